import { html, raw } from 'hono/html';
import type { CaseResult, CheckResult, Verdict } from '../../certify/result.js';
import { counted } from '../../text.js';
import { docsOf } from '../certification/case-docs.js';
import { explained, hintOf, howItEnded, readableOutput, toSeconds, unjudged } from '../certification/case-facts.js';
import { toPageCase, toScriptJson } from './page-data.js';

/** Mark-up with everything of a stranger escaped. */
export type Html = ReturnType<typeof html>;

const marks: Readonly<Record<Verdict, string>> = {
  PASS: '✓',
  FAIL: '✕',
  WARN: '!',
  NOT_APPLICABLE: '–',
  NOT_EXERCISED: '○',
  NOT_REACHED: '○',
  CONFIG: '⚙',
  HARNESS_ERROR: '⚠',
  EXPECTED_FAIL: '✕',
  UNEXPECTED_PASS: '✓',
};

/** `NOT_APPLICABLE` for people. */
export function wordOf(verdict: Verdict): string {
  const text = verdict.replaceAll('_', ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function badge(verdict: Verdict): Html {
  return html`<span class="badge v-${verdict}"><span aria-hidden="true">${marks[verdict]}</span> ${wordOf(verdict)}</span>`;
}

/** A place in the page, or an exchange of a case. */
export function linkTo(id: string, sequence?: number): string {
  return `#${encodeURIComponent(id)}${sequence === undefined ? '' : `/${sequence}`}`;
}

export function copyable(text: string, what: string): Html {
  return html`<div class="copyable"><pre tabindex="0" aria-label="${what}"><code>${text}</code></pre><button type="button" class="copy" data-copy aria-label="Copy ${what}">Copy</button></div>`;
}

function checkRow(id: string, { judge, verdict, expected, observed, exchange }: CheckResult): Html {
  const link = exchange === undefined ? '' : html` <a href="${linkTo(id, exchange)}">exchange ${exchange}</a>`;
  return html`<tr><td>${badge(verdict)}</td><th scope="row"><code>${judge}</code></th><td>${expected}</td><td>${observed}${link}</td></tr>`;
}

function checksOf({ id, checks }: CaseResult): Html | '' {
  if (checks.length < 2) return '';
  return html`<h4>What was looked at</h4>
<div class="scroll" tabindex="0" role="region" aria-label="Checks of ${id}"><table class="checks">
<thead><tr><th scope="col">Verdict</th><th scope="col">Check</th><th scope="col">Expected</th><th scope="col">Observed</th></tr></thead>
<tbody>${checks.map((check) => checkRow(id, check))}</tbody></table></div>`;
}

/** How the client ended and what it printed last: of what failed at once, of the rest on demand. */
function clientOf(result: CaseResult, isOpen: boolean): Html | '' {
  const ended = howItEnded(result);
  const output = readableOutput(result);
  if (ended === '' && output === '') return '';
  const how = ended === '' ? '' : html`<p>${ended.charAt(0).toUpperCase() + ended.slice(1)}.</p>`;
  const { lastWords } = result;
  const said =
    lastWords === undefined
      ? ''
      : html`<p class="last-words"><code>${lastWords.line}</code>${lastWords.place === undefined ? '' : html` <span class="quiet">${lastWords.place}</span>`}</p>`;
  const tail =
    output === ''
      ? html`<p class="quiet">It printed nothing.</p>`
      : html`<details class="more"${isOpen ? raw(' open') : ''}><summary>The end of what it printed</summary>${copyable(output, 'output of the client')}</details>`;
  return html`<h4>The client</h4>${how}${said}${tail}`;
}

function exchangesOf(result: CaseResult): Html {
  const { id, entries, exchange } = result;
  const count = entries.length;
  if (count === 0) return html`<h4>Exchanges</h4><p class="quiet">No request was recorded.</p>`;
  const jump =
    exchange === undefined ? '' : html` <a class="jump" href="${linkTo(id, exchange)}">Go to the first problem</a>`;
  return html`<div class="row"><h4>Exchanges <span class="quiet">(${count})</span></h4>${jump}</div>
<section class="sequence" data-sequence="${id}" aria-label="Exchanges of ${id}"><noscript><p class="quiet">They are shown by a script. report.json and exchanges.har have them too.</p></noscript></section>
<script type="application/json" data-case="${id}">${raw(toScriptJson(toPageCase(result)))}</script>`;
}

/** Where a requirement comes from, and where the case is described. */
function sourceOf(id: string, source: string): Html | '' {
  const docs = docsOf(id);
  const link = docs === undefined ? '' : html` <a href="${docs}">About this case</a>`;
  return source === '' && docs === undefined
    ? ''
    : html`<p class="source"><span class="quiet">${source === '' ? '' : `From: ${source}.`}</span>${link}</p>`;
}

/** One case: what it is about while closed, all about it when opened. */
export function caseArticle(result: CaseResult, isOpen: boolean): Html {
  const { id, suite, level, title, requirement, source, verdict, expected, observed, repeat } = result;
  const hint = hintOf(result);
  const { durationMs, entries, baseline, feature } = result;
  const isExplained = explained.includes(verdict);
  const hasReason = isExplained || unjudged.includes(verdict);
  const expires = baseline?.expires === undefined ? '' : ` (until ${baseline.expires})`;
  return html`<details class="case v-${verdict}" id="${id}" data-verdict="${verdict}" data-suite="${suite}"${isOpen ? raw(' open') : ''}>
<summary>
<span class="line">${badge(verdict)}<code class="id">${id}</code><h3>${title}</h3></span>
<span class="meta"><span>${level}</span><span>${suite}</span><span>${counted(entries.length, 'exchange')}</span><span>${toSeconds(durationMs)}</span></span>
${hasReason ? html`<span class="why">${observed}</span>` : ''}
</summary>
<div class="body">
<p class="requirement">${requirement}</p>
${sourceOf(id, source)}
${feature === undefined ? '' : html`<p class="quiet">Only for clients that claim the feature ${feature}.</p>`}
${baseline === undefined ? '' : html`<p class="callout">Known failure, by the baseline: ${baseline.reason}${expires}</p>`}
${isExplained ? clientOf(result, result.exitCode !== 0 && result.lastWords === undefined) : ''}
<dl class="pair"><div class="observed"><dt>Observed</dt><dd>${observed}</dd></div><div><dt>Expected</dt><dd>${expected}</dd></div></dl>
${(isExplained || verdict === 'NOT_REACHED') && hint !== '' ? html`<p class="callout fix"><strong>Fix</strong> ${hint}</p>` : ''}
${exchangesOf(result)}
${checksOf(result)}
${isExplained ? '' : clientOf(result, false)}
<div class="row"><h4>Repeat just this case</h4><a href="${linkTo(id)}">Link to this case</a></div>
${copyable(repeat, `command that repeats ${id}`)}
</div>
</details>`;
}
