import { describe, expect, it } from 'vitest';
import { type ExploreResult, explore } from '../../../../../src/harness/certify/explore/explore.js';
import { createTwoFaultClient, type TwoFaultDefect, twoFaultDefects } from '../../../../support/clients/two-faults.js';
import { isDeep } from '../../../../support/depth.js';

function searchFor(defect: TwoFaultDefect | undefined, count: number): Promise<ExploreResult> {
  return explore(createTwoFaultClient(defect), { count, seed: 1, features: ['login'] });
}

describe('a search', () => {
  it('says so where the client never calls', async () => {
    expect(await explore(() => {}, { count: 5 })).toMatchObject({ exitCode: 4, stopped: 'silence', looked: 1 });
  });

  it('finds what is broken where nothing fails, with no fault at all', async () => {
    const fetchOnce = async ({ baseUrl, token }: { baseUrl: string; token: string }) => {
      await fetch(`${baseUrl}/users`, { headers: { authorization: `Bearer ${token}` } });
    };
    const { exitCode, finding } = await explore(fetchOnce, { count: 5, seed: 1 });
    expect({ exitCode, broken: finding?.smallest.broken?.name }).toEqual({ exitCode: 1, broken: 'nothing-lost' });
    expect(finding?.smallest.given.faults).toBeUndefined();
    expect(finding?.isSmallest).toBe(true);
  });

  it('refuses options that cannot be used', async () => {
    await expect(explore(() => {}, { count: 0 })).rejects.toThrow("count can't be 0: a whole number from 1 up");
  });

  describe.runIf(isDeep)('in depth', () => {
    it('finds nine in ten defects that need two faults, each made small', async () => {
      const missed: string[] = [];
      for (const [name, defect] of Object.entries(twoFaultDefects)) {
        const { finding } = await searchFor(defect, 200);
        if (finding === undefined) missed.push(name);
        else expect(finding.smallest.given.faults?.length ?? 0).toBeLessThanOrEqual(2);
      }
      expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(1);
    });

    it('accuses no client that is right', async () => {
      const { finding, exitCode } = await searchFor(undefined, 200);
      expect(finding?.smallest.broken).toBeUndefined();
      expect(exitCode).toBe(0);
    });
  });
});
