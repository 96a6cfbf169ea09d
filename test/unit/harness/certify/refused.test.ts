import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../src/harness/certify/refused.js';
import { makeExchange } from '../../../support/certification-result.js';

describe('what FlowMate refused by itself', () => {
  const url = '/flows?page[number]=0';
  const response = (body: string) => ({ headers: {}, body });
  const violation = {
    operation: 'getFlows',
    place: 'query page[number]',
    rule: 'minimum',
    message: 'page[number] is 0',
    right: 'it begins with 1',
  };

  it.each([
    [
      { status: 400, violations: [violation] },
      `FlowMate refused GET ${url} with 400: page[number] is 0; it begins with 1.`,
    ],
    [
      { status: 404, response: response('{"message":"No such path."}') },
      `FlowMate refused GET ${url} with 404: No such path.`,
    ],
    [{ status: 400, response: response('{"error":"Bad"}') }, `FlowMate refused GET ${url} with 400: Bad.`],
    [
      { status: 400, response: response('{"errors":[{"message":"Worse"}]}') },
      `FlowMate refused GET ${url} with 400: Worse.`,
    ],
    [
      { status: 413, response: response('<h1>Too large</h1>') },
      `FlowMate refused GET ${url} with 413: <h1>Too large</h1>.`,
    ],
    [{ status: 405, response: response('') }, `FlowMate refused GET ${url} with 405.`],
  ])('is said of %j', (given, said) => {
    expect(refusalOf(makeExchange({ url, ...given }))).toBe(said);
  });

  it.each([{ status: 200 }, { status: 302 }, { status: 401 }, { status: 429 }, { status: 503 }, { status: 0 }])(
    'is nothing where the answer was %j',
    (given) => {
      expect(refusalOf(makeExchange({ url, ...given }))).toBeUndefined();
    },
  );

  it('is nothing where a fault refused it, or nothing was asked', () => {
    expect(refusalOf(makeExchange({ url, status: 400, faults: ['fault-1'] }))).toBeUndefined();
    expect(refusalOf(undefined)).toBeUndefined();
  });

  it('is cut where it is long', () => {
    const said = refusalOf(makeExchange({ url, status: 400, response: response('x'.repeat(1_000)) }));
    expect(said).toHaveLength(`FlowMate refused GET ${url} with 400: .`.length + 161);
  });
});
