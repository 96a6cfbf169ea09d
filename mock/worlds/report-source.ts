import type { ControlSchema } from '../../openapi/index.js';

/** Where the control API has reports of certification runs from. */
export interface ReportSource {
  list(): Promise<ControlSchema<'ReportList'>>;
  /** Undefined for an id that no report has. Rejects with an UnreadableReport. */
  show(id: string): Promise<ControlSchema<'Report'> | undefined>;
  /** The report as an HTML page, which brings a policy of its own. Undefined and rejects as `show` does. */
  page(id: string): Promise<string | undefined>;
}

/** A report that is listed cannot be shown; `message` is a sentence that says why. */
export class UnreadableReport extends Error {
  override readonly name = 'UnreadableReport';
}
