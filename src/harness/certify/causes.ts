import { counted } from '../text.js';
import { canPass, exchangeInWords, howFar } from './advice.js';
import { normalized } from './last-words.js';
import { openFaults, webhookExchanges } from './met-faults.js';
import { decidingCheck, isOmission } from './reach.js';
import type { CaseResult, Cause } from './result.js';

type Kind = Cause['kind'];

/** What a case has in common with others that fail for the same reason. */
interface Trait {
  readonly kind: Kind;
  /** Equal for the same reason. */
  readonly key: string;
  /** Behind `17 of 19 failures end the same way: `, or the like. */
  readonly words: string;
}

interface Group {
  readonly trait: Trait;
  readonly cases: CaseResult[];
  readonly notReached: CaseResult[];
}

/**
 * What there is to mend, what matters most first. Failures that end with the same last line of output, in the same way, or that show
 * the same breach are one cause; cases that could not be judged belong to the cause of those that they presuppose.
 */
export function findCauses(cases: readonly CaseResult[]): readonly Cause[] {
  const groups = new Map<string, Group>();
  const join = (trait: Trait, result: CaseResult): void => {
    const group = groups.get(trait.key) ?? { trait, cases: [], notReached: [] };
    groups.set(trait.key, group);
    group.cases.push(result);
  };
  for (const result of cases) {
    const trait = traitOf(result);
    if (trait !== undefined) join(trait, result);
  }
  for (const result of cases.filter(({ verdict }) => verdict === 'NOT_REACHED')) {
    const ending = endingOf(result);
    const own = ending?.kind === 'output' ? groups.get(ending.key) : undefined;
    const gate = [...groups.values()].find((group) => group.cases.some(({ id }) => id === result.gate));
    const group = own ?? gate;
    if (group !== undefined) group.notReached.push(result);
    else join({ kind: 'unproven', key: `gate ${result.gate}`, words: `${result.gate} fails` }, result);
  }
  const places = new Map(cases.map((each, place) => [each, place]));
  const placeOf = (group: Group): number =>
    Math.min(...[...group.cases, ...group.notReached].map((each) => places.get(each) ?? 0));
  const sorted = [...groups.values()].sort(
    (a, b) =>
      // Of those that are alike the one that fails first: suites begin with what others build on.
      rankOf(a) - rankOf(b) || sizeOf(b) - sizeOf(a) || placeOf(a) - placeOf(b),
  );
  const failed = sorted.filter(({ trait }) => isFailure(trait.kind));
  const sumOf = (groups: readonly Group[]): number => groups.reduce((sum, each) => sum + sizeOf(each), 0);
  const warned = sumOf(failed.filter(isOfWarnings));
  const others = sumOf(failed) - warned;
  return sorted.map((group) => toCause(group, isOfWarnings(group) ? warned : others));
}

function isFailure(kind: Kind): boolean {
  return kind === 'output' || kind === 'ending' || kind === 'breach';
}

/** What makes the run fail comes before recommendations. */
function rankOf(group: Group): number {
  if (group.trait.kind === 'setup') return 0;
  if (group.trait.kind === 'unproven') return 2;
  return isOfWarnings(group) ? 3 : 1;
}

function isOfWarnings({ cases }: Group): boolean {
  return cases.every(({ verdict }) => verdict === 'WARN');
}

function sizeOf({ cases, notReached }: Group): number {
  return cases.length + notReached.length;
}

function toCause(group: Group, alike: number): Cause {
  const { trait, cases, notReached } = group;
  const [lead = notReached[0]] = [...cases].sort((a, b) => isWarning(a) - isWarning(b));
  const others = cases.filter((each) => each !== lead);
  return {
    kind: trait.kind,
    summary: summaryOf(group, alike),
    lead: lead?.id ?? '',
    cases: [...(lead === undefined ? [] : [lead]), ...others].map(({ id }) => id),
    notReached: notReached.map(({ id }) => id),
  };
}

function isWarning({ verdict }: CaseResult): number {
  return verdict === 'WARN' ? 1 : 0;
}

/** `alike`: how many cases fail in all, or for a cause of warnings how many warn. */
function summaryOf(group: Group, alike: number): string {
  const { kind, words } = group.trait;
  const size = sizeOf(group);
  const [first] = group.cases;
  if (kind === 'setup' || kind === 'unproven') {
    const what = kind === 'setup' ? 'not run' : 'not judged';
    return `${size === 1 ? (first?.id ?? '') : counted(size, 'case')} ${size === 1 ? 'was' : 'were'} ${what}: ${words}`;
  }
  if (size === 1) return `${first?.id ?? ''}: ${words}`;
  const what = isOfWarnings(group) ? 'warning' : 'failure';
  const share = size === alike ? `All ${counted(size, what)}` : `${size} of ${counted(alike, what)}`;
  const how = kind === 'breach' ? 'have the same cause' : 'end the same way';
  return `${share} ${how}: ${words}`;
}

function traitOf(result: CaseResult): Trait | undefined {
  const { verdict, observed, level, baseline, id } = result;
  switch (verdict) {
    case 'CONFIG':
    case 'HARNESS_ERROR':
      return { kind: 'setup', key: `${verdict} ${normalized(observed)}`, words: observed };
    case 'UNEXPECTED_PASS':
      return { kind: 'breach', key: `baseline ${id}`, words: 'passes, and the baseline says that it fails' };
    case 'NOT_EXERCISED':
      // What no verdict hangs on costs nothing.
      return level === 'SHOULD' || baseline !== undefined
        ? undefined
        : { kind: 'unproven', key: `unproven ${normalized(observed)}`, words: observed };
    case 'FAIL':
    case 'WARN':
      return endingOf(result) ?? breachOf(result);
    default:
      return undefined;
  }
}

/** How a client ended that left something undone. Undefined: it is to blame for what it did, or ended well. */
function endingOf(result: CaseResult): Trait | undefined {
  const { checks, lastWords, timedOut, exitCode } = result;
  const deciding = decidingCheck(checks, result);
  if (deciding === undefined || !isOmission(deciding, result)) return undefined;
  if (timedOut) return { kind: 'ending', key: 'timed out', words: 'the client was still running when its time was up' };
  const unrepeated = openFaults(result).find(({ exchange, tries }) => tries === 0 && canPass(exchange));
  if (unrepeated !== undefined && exitCode !== 0) {
    const words = `${exchangeInWords(unrepeated.exchange, result)}, and the client did not try that again`;
    return { kind: 'breach', key: 'not tried again', words };
  }
  if (lastWords !== undefined) {
    const { line, place } = lastWords;
    const where = place === undefined || line.includes(place) ? '' : ` (${place})`;
    return { kind: 'output', key: `output ${normalized(line)}`, words: `\`${line}\`${where}` };
  }
  const how = howFar(result);
  if (how !== undefined) return { kind: 'ending', key: how, words: `the client ${how}` };
  // Whether it called webhooks before or not: what it did not get past was given up.
  if (deciding.judge === 'exit-not-zero' || (exitCode === 0 && openFaults(result).length > 0)) {
    const words = 'exit code 0, although something was given up';
    return { kind: 'ending', key: 'exit code 0', words };
  }
  if (exitCode !== 0 || webhookExchanges(result).length > 0) return undefined;
  const { fix } = deciding;
  const key = fix === undefined ? 'nothing called' : remedyKey(fix);
  return { kind: 'ending', key, words: 'exit code 0, and no webhook was called' };
}

/** By what has to be done about it, where that is known of what was observed; else by what was looked at, and the faults met. */
function breachOf(result: CaseResult): Trait {
  const { checks, observed, injected = {}, id } = result;
  const deciding = decidingCheck(checks, result);
  if (deciding === undefined) return { kind: 'breach', key: `case ${id}`, words: observed };
  const { judge, fix } = deciding;
  const faults = Object.values(injected).join(', ');
  const key = fix === undefined ? `${judge} ${faults}` : remedyKey(fix);
  return { kind: 'breach', key, words: observed };
}

/** What is to be done, whatever names it has in this case. */
function remedyKey(fix: string): string {
  const words = normalized(fix).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return `fix ${words.replaceAll(/\d+/g, '#')}`;
}
