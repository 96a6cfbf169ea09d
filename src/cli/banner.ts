import type { WorldSummary } from '../../mock/index.js';
import { toGuideLines } from './guide-lines.js';
import { countOf, toRows } from './world-text.js';

const maxFaults = 5;
/** With them the whole banner has 25 lines; armed faults take a line of them. */
const maxUsers = 5;

/** What the banner shows. */
export interface BannerFacts {
  readonly version: string;
  /** Where a client on this machine reaches the server, without a trailing slash. */
  readonly url: string;
  /** The file that clients have to trust. Absent: the server speaks http. */
  readonly certificate?: string;
  readonly world: WorldSummary;
  /** Armed misbehaviour, by its text or else its id. */
  readonly faults: readonly string[];
  /** With which words the command was started. */
  readonly command: string;
  /** Whose shell the curl lines are for; cmd.exe knows double quotes only. */
  readonly platform: NodeJS.Platform;
}

/** The URL of a server that listens on `host`; for an address that stands for all of a machine's, the loopback's. */
export function toUrl(host: string, port: number, isSecure = false): string {
  const scheme = isSecure ? 'https' : 'http';
  if (host === '0.0.0.0') return `${scheme}://127.0.0.1:${port}`;
  if (host === '::') return `${scheme}://[::1]:${port}`;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether only this machine reaches `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** What the terminal shows when the server has started. */
export function toBanner(facts: BannerFacts): string {
  const { version, url, world, faults, command } = facts;
  const { scenario, clock, partner } = world;
  const counts = Object.entries(world.counts).map(([what, count]) => countOf(count, what));
  const time = `${clock.now.slice(0, 16).replace('T', ' ')} UTC${clock.frozen ? ', standing still' : ''}`;
  const guide = toGuideLines(facts);
  return [
    `flowmate-mock ${version} listens on ${url} (Ctrl-C stops it)`,
    `  world    ${scenario}: ${counts.join(', ')}`,
    `  time     ${time}`,
    `  partner  ${partner === undefined ? 'none in this world: get a token with POST /login' : `${partner.username} (--token sets the token)`}`,
    `  page     ${url}/_mock/ui, in a browser (control API: /_mock)`,
    `  next     ${command} open, tail, or certify --init node`,
    ...(faults.length === 0 ? [] : [`  faults   ${toShort(faults)} (${url}/_mock/faults)`]),
    '',
    ...toTable(facts),
    '',
    guide.length === 0
      ? "This world has no partner with a user's active flow: the steps of the integration guide have nothing to walk to."
      : "The steps of FlowMate's integration guide, for another terminal:",
    ...guide,
    '',
    '',
  ].join('\n');
}

/** The line with which `--log json` begins. */
export function toReadyLine({ version, url, certificate, world }: BannerFacts): string {
  const { scenario, clock, partner, example, counts } = world;
  return `${JSON.stringify({ event: 'listening', version, url, certificate, scenario, clock, partner, example, counts })}\n`;
}

function toShort(list: readonly string[]): string {
  const more = list.length > maxFaults ? ` and ${list.length - maxFaults} more` : '';
  return list.slice(0, maxFaults).join(', ') + more;
}

function toTable({ url, faults, world: { users } }: BannerFacts): string[] {
  const most = faults.length === 0 ? maxUsers : maxUsers - 1;
  const rows = [
    ['username', 'status', 'active flows', '_id'],
    ...users.slice(0, most).map((user) => [user.username, user.status, String(user.activeFlows), user._id]),
  ];
  return toRows(rows, users.length - most, `${url}/_mock/records/users`);
}
