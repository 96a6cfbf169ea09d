import { isRecord } from '../../json.js';
import { readPlainFile, whyUnread } from '../../plain-file.js';
import { messageOf } from '../../text.js';
import { ConfigError } from '../client/client.js';
import type { EarlierRun } from '../comparison.js';
import { type Verdict, verdicts } from '../result.js';

/** Reads the report.json of an earlier run, of this version or an older one. Rejects with a ConfigError. */
export async function readEarlierReport(file: string): Promise<EarlierRun> {
  const text = await readPlainFile(file).catch((error: unknown) => {
    const why = whyUnread(error);
    const help = why === 'it is a folder' ? '; name the report.json in it' : '';
    throw new ConfigError(`cannot read the report ${file}: ${why}${help}`);
  });
  const refuse = (why: string): never => {
    throw new ConfigError(`${file} is no report of certify: ${why}. The report.json that --out writes is one.`);
  };
  let report: unknown;
  try {
    report = JSON.parse(text);
  } catch (error) {
    return refuse(`it is no JSON (${messageOf(error)})`);
  }
  if (!isRecord(report)) return refuse('it is no object');
  const { schemaVersion, run, cases } = report;
  if (schemaVersion !== 1) return refuse(`its schemaVersion is ${JSON.stringify(schemaVersion) ?? 'missing'}, not 1`);
  if (!isRecord(run) || typeof run.seed !== 'number' || !Number.isSafeInteger(run.seed) || run.seed < 0)
    return refuse('it has no run.seed');
  if (!Array.isArray(cases)) return refuse('it has no cases');
  const found = cases.map((each: unknown, at) => {
    const verdict = isRecord(each) ? verdicts.find((word) => word === each.verdict) : undefined;
    return isRecord(each) && typeof each.id === 'string' && verdict !== undefined
      ? { id: each.id, verdict, seenIn: each.seenIn }
      : refuse(`cases[${at}] lacks an id or a verdict that is known here`);
  });
  return {
    file,
    started: typeof run.started === 'string' ? run.started : '',
    seed: run.seed,
    features: Array.isArray(run.features) ? run.features.filter((name) => typeof name === 'string') : [],
    verdicts: new Map<string, Verdict>(found.map(({ id, verdict }) => [id, verdict])),
    seenIn: new Map(found.flatMap(({ id, seenIn }) => (typeof seenIn === 'string' ? [[id, seenIn]] : []))),
  };
}
