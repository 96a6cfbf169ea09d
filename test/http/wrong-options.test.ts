import { describe, expect, it } from 'vitest';
import { createMock, OptionError, startMock } from '../../mock/index.js';
import { createClient } from '../support/client.js';

// As from JavaScript, where no compiler looks.
const untyped = (value: unknown) => value as never;
const ALLOWED = /an object with now, frozen or both, such as/;

describe('a time of the clock', () => {
  it.each(['2026-02-30T00:00:00Z', '2026-02-29T00:00:00+01:00', '2026-13-01T00:00:00Z'])(
    'that no calendar has is refused: %s',
    async (now) => {
      const mock = await createMock({ scenario: 'guide' });
      const client = createClient(mock, mock.token);
      const answer = await client.send('PUT', '/_mock/clock', { body: { now } });
      expect(answer).toMatchObject({ status: 400 });
      expect(() => mock.setClock({ now })).toThrow(OptionError);
      await expect(mock.sandbox('a', { clock: { now } })).rejects.toThrow(/is no time of a world/);
      const since = await client.get(`/_mock/executions?since=${encodeURIComponent(now)}`);
      expect(since.status).toBe(400);
    },
  );

  it('may be the 29th of February in a leap year', async () => {
    const mock = await createMock({ scenario: 'guide' });
    mock.setClock({ now: '2028-02-29T23:00:00-05:00' });
    mock.setClock({ now: new Date(), frozen: true });
  });

  it.each([
    [{ foo: 1 }, /^the clock has no setting "foo": an object with now/],
    ['frozen', /^the clock can't be set to "frozen": /],
    [{}, ALLOWED],
    [null, ALLOWED],
    [[], ALLOWED],
    [{ frozen: 'yes' }, /^frozen can't be "yes": true or false$/],
    [{ now: null }, /^null is no time of a world/],
  ])('can be no %j', async (setting, message) => {
    const mock = await createMock({ scenario: 'guide' });
    expect(() => mock.setClock(untyped(setting))).toThrow(OptionError);
    expect(() => mock.setClock(untyped(setting))).toThrow(message);
  });
});

it.each(['./reports', null, {}, { list: 1 }])('the source of reports can be no %j', async (reports) => {
  await expect(createMock(untyped({ reports }))).rejects.toThrow(/^reports can't be .*serve --reports DIR/);
});

describe('an option that does not exist', () => {
  it.each(['journalBytes', 'executionCharacters'])('is %s, which is a constant', async (name) => {
    await expect(createMock(untyped({ [name]: 1 }))).rejects.toThrow(`a mock has no option "${name}"`);
  });

  it('is refused with all that do', async () => {
    await expect(createMock(untyped({ foo: 1 }))).rejects.toThrow(
      'it has scenario, seed, clock, token, timing, transitionMs, dialect, strict, faults, bodyTimeoutMs, journalSize, journalBodyBytes, journalSecrets, executionsPerFlow, maxExecutions, data, durability, compactAt, onNote, controlToken, allowHost, cors, publicUrl, trustForwarded, maxSandboxes, memory, change, reports, onEntry, host, port, ownProcess, tls',
    );
    const mock = await createMock({ scenario: 'guide' });
    await expect(mock.sandbox('a', untyped({ foo: 1 }))).rejects.toThrow(
      'it has scenario, seed, clock, dialect, timing, transitionMs, strict, faults',
    );
  });

  it('is refused with the nearest that does', async () => {
    await expect(startMock(untyped({ prot: 0 }))).rejects.toThrow(/^a mock has no option "prot": is port meant\?$/);
    await expect(createMock(untyped({ foo: 1 }))).rejects.toThrow(
      /^a mock has no option "foo": it has scenario, seed, /,
    );
    await expect(createMock(untyped('demo'))).rejects.toThrow(/^the options of a mock can't be "demo": an object with/);
    const mock = await createMock({ scenario: 'guide' });
    await expect(mock.sandbox('a', untyped({ sead: 1 }))).rejects.toThrow(/^a sandbox has no option "sead": is seed m/);
    await expect(mock.sandbox('a', untyped({ clock: { foo: 1 } }))).rejects.toThrow(ALLOWED);
  });
});
