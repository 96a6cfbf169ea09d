import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/index.js';
import { certify } from '../../../src/harness/certify/certify.js';
import { surprises } from '../../support/certify-bugs.js';

describe("the project's own client", () => {
  it.each([1, 2, 3])(
    'passes all cases, in the world of seed %i',
    async (seed) => {
      const result = await certify(
        async ({ baseUrl, token, username, password, events, signal }) => {
          const client = createClient({ baseUrl, token, username, password, userAgent: 'acme-crm/3.2' });
          return client.dispatch(events, { signal });
        },
        { features: ['login'], parallel: 16, seed },
      );
      expect(surprises(result, {})).toEqual({});
      expect(result).toMatchObject({ exitCode: 0, conclusion: 'conformant' });
    },
    120_000,
  );
});
