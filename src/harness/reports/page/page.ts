import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { CaseResult, CertificationResult } from '../../certify/result.js';
import {
  byUrgency,
  clientOf,
  explained,
  explanationOf,
  failuresFirst,
  legend,
  outcomeOf,
  toSeconds,
} from '../certification/case-facts.js';
import { toDate } from '../certification/dates.js';
import type { PageAssets } from './assets.js';
import { badge, caseArticle, copyable, type Html, linkTo, wordOf } from './case-article.js';
import { causesPanel, changesPanel } from './causes.js';
import { type OperationUse, toOperationUses } from './operations.js';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const iconColors: Readonly<Record<CertificationResult['exitCode'], string>> = {
  0: '#136a33',
  1: '#c01c28',
  2: '#7a3ab8',
  3: '#7a3ab8',
  4: '#7a3ab8',
};

/** A tick or a cross for the tab, in the colour of the outcome. */
function iconOf(exitCode: CertificationResult['exitCode']): string {
  const sign = exitCode === 0 ? 'M4 9l3 3 5-7' : 'M5 5l6 6M11 5l-6 6';
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="${iconColors[exitCode]}"/><path d="${sign}" fill="none" stroke="#fff" stroke-width="2"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(icon)}`;
}

/** Shares of the verdicts as a bar. SVG, because its attributes are no styles, which the page forbids itself. */
function bar({ summary }: CertificationResult): Html {
  let x = 0;
  const parts = [...byUrgency].map((verdict) => {
    const part = html`<rect class="v-${verdict}" x="${x}" y="0" width="${summary[verdict]}" height="1"/>`;
    x += summary[verdict];
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${Math.max(1, summary.total)} 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function header(result: CertificationResult): Html {
  const { run, exitCode } = result;
  const outcome = outcomeOf(result);
  const facts: readonly (readonly [string, string | Html])[] = [
    ['Client', html`<code>${clientOf(run)}</code>`],
    ['Started', html`<time datetime="${run.started}">${toDate(run.started)}</time>`],
    ['Took', toSeconds(run.durationMs)],
    ['Features claimed', run.features.length === 0 ? 'none' : run.features.join(', ')],
    ['Seed', String(run.seed)],
    ['Time limit', `${toSeconds(run.timeoutMs)} a case`],
    ['flowmate-mock', run.tool.version],
  ];
  return html`<header class="top">
<div class="row"><p class="over">FlowMate client certification</p><button type="button" id="theme" hidden>Theme: system</button></div>
<h1 class="outcome-${exitCode}">${outcome.charAt(0).toUpperCase() + outcome.slice(1)}</h1>
<p class="conclusion">${explanationOf(result)}</p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

function tiles(result: CertificationResult): Html {
  const { summary } = result;
  const present = byUrgency.filter((verdict) => summary[verdict] > 0);
  const tile = (name: string, count: number, label: string): Html =>
    html`<button type="button" class="tile v-${name}" data-verdict="${name}" aria-pressed="${name === 'ALL' ? 'true' : 'false'}"><span class="count">${count}</span> <span class="label">${label}</span></button>`;
  return html`<section aria-label="Verdicts"><div class="tiles" role="group" aria-label="Show cases by verdict">
${tile('ALL', summary.total, 'All')}${present.map((verdict) => tile(verdict, summary[verdict], wordOf(verdict)))}
</div>${bar(result)}</section>`;
}

function tools(suites: readonly string[]): Html {
  return html`<div class="tools" role="search">
<label class="grow"><span class="sr">Search in cases and exchanges</span><input type="search" id="search" placeholder="Search cases, URLs, payloads" autocomplete="off" spellcheck="false"></label>
<label><span class="sr">Suite</span><select id="suite"><option value="">All suites</option>${suites.map((suite) => html`<option>${suite}</option>`)}</select></label>
<button type="button" id="open-all">Open all</button><button type="button" id="close-all">Close all</button>
<p id="shown" class="quiet" role="status"></p>
</div>`;
}

function contents(cases: readonly CaseResult[], suites: readonly string[]): Html {
  const items = (suite: string): Html[] =>
    cases
      .filter((each) => each.suite === suite)
      .map(({ id, title, verdict }) => {
        const dot = html`<span class="dot v-${verdict}" aria-hidden="true"></span>`;
        return html`<li data-for="${id}"><a href="${linkTo(id)}">${dot}<span class="nav-id">${id}</span> <span class="nav-title">${title}</span><span class="sr"> ${wordOf(verdict)}</span></a></li>`;
      });
  return html`<nav aria-label="Cases by suite">${suites.map((suite) => html`<div data-group><h2 class="nav-suite">${suite}</h2><ul>${items(suite)}</ul></div>`)}</nav>`;
}

function notices({ preflight, stale }: CertificationResult): Html {
  const output = preflight.outputTail.trim();
  const failed =
    preflight.verdict === 'PASS'
      ? ''
      : html`<section class="notice" aria-label="Preflight"><h2>${badge(preflight.verdict)} Before any case</h2><p>${preflight.observed}</p>${output === '' ? '' : copyable(output, 'output of the client')}</section>`;
  const old =
    stale.length === 0
      ? ''
      : html`<section class="notice" aria-label="Baseline"><h2>The baseline is out of date</h2><ul>${stale.map(({ id, reason, why }) => html`<li><code>${id}</code> ${why} <span class="quiet">Its reason: ${reason}</span></li>`)}</ul></section>`;
  return html`${failed}${old}`;
}

function operations(uses: readonly OperationUse[]): Html | '' {
  if (uses.length === 0) return '';
  const answers = [...new Set(uses.flatMap((use) => Object.keys(use.answers)))].sort();
  const rows = uses.map(({ name, count, answers: given, departures }) => {
    const cells = [...answers.map((answer) => given[answer]), departures].map(
      (value) => html`<td>${value || '·'}</td>`,
    );
    return html`<tr><th scope="row"><code>${name}</code></th><td>${count}</td>${cells}</tr>`;
  });
  return html`<section class="panel" aria-label="What the client used"><h2>What the client used</h2>
<p class="quiet">All requests of all cases, by operation of the API, and how they were answered.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Operations used"><table class="numbers"><thead><tr><th scope="col">Operation</th><th scope="col">Requests</th>${answers.map((answer) => html`<th scope="col">${answer}</th>`)}<th scope="col">Not as documented</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function footer(): Html {
  return html`<footer><section class="panel"><h2>What the verdicts mean</h2><dl class="legend">${byUrgency.map((verdict) => html`<div><dt>${badge(verdict)}</dt><dd>${legend[verdict]}</dd></div>`)}</dl></section></footer>`;
}

/** The whole report as one HTML file that works from disk: it loads nothing, and its own policy forbids it to. */
export async function toHtml(result: CertificationResult, { style, script }: PageAssets): Promise<string> {
  const { run, cases, exitCode } = result;
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const sorted = failuresFirst(cases);
  // Why no case was run is said once, above.
  const isJudged = result.preflight.verdict === 'PASS';
  const open = sorted.find(({ verdict }) => explained.includes(verdict));
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="${iconOf(exitCode)}">
<meta name="generator" content="flowmate-mock ${run.tool.version}">
<title>${outcomeOf(result)}: FlowMate certification of ${clientOf(run)}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#cases">Skip to the cases</a>
${header(result)}
<noscript><p class="notice">Filters, search and the exchanges need JavaScript; everything else is here without it.</p></noscript>
${notices(result)}
${isJudged ? causesPanel(result) : ''}
${changesPanel(result)}
${cases.length === 0 ? '' : html`${tiles(result)}${tools(suites)}`}
<div class="columns">
${contents(cases, suites)}
<main id="cases" tabindex="-1"><h2 class="sr">Cases, failures first</h2>
${sorted.map((each) => caseArticle(each, each === open))}
<p id="none" class="quiet" hidden>No matching cases. <button type="button" id="reset">Show all</button></p>
</main>
</div>
${operations(toOperationUses(cases))}
${footer()}
<script>${raw(script)}</script>
</body>
</html>
`;
  return String(page);
}
