import { randomUUID } from 'node:crypto';

/** Gives an event to each of the flows. Gives how many deliveries were given up. */
export async function deliver({ api, event, flows, style, has, memory, relist }) {
  let failures = 0;
  let stopped = false;
  const send = async (flow) => {
    if (stopped) return;
    if (has('once-per-flow') && memory.ran.has(flow.id)) return;
    memory.ran.add(flow.id);
    if (has('relists-for-each-flow')) await relist();
    if (has('needs-name')) flow.name.trim();
    const fresh = style.refetch === 'yes' ? (await api.get(`/flows/${flow.id}`)).json.data : flow;
    const body = toBody(has('crossed-data') ? memory.data : event.data, fresh, { flows, has, memory });
    const requestId = randomUUID();
    const type = has('wrong-content-type') ? 'application/vnd.api+json' : 'application/json';
    const path = `${style.hook}/${flow.id}`;
    const headers = () => ({
      'content-type': type,
      ...(style.requestId === 'none' ? {} : { 'x-request-id': has('new-request-id') ? randomUUID() : requestId }),
    });
    try {
      await api.post(path, headers, body);
    } catch (error) {
      console.error(`flow ${flow.id} was not reached: ${error.message}`);
      failures += 1;
      stopped =
        has('stops-at-failure') ||
        (has('stops-at-404') && error.status === 404) ||
        (has('stops-at-400') && error.status === 400);
      if (has('restarts-event') && error.status === 503 && !memory.restarted) {
        memory.restarted = true;
        failures = await deliver({ api, event, flows, style, has, memory, relist });
        stopped = true;
      }
    }
  };
  if (style.order === 'parallel') await Promise.all(flows.map(send));
  else for (const flow of flows) await send(flow);
  return failures;
}

function toBody(data, flow, { flows, has, memory }) {
  const own = flow.payload?.inputParameters;
  if (has('first-declaration') && own !== undefined) memory.declared ??= own;
  const declared = has('first-declaration') ? (memory.declared ?? own) : own;
  let sent = has('empty-for-bare') && flow.payload === undefined && flow.name === undefined ? {} : data;
  if (declared !== undefined && !has('sends-all')) {
    sent = Object.fromEntries(
      namesOf(declared, flows, has)
        .filter((name) => name in data)
        .map((name) => [name, data[name]]),
    );
  }
  if (has('drops-falsy') && declared !== undefined)
    sent = Object.fromEntries(Object.entries(sent).filter(([, value]) => value));
  if (has('numbers-from-text') && declared !== undefined) {
    sent = Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
      ]),
    );
  }
  const body = has('no-wrapper') ? sent : has('whole-event') ? { event: { data: sent } } : { data: sent };
  const text = JSON.stringify(body, (_, value) => change(value, has));
  return has('ascii-only') ? text.replaceAll(/[^\x20-\x7e]/g, '?') : text;
}

function namesOf(declared, flows, has) {
  const all = flows.map((flow) => Object.keys(flow.payload?.inputParameters ?? {}));
  if (has('union-of-declared')) return [...new Set(all.flat())];
  const own = Object.keys(declared);
  return has('common-declared-only') ? own.filter((name) => all.every((names) => names.includes(name))) : own;
}

function change(value, has) {
  if (has('drops-nulls') && value === null) return undefined;
  if (has('text-of-numbers') && typeof value === 'number') return String(value);
  if (has('normalises-unicode') && typeof value === 'string') return value.normalize('NFC');
  if (has('cuts-at-64k') && typeof value === 'string') return value.slice(0, 65_536);
  if (has('reformats-dates') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return value.slice(0, 10);
  return value;
}
