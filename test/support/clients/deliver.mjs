import { createHash, randomUUID } from 'node:crypto';
import { Restart, Swallowed } from './api.mjs';

const CONSTANT = randomUUID();

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
    let fresh = flow;
    try {
      if (style.refetch === 'yes') fresh = (await api.get(`/flows/${flow.id}`)).json.data;
    } catch (error) {
      if (!(error instanceof Swallowed)) failures += 1;
      return;
    }
    const body = toBody(has('crossed-data') ? memory.data : event.data, fresh, { flows, has, memory });
    const requestId = idOf(event, body, has);
    const type = has('wrong-content-type') ? 'application/vnd.api+json' : 'application/json';
    const path = `${style.hook}/${flow.id}`;
    const headers = () => ({
      'content-type': type,
      ...(style.requestId === 'none' ? {} : { 'x-request-id': has('new-request-id') ? randomUUID() : requestId }),
    });
    try {
      await api.post(path, headers, body);
    } catch (error) {
      if (error instanceof Swallowed) return;
      console.error(`flow ${flow.id} was not reached: ${error.message}`);
      failures += 1;
      stopped =
        has('stops-at-failure') ||
        (has('stops-at-404') && error.status === 404) ||
        (has('stops-at-400') && error.status === 400);
      if ((error instanceof Restart || (has('restarts-event') && error.status === 503)) && !memory.restarted) {
        memory.restarted = true;
        failures = await deliver({ api, event, flows, style, has, memory, relist });
        stopped = true;
      }
    }
  };
  if (style.order === 'parallel' || has('all-at-once')) await Promise.all(flows.map(send));
  else for (const flow of flows) await send(flow);
  return failures;
}

function idOf(event, body, has) {
  if (has('constant-id')) return CONSTANT;
  if (has('id-of-event')) return event.id;
  return has('id-of-body') ? createHash('sha1').update(body).digest('hex') : randomUUID();
}

function toBody(given, flow, { flows, has, memory }) {
  memory.filled = { ...memory.filled, ...given };
  const data = has('never-emptied') ? memory.filled : given;
  const own = flow.payload?.inputParameters;
  if (has('first-declaration') && own !== undefined) memory.declared ??= own;
  const declared = has('first-declaration') ? (memory.declared ?? own) : own;
  let sent = has('empty-for-bare') && flow.payload === undefined && flow.name === undefined ? {} : data;
  if (declared !== undefined && !has('sends-all')) {
    const names = namesOf(declared, flows, has);
    if (has('crashes-on-missing') && names.some((name) => !(name in data)))
      throw new TypeError('a parameter is missing');
    sent = Object.fromEntries(
      names
        .filter((name) => name in data)
        .map((name) => [name, has('shallow-fit') ? data[name] : pickDeclared(declared[name], data[name])]),
    );
  }
  if (has('null-as-text'))
    sent = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value === null ? '' : value]));
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
  const text = JSON.stringify(body, (name, value) => (name === '' || name === 'data' ? value : change(value, has)));
  return has('ascii-only') ? text.replaceAll(/[^\x20-\x7e]/g, '?') : text;
}

/** What is declared of a value, at every depth. */
function pickDeclared(type, value) {
  const isObject = (each) => typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!isObject(type) || !isObject(value)) return value;
  const names = Object.keys(type).filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(names.map((name) => [name, pickDeclared(type[name], value[name])]));
}

function namesOf(declared, flows, has) {
  const all = flows.map((flow) => Object.keys(flow.payload?.inputParameters ?? {}));
  if (has('union-of-declared')) return [...new Set(all.flat())];
  const own = Object.keys(declared);
  return has('common-declared-only') ? own.filter((name) => all.every((names) => names.includes(name))) : own;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What PHP takes for a list. */
function isListLike(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name, at) => name === String(at));
}

function change(value, has) {
  if (has('parses-texts') && typeof value === 'string') return parsed(value);
  if (has('objects-as-text') && typeof value === 'object' && value !== null && !('data' in value))
    return JSON.stringify(value);
  if (has('trims-texts') && typeof value === 'string') return value.trim();
  if (has('local-dates') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT[^Z]*Z$/.test(value)) {
    const at = new Date(value);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  }
  if (has('local-days') && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const at = new Date(value);
    return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  }
  if (has('lists-of-objects') && isListLike(value)) return Object.values(value);
  if (has('drops-nulls') && value === null) return undefined;
  if (has('text-of-numbers') && typeof value === 'number') return String(value);
  if (has('normalises-unicode') && typeof value === 'string') return value.normalize('NFC');
  if (has('cuts-at-64k') && typeof value === 'string') return value.slice(0, 65_536);
  if (has('reformats-dates') && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return value.slice(0, 10);
  return value;
}
