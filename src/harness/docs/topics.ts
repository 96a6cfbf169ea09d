/** What several cases are about: the harm, the usual mistakes, and how it is done right in the languages most clients are written in. */
export interface Topic {
  /** Heading and anchor. */
  readonly name: string;
  /** What the title of a case, or the effect of a cell of the matrix, says of it. The first topic that fits is taken. */
  readonly about: RegExp;
  readonly why: string;
  readonly fails: string;
  readonly node?: string;
  readonly python?: string;
  readonly shell?: string;
}

export const topics: readonly Topic[] = [
  {
    name: 'Retry-After',
    about: /retry-after|\b429\b/i,
    why: 'A server that is asked again too early refuses again, and may lock the partner out.',
    fails: 'A fixed wait; a date read as a number; the header read on 429 alone.',
    node: `const header = answer.headers.get('retry-after') ?? '';
const seconds = /^\\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.parse(answer.headers.get('date') ?? '')) / 1000;
await setTimeout(Math.max(seconds || 0, backOff) * 1000);`,
    python: `header = answer.headers.get("Retry-After", "")
seconds = int(header) if header.isdigit() else (parsedate_to_datetime(header) - parsedate_to_datetime(answer.headers["Date"])).total_seconds()
time.sleep(max(seconds, back_off))`,
    shell: 'curl --retry 5 --retry-max-time 60 ...   # waits as Retry-After says',
  },
  {
    name: 'The request id',
    about: /retry of a delivery|request[- ]id|told from a new one/i,
    why: 'When an answer is lost, the server can tell a repeated delivery from a new one by this id alone.',
    fails: 'A new id for each try; one id for all deliveries; none.',
    node: "headers: { 'x-request-id': [event.id, flow.id].join('-') }   // the same in every try",
    python: 'headers={"X-Request-Id": f"{event[\'id\']}-{flow[\'id\']}"}   # the same in every try',
    shell: 'curl -H "X-Request-Id: $event-$flow" ...',
  },
  {
    name: 'A token that expires',
    about: /\btoken (?:that )?expires|\b401\b|login/i,
    why: 'Tokens live for a limited time; an integration that stops then loses all later events.',
    fails: 'The token read once for ever; a login for each request; a login for ever where it is of no use.',
    node: `let answer = await send(token);
if (answer.status === 401) answer = await send((token = await login()));   // once, then give up`,
    python: `answer = send(token)
if answer.status == 401:
    token = login()
    answer = send(token)  # once, then give up`,
  },
  {
    name: 'Waits with an end',
    about: /silen(?:t|ce)|drip|stall|hold the client/i,
    why: 'A client that waits for ever delivers nothing more, and no one notices.',
    fails:
      'A library without a time limit by default (fetch, requests); a limit for the connection alone, not for the answer.',
    node: 'await fetch(url, { signal: AbortSignal.timeout(10_000) });',
    python: 'urllib.request.urlopen(request, timeout=10)   # and a limit over all: a body may drip',
    shell: 'curl --max-time 10 ...',
  },
  {
    name: 'Answers that are no answers',
    about: /broken answer|cut (?:off|short)|truncat|no json|html/i,
    why: 'An answer that cannot be read says nothing: taken for an empty list, every event of that user is lost in silence.',
    fails:
      '`catch { return [] }`; a parser that takes what it can get; exit code 0 after an error that was only logged.',
    node: `const text = await answer.text();   // rejects when the body ends early
const list = JSON.parse(text);      // let it throw: try again, or end with a code other than 0`,
    python: 'rows = json.loads(answer.read())   # IncompleteRead and ValueError: try again, or sys.exit(1)',
    shell: "set -euo pipefail; curl -fsS ... | jq -e '.data'",
  },
  {
    name: 'Redirects',
    about: /redirect|\b30[12378]\b/i,
    why: 'Most libraries turn a POST that is redirected by 301, 302 or 303 into a GET without a body: nothing is delivered, and the 200 looks like success.',
    fails: 'Redirects followed without a look at the method; the token sent on to another host.',
    node: "const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });\nif (answer.status >= 300) throw new Error('not delivered');",
    python:
      'class NoRedirect(urllib.request.HTTPRedirectHandler):\n    def redirect_request(self, *given):\n        return None',
    shell: 'curl --fail ...   # without -L',
  },
  {
    name: 'Tries again, and gives up',
    about: /\b50\d\b|tried again|given up|reset|waits between|answer lost/i,
    why: 'Services fail in passing. Without another try the event is lost; without a bound and growing waits the client makes the failure worse.',
    fails:
      'No second try; a second try for the first request only; tries without end; exit code 0 when all were in vain.',
    node: `for (let wait = 250, tries = 1; ; tries += 1, wait *= 2) {
  const answer = await attempt().catch(() => undefined);   // reset: no answer
  if (answer !== undefined && ![429, 500, 502, 503, 504].includes(answer.status)) return answer;
  if (tries === 5) throw new Error('given up');
  await setTimeout(wait);
}`,
    python: `for tries in range(5):
    try:
        return call()
    except PASSING:  # 429, 500, 502, 503, 504, a reset
        time.sleep(0.25 * 2**tries)
raise GivenUp`,
    shell: 'curl --retry 4 --retry-all-errors --fail ...',
  },
  {
    name: 'Refusals stay refusals',
    about: /refuses|is gone|\b40[034]\b|\b410\b/i,
    why: 'A 4xx says that the request is wrong: sent again it stays so. But one flow that refuses is no reason to leave out the others.',
    fails: 'Tries again after 400, 403 or 404; an exception that ends the loop over flows; exit code 0 afterwards.',
    node: `for (const flow of flows) await trigger(flow).catch((error) => { report(error); process.exitCode = 1; });`,
    python: `for flow in flows:
    try:
        trigger(flow)
    except GivenUp as problem:
        print(problem, file=sys.stderr)
        failures += 1`,
    shell: 'for flow in $flows; do trigger "$flow" || failures=$((failures + 1)); done; exit $((failures > 0))',
  },
  {
    name: 'All pages',
    about: /\bpages?\b|moves no other|over and over/i,
    why: 'A list comes in pages of ten where nothing else is asked for: flow eleven never runs in a client that reads one.',
    fails:
      'One page alone; a page size taken for a guarantee; the total of the first page taken for that of the last; a flow on two pages run twice.',
    node: `const found = new Map();
for (let page = 1; ; page += 1) {
  const { data, meta } = await list({ 'page[number]': page, 'page[size]': 100 });
  for (const flow of data) found.set(flow.id, flow);
  if (data.length === 0 || page * meta.perPage >= meta.total) break;
}`,
    python: `while rows := list_page(number)["data"]:
    flows.update((flow["id"], flow) for flow in rows)
    number += 1`,
    shell: `while rows=$(page "$n" | jq -r '.data[].id'); [ -n "$rows" ]; do echo "$rows"; n=$((n + 1)); done | sort -u`,
  },
  {
    name: 'Whose flows',
    about: /username|internal id|unknown user|colleague|active|owner|users? /i,
    why: "The data of one person's event must not reach another one's flow, and flows that were switched off must not run.",
    fails:
      'The first hit of a search; names compared without their case, accents or ends; filters of the server trusted; the tenant taken for the owner.',
    node: `const user = rows.find(({ username }) => username === event.user);   // the very same text
if (user?.status !== 'ACTIVE') return;
const own = flows.filter(({ status, owners }) => status === 'active' && owners.some(({ id }) => id === user._id));`,
    python: `user = next((each for each in rows if each["username"] == event["user"]), None)
own = [flow for flow in flows if flow["status"] == "active" and any(owner["id"] == user["_id"] for owner in flow["owners"])]`,
    shell: `jq --arg name "$user" '.[] | select(.username == $name and .status == "ACTIVE")'`,
  },
  {
    name: 'The data of an event',
    about: /declare|parameters|unchanged|body|1 MB|event|json|members?/i,
    why: 'A flow works with what it declares. A value that is missing, of another type or changed on its way fails the flow later, where no one sees the cause.',
    fails:
      'Numbers and booleans as text; nulls dropped; text re-encoded; all data sent to all flows; members read that need not be there.',
    node: `const declared = Object.keys(flow.payload?.inputParameters ?? {});
const data = declared.length === 0 ? event.data : Object.fromEntries(declared.map((name) => [name, event.data[name]]));
const body = JSON.stringify({ data });`,
    python: `declared = (flow.get("payload") or {}).get("inputParameters") or {}
data = {name: event["data"][name] for name in declared} if declared else event["data"]
body = json.dumps({"data": data}).encode()`,
    shell: `jq -n --argjson data "$data" '{data: $data}' | curl -H 'Content-Type: application/json' --data-binary @- ...`,
  },
  {
    name: 'Credentials',
    about: /authorization|secret|credential|\btoken\b/i,
    why: 'URLs and output end up in the logs of proxies, servers and CI: a token there is a token lost.',
    fails: 'A token as a query parameter; a token in a message of an error.',
    node: "headers: { authorization: 'Bearer ' + token }",
    python: 'headers={"Authorization": f"Bearer {token}"}',
    shell: 'curl -H @- ... <<<"Authorization: Bearer $FLOWMATE_TOKEN"   # not in the list of processes',
  },
];
