import { SeededRandom, sampleValues, type WorldHandle } from '../../mock/index.js';
import { createControlClient } from '../harness/control-client.js';
import { isRecord } from '../harness/json.js';

/** The flows that events may go to are asked for again after so many events. */
const FLOWS_HOLD = 20;
const MOST_FLOWS = 1_000;

export interface Playing {
  readonly world: Pick<WorldHandle, 'request' | 'fetch'>;
  readonly everyMs: number;
  /** What the events are made from. */
  readonly seed: number;
  readonly controlToken: string | undefined;
}

interface Playable {
  readonly id: string;
  /** Parameters and their types. */
  readonly declared: Readonly<Record<string, unknown>>;
}

/** Posts an event to the webhook of one of the active flows from time to time. Returns a function that ends it. */
export function startPlaying(playing: Playing): () => void {
  const { world, everyMs, seed } = playing;
  let flows: readonly Playable[] = [];
  let now = 0;
  let count = 0;
  const playOne = async (): Promise<void> => {
    if (count % FLOWS_HOLD === 0 || flows.length === 0) ({ flows, now } = await askWorld(playing));
    count += 1;
    const draw = new SeededRandom(seed, `event ${count}`);
    const flow = flows[draw.below(flows.length)];
    if (flow === undefined) return;
    const data = sampleValues(flow.declared, draw, now);
    const headers = { 'content-type': 'application/json', 'user-agent': 'flowmate-mock --play' };
    await world.request(`/webhooks/${flow.id}`, { method: 'POST', headers, body: JSON.stringify({ data }) });
  };
  const timer = setInterval(() => void playOne().catch(() => {}), everyMs);
  return () => clearInterval(timer);
}

/** The flows that a webhook starts without credentials, and the world's time. */
async function askWorld(playing: Playing): Promise<{ readonly flows: readonly Playable[]; readonly now: number }> {
  const { world, controlToken } = playing;
  const client = createControlClient('http://mock', (request) => world.fetch(request));
  const headers = controlToken === undefined ? {} : { 'x-control-token': controlToken };
  const clock = await client.GET('/_mock/clock', { headers });
  const { data } = await client.GET('/_mock/records/{kind}', {
    params: { path: { kind: 'flows' }, query: { limit: MOST_FLOWS } },
    headers,
  });
  const flows = (data?.data ?? []).flatMap((flow) => {
    const { id, status, cron, payload, flowSettings } = flow;
    const webhooks = isRecord(flowSettings) ? flowSettings.webhooks : undefined;
    const isClosed = isRecord(webhooks) && Boolean(webhooks.requireWebhookAuth);
    if (typeof id !== 'string' || status !== 'active' || cron || isClosed) return [];
    const declared = isRecord(payload) && isRecord(payload.inputParameters) ? payload.inputParameters : {};
    return [{ id, declared }];
  });
  return { flows, now: Date.parse(clock.data?.now ?? '') || 0 };
}
