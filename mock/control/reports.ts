import { HTML_TYPE } from '../http/answer.js';
import { type ReportSource, UnreadableReport } from '../worlds/report-source.js';
import type { Sandboxes } from '../worlds/sandboxes.js';
import { ControlError } from './errors.js';
import { controlRoutes } from './routes.js';

/** Beside the page's own policy, by its hashes: it is a site of its own, which reaches nothing, and is shown in no frame. */
const PAGE_HEADERS = {
  'content-security-policy':
    "sandbox allow-scripts allow-downloads; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Reports of certification runs, which are of no world. */
export const reports = controlRoutes({
  getReports: async ({ sandboxes }) => ({ status: 200, body: await sourceOf(sandboxes).list() }),

  getReport: async ({ sandboxes, params: { report = '' } }) => {
    const body = await readable(sourceOf(sandboxes).show(report));
    return { status: 200, body: body ?? refuseUnknown(report) };
  },

  getReportPage: async ({ sandboxes, params: { report = '' } }) => {
    const text = await readable(sourceOf(sandboxes).page(report));
    return { status: 200, text: text ?? refuseUnknown(report), type: HTML_TYPE, headers: PAGE_HEADERS };
  },
});

function sourceOf({ reports }: Sandboxes): ReportSource {
  if (reports === undefined) {
    const error =
      'The mock was started without a folder of reports: `flowmate-mock serve --reports DIR` shows those that `flowmate-mock certify --out DIR/run-1` writes.';
    throw new ControlError(404, error);
  }
  return reports;
}

function refuseUnknown(id: string): never {
  throw new ControlError(404, `There is no report ${JSON.stringify(id)}: GET /_mock/reports lists them.`);
}

async function readable<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof UnreadableReport ? new ControlError(422, error.message) : error;
  }
}
