import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { CaseResult, CertificationResult } from '../../certify/result.js';
import { byUrgency, clientOf, explanationOf, legend, outcomeOf } from '../certification/case-facts.js';
import { badge, type Html } from './case-article.js';

/** The run of one client of a partner programme. */
export interface GridClient {
  /** Unique among the clients of a page. */
  readonly name: string;
  /** From the page to the report of the client. Absent: it has no report. */
  readonly href?: string;
  readonly result: CertificationResult;
}

const OWN_STYLE = `
.grid th, .grid td { text-align: left; vertical-align: top; padding: .3rem .6rem; }
.grid thead th { position: sticky; top: 0; background: Canvas; }
.grid tbody th { font-weight: normal; }
`;

/** All clients of a programme on one page, a row for each case and a column for each client. It loads nothing. */
export async function toGrid(clients: readonly GridClient[], style: string): Promise<string> {
  const css = `${style}${OWN_STYLE}`;
  const hash = createHash('sha256').update(css).digest('base64');
  const suites = [...new Set(clients.flatMap(({ result }) => result.cases.map(({ suite }) => suite)))];
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>FlowMate certification of ${clients.length} clients</title>
<style>${raw(css)}</style>
</head>
<body>
<header class="top"><p class="over">FlowMate client certification</p><h1>${clients.length} clients</h1>
${notesOf(clients)}</header>
<main><div class="scroll" tabindex="0" role="region" aria-label="Cases and clients"><table class="grid">
<thead><tr><th scope="col">Case</th>${clients.map(headOf)}</tr></thead>
${suites.map((suite) => bodyOf(suite, clients))}
</table></div></main>
<footer><section class="panel"><h2>What the verdicts mean</h2><dl class="legend">${byUrgency.map((verdict) => html`<div><dt>${badge(verdict)}</dt><dd>${legend[verdict]}</dd></div>`)}</dl></section></footer>
</body>
</html>
`;
  return String(page);
}

function headOf({ name, href, result }: GridClient): Html {
  const { run, exitCode, summary } = result;
  const title = href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
  const facts = [run.started.slice(0, 10), `seed ${run.seed}`, ...(run.sets ?? []), `version ${run.tool.version}`];
  return html`<th scope="col">${title}<br><strong class="outcome-${exitCode}">${outcomeOf(result)}</strong>
<p class="quiet" title="${clientOf(run)}">${summary.PASS} of ${summary.total} pass. ${explanationOf(result)}</p><p class="quiet">${facts.join(', ')}</p></th>`;
}

function bodyOf(suite: string, clients: readonly GridClient[]): Html {
  const cases = new Map<string, CaseResult>();
  for (const each of clients.flatMap(({ result }) => result.cases)) {
    if (each.suite === suite && !cases.has(each.id)) cases.set(each.id, each);
  }
  const rows = [...cases.values()].map(({ id, title, level }) => {
    const cells = clients.map((client) => cellOf(client, id));
    return html`<tr><th scope="row"><code>${id}</code> ${title} <span class="quiet">${level}</span></th>${cells}</tr>`;
  });
  return html`<tbody><tr><th scope="rowgroup" colspan="${clients.length + 1}"><h2>${suite}</h2></th></tr>${rows}</tbody>`;
}

function cellOf({ href, result }: GridClient, id: string): Html {
  const found = result.cases.find((each) => each.id === id);
  if (found === undefined) return html`<td class="quiet">not run</td>`;
  const shown = badge(found.verdict);
  const link = href === undefined ? shown : html`<a href="${href}#${encodeURIComponent(id)}">${shown}</a>`;
  return html`<td title="${found.observed.slice(0, 300)}">${link}</td>`;
}

/** Why the columns cannot be compared. */
function notesOf(clients: readonly GridClient[]): Html | '' {
  const differ = (of: (result: CertificationResult) => string | undefined): boolean =>
    new Set(clients.map(({ result }) => of(result))).size > 1;
  const notes = [
    differ(({ run }) => run.digests?.suite) ? 'The clients were not certified by the same cases.' : '',
    differ(({ run }) => run.digests?.apiDocument) ? 'They were not certified by the same API document.' : '',
    differ(({ run }) => run.digests?.mock) ? 'They were not certified by the same version of the fake.' : '',
  ].filter((note) => note !== '');
  return notes.length === 0
    ? ''
    : html`<section class="notice" aria-label="Differences"><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></section>`;
}
