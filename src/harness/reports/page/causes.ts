import { html, raw } from 'hono/html';
import type { CaseResult, Cause, CertificationResult } from '../../certify/result.js';
import { hintOf, readableOutput } from '../certification/case-facts.js';
import { changeWords, describeEarlier } from '../certification/changes.js';
import { badge, copyable, type Html, linkTo } from './case-article.js';

/** Lines of the client's output that a cause shows. */
const outputLines = 5;

/** So many causes are open at first: the others are seldom to be mended before these. */
const openCauses = 3;

function links(ids: readonly string[]): Html[] {
  return ids.map((id) => html`<li><a href="${linkTo(id)}">${id}</a></li>`);
}

function causeItem(cause: Cause, lead: CaseResult, at: number, isOnly: boolean): Html {
  const { summary, cases, notReached, kind } = cause;
  const output = kind === 'output' || kind === 'ending' ? readableOutput(lead) : '';
  const tail = output.split('\n').slice(-outputLines).join('\n');
  const hint = kind === 'setup' ? '' : hintOf(lead);
  const isShared = cases.length + notReached.length > 1;
  return html`<li><details class="cause v-${lead.verdict}"${at < openCauses ? raw(' open') : ''}>
<summary class="cause-head">${badge(lead.verdict)} <strong>${summary}</strong>${at === 0 && isShared && !isOnly ? html` <em>Mend this first.</em>` : ''}</summary>
<div class="cause-body">
${output === '' ? '' : copyable(tail, `last output in ${lead.id}`)}
${isShared || kind !== 'breach' ? html`<p><span class="quiet">Observed in <a href="${linkTo(lead.id)}">${lead.id}</a>:</span> ${lead.observed}</p>` : ''}
${hint === '' ? '' : html`<p class="fix-line"><strong>Fix</strong> ${hint}</p>`}
${isShared || kind === 'breach' ? html`<ul class="ids" aria-label="Cases of this cause">${links(cases)}</ul>` : ''}
${notReached.length === 0 ? '' : html`<p class="quiet">Not reached for it:</p><ul class="ids" aria-label="Not reached for it">${links(notReached)}</ul>`}
</div></details></li>`;
}

/** What to mend, in order. */
export function causesPanel({ causes, cases }: CertificationResult): Html | '' {
  const shown = causes.flatMap((cause) => {
    const lead = cases.find(({ id }) => id === cause.lead);
    return lead === undefined ? [] : [{ cause, lead }];
  });
  if (shown.length === 0) return '';
  const items = shown.map(({ cause, lead }, at) => causeItem(cause, lead, at, shown.length === 1));
  return html`<section class="panel causes" aria-label="What to mend"><h2>What to mend</h2><ol>${items}</ol></section>`;
}

/** What became of the failures of an earlier run. */
export function changesPanel({ comparison }: CertificationResult): Html | '' {
  if (comparison === undefined) return '';
  const rows = (Object.keys(changeWords) as (keyof typeof changeWords)[]).flatMap((kind) => {
    const ids = comparison.changes.filter((change) => change.kind === kind).map(({ id }) => id);
    return ids.length === 0
      ? []
      : [html`<div class="change"><dt>${changeWords[kind]}</dt><dd><ul class="ids">${links(ids)}</ul></dd></div>`];
  });
  return html`<section class="panel changes" aria-label="Changes"><h2>${describeEarlier(comparison)}</h2><dl>${rows}</dl></section>`;
}
