import type { WorldSummary } from '../../mock/index.js';
import { quote, quoteCommand } from '../harness/quote.js';

/** Width of a line that most terminals show whole. */
const COLUMNS = 100;

/** The steps of FlowMate's integration guide for a shell, to be pasted as they are. */
export interface GuideLines {
  readonly url: string;
  /** The file with the certificate that curl has to trust. */
  readonly certificate?: string;
  readonly world: WorldSummary;
  /** Whose shell the lines are for: cmd.exe knows double quotes and `%NAME%` only. */
  readonly platform: NodeJS.Platform;
}

/** Variables for URL and token, then a curl line for each step. Empty where the world has no partner or no flow to walk to. */
export function toGuideLines(lines: GuideLines): readonly string[] {
  const { url, certificate, world, platform } = lines;
  const { partner, example } = world;
  if (partner === undefined || example === undefined) return [];
  const shell = platform === 'win32' ? cmd : posix;
  const get = (path: string, comment: string) =>
    withComment(`curl -g ${shell.auth} ${shell.address(path)}`, shell.comment(comment));
  return [
    ...(certificate === undefined ? [] : [shell.environment('CURL_CA_BUNDLE', certificate)]),
    shell.set('API', url),
    ...shell.setLong('TOKEN', partner.token),
    ...shell.header,
    get(`/users?username=${encode(example.username)}`, "your id -> FlowMate's _id"),
    get(`/flows?filter[status]=active&filter[user]=${example.userId}`, 'the active flows'),
    get(`/flows/${example.flowId}`, 'payload: what the flow expects'),
    `curl ${shell.json} ${shell.address(`/webhooks/${example.flowId}`)} ${shell.more}`,
    ...shell.data(example.data),
  ];
}

type Data = Readonly<Record<string, unknown>>;

const posix = {
  set: (name: string, value: string) => `${name}=${quoteCommand([value])}`,
  environment: (name: string, value: string) => `export ${posix.set(name, value)}`,
  // A token is longer than a line. A backslash at the end of a line joins it with the next, which must not be indented.
  setLong(name: string, value: string): string[] {
    if (!/^[\w.~+/=-]+$/.test(value)) return [posix.set(name, value)];
    const whole = `${name}=${value}`;
    const width = COLUMNS - 4;
    return Array.from({ length: Math.ceil(whole.length / width) }, (_, at) => {
      const part = whole.slice(at * width, (at + 1) * width);
      return (at + 1) * width < whole.length ? `${part}\\` : part;
    });
  },
  header: ['AUTH="Authorization: Bearer $TOKEN"'],
  auth: '-H "$AUTH"',
  json: "-H 'Content-Type: application/json'",
  address: (path: string) => `"$API${path}"`,
  comment: (text: string) => `# ${text}`,
  more: '\\',
  data: (data: Data) => wrapData(data),
};

const cmd = {
  set: (name: string, value: string) => `set ${name}=${value}`,
  environment: (name: string, value: string) => cmd.set(name, value),
  setLong: (name: string, value: string) => [cmd.set(name, value)],
  header: [],
  auth: '-H "Authorization: Bearer %TOKEN%"',
  json: '-H "Content-Type: application/json"',
  address: (path: string) => `"%API%${path}"`,
  comment: () => '',
  more: '^',
  data: (data: Data) => [`  -d "${JSON.stringify({ data }).replaceAll('"', '\\"')}"`],
};

function withComment(line: string, comment: string): string {
  const both = `${line.padEnd(58)}  ${comment}`;
  return comment === '' || both.length > COLUMNS ? line : both;
}

/** The body of a webhook call in quotes, in lines that end between members: white space there means nothing. */
function wrapData(data: Data): string[] {
  const members = Object.entries(data).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const lines = ['{"data":{'];
  for (const [at, member] of members.entries()) {
    const last = lines.at(-1) ?? '';
    const text = at === members.length - 1 ? member : `${member},`;
    if (last.length + text.length > COLUMNS - 12) lines.push(text);
    else lines[lines.length - 1] = last + text;
  }
  return `  -d ${quote(`${lines.join('\n     ')}}}`)}`.split('\n');
}

/** Like encodeURIComponent, and the five marks it leaves alone, which mean something to shells. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
