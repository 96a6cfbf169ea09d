/** World files for the mock: one tenant, its partner, ten users, and as many flows as asked for. Same arguments, same bytes. */
import { closeSync, openSync, writeSync } from 'node:fs';

export const TOKEN = 'bench-token';
const USERS = 10;
const TENANT = 'be000000000000000000a001';
const ROLE = 'be000000000000000000b001';
const BORN = Date.parse('2024-01-01T00:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BATCH = 500;
const SYSTEMS = ['shop', 'ledger', 'warehouse', 'newsletter', 'help desk', 'calendar', 'payroll', 'storefront'];
const MATTERS = ['orders', 'invoices', 'contacts', 'tickets', 'stock', 'shipments', 'leads', 'appointments'];

/** TENANT_ADMIN brings none of the flow permissions: a role cannot hold them upstream, only the user himself can. */
const PERMISSIONS = [
  'flows.read',
  'flows.write',
  'flows.control',
  'flows.bulk',
  'templates.read',
  'templates.write',
  'tenant.account.read',
];

/** @param {number} index from 0 */
export const flowId = (index) => `be${index.toString(16).padStart(22, '0')}`;
const userId = (index) => `be0000000000000000${(0xc000 + index).toString(16).padStart(6, '0')}`;
/** @param {number} index from 0; 0 is the partner */
export const username = (index) => (index === 0 ? 'partner@bench.example' : `user-${index}@bench.example`);

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param {string} file
 * @param {{ flows: number, everySecondInactive?: boolean }} options
 */
export function writeWorld(file, { flows, everySecondInactive = false }) {
  const random = createRandom(flows);
  const out = openSync(file, 'w');
  try {
    writeSync(out, `${JSON.stringify(people()).slice(0, -1)},"templates":[],"flows":[`);
    for (let start = 0; start < flows; start += BATCH) {
      const batch = [];
      for (let index = start; index < Math.min(flows, start + BATCH); index += 1) {
        batch.push(JSON.stringify(flow(index, everySecondInactive && index % 2 === 1 ? 'inactive' : 'active', random)));
      }
      writeSync(out, `${start === 0 ? '' : ','}\n${batch.join(',\n')}`);
    }
    writeSync(out, '\n]}\n');
  } finally {
    closeSync(out);
  }
}

function people() {
  const times = { createdAt: time(BORN), updatedAt: time(BORN), __v: 0 };
  const users = Array.from({ length: USERS + 1 }, (_, index) => ({
    username: username(index),
    firstname: index === 0 ? 'Pat' : `Uma ${index}`,
    lastname: 'Bench',
    status: 'ACTIVE',
    confirmed: true,
    tenant: TENANT,
    roles: index === 0 ? [ROLE] : [],
    permissions: index === 0 ? PERMISSIONS : ['flows.read'],
    _id: userId(index),
    ...times,
    password: `bench-${index}`,
  }));
  return {
    partner: username(0),
    tenants: [{ name: 'Bench', confirmed: true, status: 'ACTIVE', _id: TENANT, ...times }],
    roles: [{ name: 'TENANT_ADMIN', type: 'TENANT', isGlobal: true, permissions: ['tenant.all'], _id: ROLE, ...times }],
    users,
    tokens: [
      {
        token: TOKEN,
        user: userId(0),
        inquirer: userId(0),
        initiator: userId(0),
        accountId: userId(0),
        type: 'PERSISTENT',
        description: 'bench',
        permissions: PERMISSIONS,
        tokenLifeSpan: '-1',
        _id: 'be000000000000000000d001',
        ...times,
      },
    ],
  };
}

/** About 1.5 KB as JSON. The times do not follow the order of the file, so that a sort has something to do. */
function flow(index, status, random) {
  const from = SYSTEMS[Math.floor(random() * SYSTEMS.length)];
  const to = SYSTEMS[Math.floor(random() * SYSTEMS.length)];
  const matter = MATTERS[Math.floor(random() * MATTERS.length)];
  const created = BORN + Math.floor(random() * 200) * DAY + Math.floor(random() * 1440) * MINUTE;
  const number = String(index).padStart(6, '0');
  const node = (step, action, name, fields) => ({
    id: `step_${step}`,
    componentId: `be0000000000000000e0000${step}`,
    function: action,
    name,
    description: `${name} of ${matter}, as agreed with the ${to} team`,
    fields,
  });
  return {
    name: `${matter} from ${from} to ${to} ${number}`,
    description: `Keeps the ${matter} of the ${from} and the ${to} in step, record by record, as they change`,
    graph: {
      nodes: [
        node(1, 'receiveRecords', 'Receive', { interval: 15, object: matter, includeDeleted: false }),
        node(2, 'transform', 'Map', {
          mapper: { sku: 'data.article.number', amount: 'data.total', note: 'data.remark' },
        }),
        node(3, 'filterRecords', 'Sift', { expression: `data.status = "confirmed" and data.total > ${index % 1000}` }),
        node(4, 'upsertRecord', 'Write', { object: matter, key: 'externalId', target: `${to}-${number}` }),
      ],
      edges: [
        { source: 'step_1', target: 'step_2' },
        { source: 'step_2', target: 'step_3' },
        { source: 'step_3', target: 'step_4' },
      ],
    },
    type: 'ordinary',
    owners: [
      { id: userId(1 + (index % USERS)), type: 'user' },
      { id: TENANT, type: 'tenant' },
    ],
    status,
    createdAt: time(created),
    updatedAt: time(created + Math.floor(random() * 100) * DAY + Math.floor(random() * 1440) * MINUTE),
    id: flowId(index),
  };
}

const time = (milliseconds) => new Date(milliseconds).toISOString();
