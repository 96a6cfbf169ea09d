import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toCaseFile } from '../../../../../src/harness/certify/explore/case-text.js';
import { createCaseSource } from '../../../../../src/harness/certify/explore/draw-cases.js';
import { toCase } from '../../../../../src/harness/certify/explore/to-case.js';
import { readCaseFiles } from '../../../../../src/harness/certify/files/case-file.js';
import { makeFolder } from '../../../../support/certify-command.js';
import { inDepth } from '../../../../support/depth.js';

const habits = { features: ['login'], pageSize: 10, fetchesFlows: true };
const source = createCaseSource(habits);
const cases = source.draw(200, 11).map((drawn, at) => toCase(drawn, `EXPLORE-${at + 1}`));
const text = JSON.stringify(cases);

describe('drawn cases', () => {
  it('hang on the seed alone, and more of them begin with fewer', () => {
    expect(createCaseSource(habits).draw(20, 3)).toEqual(source.draw(40, 3).slice(0, 20));
    expect(source.draw(10, 3)).not.toEqual(source.draw(10, 4));
  });

  it('are right as a case file, and come back from it as they were', async () => {
    const file = join(makeFolder(), 'cases.yaml');
    for (const given of cases.slice(0, inDepth(60, 8))) {
      writeFileSync(file, await toCaseFile(given));
      const [suite] = await readCaseFiles([file]);
      expect(suite?.cases).toEqual([given]);
    }
  });

  it('have at most four faults, one of them silent, and four events', () => {
    for (const { faults = [], events } of cases) {
      expect(faults.length).toBeLessThanOrEqual(4);
      expect(faults.filter((fault) => JSON.stringify(fault).includes('silence')).length).toBeLessThanOrEqual(1);
      expect(events.length).toBeLessThanOrEqual(4);
    }
  });

  it.each(['getUsers', 'getFlows', 'getFlow', 'login', 'postWebhook', 'expireToken', 'page[number]', 'lost-answer'])(
    'hit %s',
    (part) => {
      expect(text).toContain(`"${part}"`);
    },
  );

  const withoutFlows = createCaseSource({ ...habits, fetchesFlows: false })
    .draw(200, 11)
    .map((drawn) => toCase(drawn, 'EXPLORE-1'));
  const usual = [
    ['getUsers', '"status":503'],
    ['getUsers', '"kind":"reset"'],
    ['getFlows', '"status":503'],
    ['getFlows', '"kind":"reset"'],
    ['getFlows', '"kind":"truncate"'],
    ['postWebhook', '"status":503'],
    ['postWebhook', '"kind":"lost-answer"'],
  ] as const;
  it.each(usual.flatMap((one, at) => usual.slice(at + 1).map((other) => [...one, ...other] as const)))(
    'have a fault of %s, %s, together with one of %s, %s',
    (operation, effect, otherOperation, otherEffect) => {
      const hits = (faults: readonly unknown[], name: string, what: string): boolean =>
        faults.some((fault) => JSON.stringify(fault).includes(`"${name}"`) && JSON.stringify(fault).includes(what));
      const having = withoutFlows.filter(
        ({ faults = [] }) => hits(faults, operation, effect) && hits(faults, otherOperation, otherEffect),
      );
      expect(having.length).toBeGreaterThan(0);
    },
  );

  it('leave out what the client does not do', () => {
    const drawn = createCaseSource({ features: [], pageSize: 500, fetchesFlows: false }).draw(60, 11);
    expect(JSON.stringify(drawn.map((each) => toCase(each, 'EXPLORE-1')))).not.toMatch(
      /"login"|expireToken|"getFlow"|page\[number\]/,
    );
  });

  it('judge Retry-After only where the request for another event does not look like a retry', () => {
    for (const { events, faults = [], judges } of cases) {
      const isJudged = judges.some(({ judge }) => judge === 'retry-after');
      const asked = faults.filter((fault) => /retry-?after/i.test(JSON.stringify(fault)));
      if (events.length > 1 && asked.some((fault) => !JSON.stringify(fault).includes('postWebhook')))
        expect(isJudged).toBe(false);
      if (events.length === 1) expect(isJudged).toBe(true);
    }
  });
});
