import type { Hono } from 'hono';
import type { Env } from '../call.js';
import { exchangeOf } from '../call.js';
import type { Mock } from '../mock.js';
import { jsonReply, toResponse } from '../reply.js';

const NO_HEADERS = {};

/** The mock's own levers. They are no part of FlowMate. */
export function serveControl(app: Hono<Env>, mock: Mock): void {
  /** The world as it was at the start; the journal is emptied, too. */
  app.post('/_mock/reset', (c) => {
    mock.world.reset();
    mock.journal.clear();
    return toResponse(exchangeOf(c), jsonReply(200, { scenario: mock.settings.scenario }), NO_HEADERS);
  });

  app.get('/_mock/health', (c) => {
    const { scenario, seed, timing, strict, dialect } = mock.settings;
    const body = { status: 'pass', scenario, seed, timing, strict, dialect, requests: mock.journal.count };
    return toResponse(exchangeOf(c), jsonReply(200, body), NO_HEADERS);
  });
}
