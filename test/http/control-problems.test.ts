import { expect, it } from 'vitest';
import { at, partnerOf } from '../support/client.js';

const SCENARIO = 'a text, or an object';
const SEED = 'a whole number from 0 to 4294967295';

it.each([
  [
    'GET',
    '/_mock/executions?limit=1001',
    undefined,
    'query limit',
    '"1001" is more than 1000',
    'a whole number from 1 to 1000',
  ],
  ['GET', '/_mock/executions?limit=0', undefined, 'query limit', '"0" is less than 1', 'a whole number from 1 to 1000'],
  [
    'GET',
    '/_mock/executions?limit=x',
    undefined,
    'query limit',
    '"x" is not of type integer',
    'a whole number from 1 to 1000',
  ],
  [
    'GET',
    '/_mock/executions?status=x',
    undefined,
    'query status',
    '"x" is not one of running, succeeded, failed',
    'running, succeeded, failed',
  ],
  ['GET', '/_mock/requests?bodies=x', undefined, 'query bodies', '"x" is not of type boolean', 'true or false'],
  ['POST', '/_mock/flows/zz/trigger', {}, 'path id', '"zz" is no id', '24 hexadecimal digits'],
  ['POST', '/_mock/reset', { sead: 1 }, 'body /sead', '"sead" is unknown', 'leave it out; known are scenario, seed'],
  ['POST', '/_mock/reset', { scenario: 5 }, 'body /scenario', `5 is not ${SCENARIO}`, SCENARIO],
  [
    'POST',
    '/_mock/reset',
    { scenario: '' },
    'body /scenario',
    '"" is shorter than 1 character',
    'at least 1 character',
  ],
  ['POST', '/_mock/reset', { seed: 4294967296 }, 'body /seed', '4294967296 is more than 4294967295', SEED],
  ['POST', '/_mock/reset', { seed: -1 }, 'body /seed', '-1 is less than 0', SEED],
  ['PUT', '/_mock/clock', { now: 5 }, 'body /now', '5 is not of type string', 'a text'],
  [
    'POST',
    '/_mock/requests/verify',
    { match: {}, times: {} },
    'body /times',
    'the object has fewer than 1 member',
    'at least 1 of exactly, atLeast, atMost, never',
  ],
])('%s %s with %j is told once, with what would be right', async (method, path, body, place, message, right) => {
  const partner = await partnerOf('guide');
  const answer = await partner.send(method, path, { body });
  expect(at(answer.body, 'problems')).toEqual([{ place, message, right }]);
  expect(answer.status).toBe(400);
});
