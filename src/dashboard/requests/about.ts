import { toCaseFile } from '../../harness/certify/files/recorded-case.js';
import { createControlClient } from '../../harness/control-client.js';
import type { AskedRequest } from '../../harness/pact/sandbox-control.js';
import { type PactUser, toPact } from '../../harness/pact/traffic/pact-of-request.js';
import { control, dataOf, type Entry, mainUrl, send } from '../data/api.js';
import { type FlowRow, loadRecord, loadRecords, type UserRow } from '../data/records.js';

/** Flows of a user that are looked at. */
const MOST_FLOWS = 30;

/** What was made of a request: a text to put into a file. */
export interface Made {
  readonly file: string;
  readonly text: string;
  /** What to do with it. */
  readonly line: string;
  readonly note: string;
}

/** The user whom a request is about: the owner of its flow, or the one whom it asks for. */
async function userOf({ params, query }: Entry, flowId: string | undefined): Promise<PactUser | undefined> {
  const user =
    (await ownerOf(flowId)) ??
    (await askedFor(query['filter[user]']?.[0] ?? params.id)) ??
    (await named(query.username?.[0]));
  if (user === undefined) return undefined;
  const { _id: id, username = '', status } = user;
  const { rows } = await loadRecords<FlowRow>('flows', { owner: id, limit: MOST_FLOWS });
  // The flow that was called is one of them, however many there are.
  const called =
    flowId === undefined || rows.some((row) => row.id === flowId)
      ? undefined
      : await loadRecord<FlowRow>('flows', flowId);
  const flows = called === undefined ? rows : [called, ...rows];
  return { id, username, ...(status === undefined ? {} : { status }), flows };
}

async function ownerOf(flowId: string | undefined): Promise<UserRow | undefined> {
  const flow = flowId === undefined ? undefined : await loadRecord<FlowRow>('flows', flowId);
  const owner = flow?.owners?.find(({ type }) => type === 'user');
  return owner === undefined ? undefined : loadRecord<UserRow>('users', owner.id);
}

async function askedFor(id: string | undefined): Promise<UserRow | undefined> {
  if (id === undefined || id === '') return undefined;
  return /^[0-9a-f]{24}$/i.test(id) ? loadRecord<UserRow>('users', id) : named(id);
}

async function named(username: string | undefined): Promise<UserRow | undefined> {
  if (username === undefined || username === '') return undefined;
  const { rows } = await loadRecords<UserRow>('users', { search: username, limit: 100 });
  return rows.find((row) => row.username === username.toLowerCase());
}

export async function makeCase(entry: Entry, flowId: string | undefined): Promise<Made> {
  const user = await userOf(entry, flowId);
  const { data } = await dataOf(control.GET('/_mock/faults'));
  const faults = data.filter(({ id }) => entry.faults.includes(id));
  const file = `case-${entry.sequence}.json`;
  return {
    file,
    text: toCaseFile({ entry, faults, ...(user && { user }) }),
    line: `flowmate-mock certify --cases ${file} --suite recorded -- node client.mjs`,
    note: 'Ids, names and what is left out are made from the seed of each run.',
  };
}

export async function makePact(entry: Entry, flowId: string | undefined): Promise<Made> {
  const user = await userOf(entry, flowId);
  const reach = {
    send,
    ask: async (baseUrl: string, url: string, init: AskedRequest) => {
      const asked = createControlClient(baseUrl, send).POST('/_mock/requests', { body: { url, ...init } });
      const { status, response } = await dataOf(asked);
      return { status, text: response.body ?? '' };
    },
  };
  const prefix = `dashboard-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const made = await toPact({ entry, ...(user && { user }), fakeUrl: mainUrl, reach, prefix });
  if (made.kind === 'none') throw new Error(`No pact can hold it: ${made.why}.`);
  const file = `pact-${entry.sequence}.json`;
  const replaced = made.replaced.length === 0 ? '' : ` Secrets are replaced in ${made.replaced.join('; ')}.`;
  return {
    file,
    text: made.text,
    line: `flowmate-mock verify --no-own --pact ${file}`,
    note: `It was tried in a sandbox of its own, with the fewest states in which it is answered so.${replaced}`,
  };
}
