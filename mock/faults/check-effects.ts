import { check, isObject, oneOf, text, wrongType } from '../domain/checks/check.js';
import { quote, type Report } from '../domain/checks/report.js';
import { durationOf, LONGEST_WINDOW_MS } from './duration.js';
import { after, instead, type Refinements } from './schema-checks.js';

/** Headers that the server sets itself. */
const FRAMING = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'trailer', 'upgrade', 'te'];

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const WITHOUT_BODY: readonly unknown[] = [204, 205, 304];

function checkHeaders(headers: Record<string, unknown>, report: Report): void {
  for (const name of Object.keys(headers)) {
    if (!HEADER_NAME.test(name)) report.addAt(name, 'is no name of a header', 'key');
    else if (FRAMING.includes(name.toLowerCase()))
      report.addAt(name, 'follows from the answer itself; leave it out', 'key');
  }
}

/** What the schemas of effects cannot say. */
export const effectRefinements: Refinements = {
  // Reports problems of the kind that was meant, not of all kinds.
  FaultEffect: ({ schema }, checks) => {
    const effects = checks.alternativesOf('FaultEffect', ({ properties }) => properties?.kind?.enum?.[0]);
    const kinds = [...effects.keys()].map(String);
    return check(schema, (value, report) => {
      if (!isObject(value)) {
        report.add(wrongType(value, 'an effect; an object such as { kind: status, status: 503 } is'));
        return;
      }
      const { kind } = value;
      const effect = effects.get(kind);
      if (effect !== undefined) effect(value, report);
      else if (kind === undefined) report.add('lacks the member kind');
      else {
        const near = report.suggest(String(kind), kinds) || `; there are ${kinds.join(', ')}`;
        report.addAt('kind', `${quote(kind)} is no effect${near}`);
      }
    });
  },
  LatencyEffect: ({ schema }, checks) => {
    const latencies = checks.alternativesOf('LatencyEffect', ({ properties }) => properties?.distribution?.enum?.[0]);
    const known = oneOf(...[...latencies.keys()].map(String));
    return check(schema, (value, report) => {
      const distribution = isObject(value) ? (value.distribution ?? 'fixed') : 'fixed';
      const latency = latencies.get(distribution);
      if (latency !== undefined) {
        latency(value, report);
        return;
      }
      report.path.push('distribution');
      known(distribution, report);
      report.path.pop();
    });
  },
  UniformLatencyEffect: after(({ minMs, maxMs }, report) => {
    if (typeof minMs === 'number' && typeof maxMs === 'number' && minMs > maxMs)
      report.addAt('maxMs', `${maxMs} is less than minMs, ${minMs}; swap them`);
  }),
  StatusEffect: after(({ status, body, headers, retryAfterDate, dateOffset }, report) => {
    const names = isObject(headers) ? Object.keys(headers).map((name) => name.toLowerCase()) : [];
    if (retryAfterDate !== undefined && names.includes('retry-after'))
      report.addAt('retryAfterDate', 'says what the header retry-after says; leave one of them out');
    if ((retryAfterDate ?? dateOffset) !== undefined && names.includes('date'))
      report.addAt('headers', 'has a date, and the date of the answer is made when it is answered; leave it out');
    if (body !== undefined && WITHOUT_BODY.includes(status))
      report.addAt('body', `an answer of ${status} has no body; leave it out`);
  }),
  FaultHeaders: after(checkHeaders),
  FaultHeaderValue: (usual) =>
    check(usual.schema, (value, report) => (typeof value === 'string' ? usual : text)(value, report)),
  TotalsEffect: after(({ total, totalPages }, report) => {
    if (total === undefined && totalPages === undefined)
      report.add('leaves the totals right; one of total, totalPages is needed');
  }),
  ReformatEffect: after(({ indent, keyOrder, contentType }, report) => {
    if (indent === undefined && keyOrder === undefined && contentType === undefined)
      report.add('reformats nothing; one of indent, keyOrder, contentType is needed');
  }),
  RateLimitWindow: instead((value, report) => {
    if (!durationOf(value, LONGEST_WINDOW_MS))
      report.add(`${quote(value)} is no window; milliseconds or a text such as "1s" or "5m" are, a day at most`);
  }),
};
