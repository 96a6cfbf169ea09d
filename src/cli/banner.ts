import type { WorldSummary } from '../../mock/index.js';
import { countOf, maxUsers, toRows } from './world-text.js';

const maxFaults = 5;

/** What the banner shows. */
export interface BannerFacts {
  readonly version: string;
  /** Where a client on this machine reaches the server, without a trailing slash. */
  readonly url: string;
  readonly world: WorldSummary;
  /** Armed misbehaviour, by its text or else its id. */
  readonly faults: readonly string[];
  /** Whose shell the curl lines are for; cmd.exe knows double quotes only. */
  readonly platform: NodeJS.Platform;
}

/** One step of FlowMate's integration guide as a command to paste. */
export interface GuideStep {
  readonly title: string;
  readonly command: string;
}

/** The URL of a server that listens on `host`; for an address that stands for all of a machine's, the loopback's. */
export function toUrl(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether only this machine reaches `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** The guide's five steps with ids of this world; empty when it has no partner or no flow of a user to walk to. */
export function toGuideSteps({ url, world, platform }: BannerFacts): readonly GuideStep[] {
  const { partner, example } = world;
  if (partner === undefined || example === undefined) return [];
  const quoted = (text: string): string => quote(text, platform);
  const authorization = `-H ${quoted(`Authorization: Bearer ${partner.token}`)}`;
  const get = (path: string): string => `curl -g ${authorization} ${quoted(`${url}${path}`)}`;
  const input = Object.entries(example.input).map(([name, type]) => [name, sampleOf(name, type)]);
  const body = JSON.stringify({ data: Object.fromEntries(input) });
  return [
    {
      title: 'Find a user by username, your own id of him',
      command: get(`/users?username=${encode(example.username)}`),
    },
    { title: "Take his _id, FlowMate's own id of him", command: get(`/users/${example.userId}`) },
    {
      title: 'List his active flows',
      command: get(`/flows?filter[status]=active&filter[user]=${example.userId}`),
    },
    { title: "Look at a flow's payload: which input it wants", command: get(`/flows/${example.flowId}`) },
    {
      title: 'Send the data to its webhook',
      command: `curl -g ${authorization} -H ${quoted('Content-Type: application/json')} -d ${quoted(body)} ${quoted(`${url}/webhooks/${example.flowId}`)}`,
    },
  ];
}

/** What the terminal shows when the server has started. */
export function toBanner(facts: BannerFacts): string {
  const { version, url, world, faults } = facts;
  const steps = toGuideSteps(facts);
  const counts = Object.entries(world.counts).map(([what, count]) => countOf(count, what));
  return [
    `flowmate-mock ${version} listens on ${url}`,
    '',
    `  world    ${world.scenario} (${counts.join(', ')})`,
    ...(world.partner === undefined
      ? ['  partner  none in this world: get a token with POST /login']
      : [`  partner  ${world.partner.username}`, `  token    ${world.partner.token}`]),
    ...(faults.length === 0 ? [] : [`  faults   ${toShort(faults)} (${url}/_mock/faults)`]),
    '',
    ...toTable(world),
    '',
    ...(steps.length === 0
      ? ["This world has no partner with a user's active flow, so the guide's five steps have nothing to walk to."]
      : ["The five steps of FlowMate's integration guide:"]),
    ...steps.flatMap(({ title, command }, index) => ['', `  ${index + 1}. ${title}`, `  ${command}`]),
    '',
    '',
  ].join('\n');
}

/** The line with which `--log json` begins. */
export function toReadyLine({ version, url, world }: BannerFacts): string {
  const { scenario, partner, example, counts } = world;
  return `${JSON.stringify({ event: 'listening', version, url, scenario, partner, example, counts })}\n`;
}

function toShort(list: readonly string[]): string {
  const more = list.length > maxFaults ? ` and ${list.length - maxFaults} more` : '';
  return list.slice(0, maxFaults).join(', ') + more;
}

function toTable({ users }: WorldSummary): string[] {
  const rows = [
    ['username', 'status', 'active flows', '_id'],
    ...users.slice(0, maxUsers).map((user) => [user.username, user.status, String(user.activeFlows), user._id]),
  ];
  return toRows(rows, users.length - maxUsers);
}

function sampleOf(name: string, type: string): unknown {
  if (/^(number|integer)$/.test(type)) return 1;
  if (type === 'boolean') return true;
  if (type === 'array') return [];
  if (type === 'object') return {};
  return `some ${name}`;
}

/** Like encodeURIComponent, and the five marks it leaves alone, which mean something to shells. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function quote(text: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? `"${text.replaceAll('"', '\\"')}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
