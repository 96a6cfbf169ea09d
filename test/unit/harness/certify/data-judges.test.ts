import { describe, expect, it } from 'vitest';
import { bodyShape } from '../../../../src/harness/certify/judges/body-shape.js';
import {
  dataNotCrossed,
  dataWhole,
  declaredInput,
  nothingUndeclared,
} from '../../../../src/harness/certify/judges/data-judges.js';
import { difference } from '../../../../src/harness/certify/judges/differences.js';
import { makeCall, makeEntry, makeEvidence, makeSetting, opinionOf } from '../../../support/evidence.js';

function oneFlow(data: Readonly<Record<string, unknown>>, input?: Readonly<Record<string, unknown>>) {
  const flow = input === undefined ? {} : { input };
  const setting = makeSetting({ users: { ada: { flows: { main: flow } } } }, [{ of: 'ada', data }]);
  return { setting, flow: setting.flowOf('main') };
}

describe('body-shape', () => {
  it.each([
    ['application/json', 'kept'],
    ['application/json; charset=utf-8', 'kept'],
    ['Application/JSON;Charset="UTF-8"', 'kept'],
    ['application/json; charset=latin1', /Content-Type: application\/json; charset=latin1/],
    ['application/vnd.api+json', /Content-Type: application\/vnd.api\+json/],
    ['text/plain', /Content-Type: text\/plain/],
  ])('looks at the content type %s', (type, said) => {
    const { setting, flow } = oneFlow({ a: 1 });
    const evidence = makeEvidence(setting, [makeCall(flow, { a: 1 }, { headers: { 'content-type': type } })]);
    expect(opinionOf(bodyShape, evidence, {})).toMatch(said);
  });

  it.each([
    ['{"data":{}}', 'kept'],
    [' { "data" : { "a" : 1 } } ', 'kept'],
    ['{"data":[]}', /the member data is \[\]/],
    ['{"data":null}', /the member data is null/],
    ['{"data":"{}"}', /the member data is "{}"/],
    ['{"a":1}', /no member data, but \["a"\]/],
    ['[{"data":{}}]', /the body is \[/],
    ['{"data":{},"event":"x"}', /members beside data: \["event"\]/],
    ['data=1', /no JSON/],
    ['', /no JSON/],
  ])('looks at the body %s', (body, said) => {
    const { setting, flow } = oneFlow({ a: 1 });
    const evidence = makeEvidence(setting, [makeCall(flow, {}, { body })]);
    expect(opinionOf(bodyShape, evidence, {})).toMatch(said);
  });

  it('minds another method, and has nothing to say without a call', () => {
    const { setting, flow } = oneFlow({ a: 1 });
    expect(opinionOf(bodyShape, makeEvidence(setting, [makeEntry('GET', `/webhooks/${flow.id}`)]), {})).toMatch(/GET/);
    expect(opinionOf(bodyShape, makeEvidence(setting, []), {})).toMatch(/^silent/);
  });
});

describe('difference', () => {
  it.each([
    [{ a: 1, b: [null, { c: 'ä' }] }, { b: [null, { c: 'ä' }], a: 1 }, undefined],
    [{ a: 0 }, { a: -0 }, undefined],
    [{ a: 1 }, { a: '1' }, 'data.a is "1" instead of 1'],
    [{ a: null }, {}, 'data lacks "a"'],
    [{}, { a: 1 }, 'data has "a", which the event has not'],
    [{ a: [1, 2] }, { a: [1] }, 'data.a has 1 elements instead of 2'],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, 'data.a[1].b is 3 instead of 2'],
    [{ a: {} }, { a: [] }, 'data.a is [] instead of {}'],
    [{ a: 'caf\u00e9' }, { a: 'cafe\u0301' }, 'data.a is "cafe\\u0301" instead of "caf\\u00e9"'],
    [{ a: 'a\u00a0b' }, { a: 'a b' }, 'data.a is "a b" instead of "a\\u00a0b"'],
    [{ a: 'a\u202bb\u00ad' }, { a: 'ab' }, 'data.a is "ab" instead of "a\\u202bb\\u00ad"'],
    [{ a: 'ab'.repeat(50) }, { a: 'ab'.repeat(40) }, 'data.a ends after 80 of 100 characters'],
    [
      { a: `${'a'.repeat(100)}\u00e4${'b'.repeat(100)}` },
      { a: `${'a'.repeat(100)}?${'b'.repeat(100)}` },
      `data.a from character 91 on is "${'a'.repeat(10)}?${'b'.repeat(49)}" instead of "${'a'.repeat(10)}\u00e4${'b'.repeat(49)}"`,
    ],
    [{ a: 'a' }, { a: '' }, 'data.a is "" instead of "a"'],
    [{ a: false }, { a: null }, 'data.a is null instead of false'],
    [{ a: 1 }, undefined, 'data is nothing instead of {"a":1}'],
  ])('of %j and %j is %s', (wanted, sent, said) => {
    expect(difference(wanted, sent)).toBe(said);
  });
});

describe('data-whole', () => {
  it("wants the event's data, all of it and nothing else", () => {
    const { setting, flow } = oneFlow({ id: '$text', n: 1, gone: null });
    const { data } = setting.eventOf(0).event;
    const asked = (sent: unknown): string => opinionOf(dataWhole, makeEvidence(setting, [makeCall(flow, sent)]), {});
    expect(asked(data)).toBe('kept');
    expect(asked({ ...data, n: 2 })).toMatch(/^broken: data.n is 2 instead of 1 \(event evt-[0-9a-f]+\) \(#1\)$/);
    expect(asked({ ...data, more: 1 })).toMatch(/has "more"/);
    expect(asked({})).toMatch(/data lacks "id"/);
  });

  it('compares with the event that the call was made for, where there are several', () => {
    const setting = makeSetting({ users: { ada: { flows: { main: {} } } } }, [
      { of: 'ada', data: { id: '$text', n: 1 } },
      { of: 'ada', data: { id: '$text', n: 2 } },
    ]);
    const { data } = setting.eventOf(1).event;
    const evidence = makeEvidence(setting, [makeCall(setting.flowOf('main'), { ...data, n: 3 })]);
    expect(opinionOf(dataWhole, evidence, {})).toMatch(/data.n is 3 instead of 2/);
  });

  it('looks neither at calls that were not accepted nor at flows that declare their input', () => {
    const { setting, flow } = oneFlow({ id: '$text' });
    const refused = makeEvidence(setting, [makeCall(flow, {}, { status: 503 })]);
    expect(opinionOf(dataWhole, refused, {})).toMatch(/^silent/);
    const declaring = oneFlow({ id: '$text' }, { id: 'string' });
    const evidence = makeEvidence(declaring.setting, [makeCall(declaring.flow, {})]);
    expect(opinionOf(dataWhole, evidence, {})).toMatch(/^silent/);
  });

  it('takes a bare body for the data: its shape is blamed elsewhere', () => {
    const { setting, flow } = oneFlow({ id: '$text' });
    const { data } = setting.eventOf(0).event;
    expect(opinionOf(dataWhole, makeEvidence(setting, [makeCall(flow, {}, { body: data })]), {})).toBe('kept');
  });
});

describe('declared-input', () => {
  const input = { id: 'string', n: 'number', ok: 'boolean', at: { street: 'string' } };
  const data = { id: '007', n: 0, ok: false, at: { street: 'A', more: 1 }, extra: 1 };

  it.each([
    [{ id: '007', n: 0, ok: false, at: { street: 'A' } }, 'kept'],
    [data, 'kept'],
    [{ id: '007', ok: false, at: { street: 'A' } }, /data lacks "n", which the flow declares/],
    [{ id: 7, n: 0, ok: false, at: { street: 'A' } }, /data.id is 7 instead of "007"/],
    [{ id: '007', n: '0', ok: false, at: { street: 'A' } }, /data.n is "0" instead of 0/],
    [{ id: '007', n: 0, ok: 'false', at: { street: 'A' } }, /data.ok is "false" instead of false/],
    [{ id: '007', n: 0, ok: false, at: {} }, /data.at lacks "street"/],
    [{ id: '007', n: 0, ok: false, at: 'A' }, /data.at is "A"/],
  ])('of %j says %s', (sent, said) => {
    const { setting, flow } = oneFlow(data, input);
    expect(opinionOf(declaredInput, makeEvidence(setting, [makeCall(flow, sent)]), {})).toMatch(said);
  });

  it('leaves it to the client how a value of another type becomes the declared one, and what is not there', () => {
    const { setting, flow } = oneFlow({ n: '12.5' }, { n: 'number', missing: 'string' });
    const asked = (sent: unknown): string =>
      opinionOf(declaredInput, makeEvidence(setting, [makeCall(flow, sent)]), {});
    expect(asked({ n: 12.5 })).toBe('kept');
    expect(asked({ n: '12.5' })).toBe('kept');
    expect(asked({ n: true })).toMatch(/^broken/);
    for (const blank of [null, '', 0, false, [], {}, { name: '' }])
      expect(asked({ n: 12.5, missing: blank })).toBe('kept');
    for (const made of ['string', 'n/a', 7, true, ['a'], { name: 'string' }])
      expect(asked({ n: 12.5, missing: made })).toMatch(/^broken: data.missing is .*, which the event has not/);
  });

  it('advises to send values where the words for their types came', () => {
    const { setting, flow } = oneFlow({ id: '007', at: { street: 'A' } }, { id: 'string', at: { street: 'string' } });
    const fixOf = (sent: unknown) => declaredInput(makeEvidence(setting, [makeCall(flow, sent)]), undefined)?.fix;
    expect(fixOf({ id: 'string', at: { street: 'string' } })).toMatch(/not the words for their types/);
    expect(fixOf({ id: '7', at: { street: 'string' } })).toMatch(/^Copy what the flow declares/);
  });
});

describe('data that is missing because of the shape of the body', () => {
  const { setting, flow } = oneFlow({ id: '$text', n: 1 }, { id: 'string', n: 'number' });
  const whole = oneFlow({ id: '$text', n: 1 });
  const { data } = setting.eventOf(0).event;

  it.each([
    ['text', { data: JSON.stringify(data) }, /^the member data is "/],
    ['a list', { data: [data] }, /^the member data is \[/],
    ['another name', { Data: data }, /^the body has no member data, but \["Data"\]/],
    ['a list of bodies', [{ data }], /^the body is \[/],
    ['a byte order mark', `\ufeff${JSON.stringify({ data })}`, /^the body is no JSON/],
  ])('is said to be so: %s', (_, body, said) => {
    for (const opinion of [
      declaredInput(makeEvidence(setting, [makeCall(flow, {}, { body })]), undefined),
      dataWhole(makeEvidence(whole.setting, [makeCall(whole.flow, {}, { body })]), undefined),
      bodyShape(makeEvidence(setting, [makeCall(flow, {}, { body })]), undefined),
    ]) {
      expect(opinion?.observed).toMatch(said);
      expect(opinion?.fix).toMatch(/^A delivery is a POST\. Its body is the JSON text \{"data": \{\.\.\.\}\} in UTF-8/);
    }
  });

  it('names the member that holds what should stand beside it', () => {
    const fixOf = (sent: unknown) => declaredInput(makeEvidence(setting, [makeCall(flow, sent)]), undefined)?.fix;
    expect(fixOf({ payload: data })).toMatch(/^The parameters are members of data itself, not of data\.payload/);
    expect(fixOf({ n: 1, payload: data })).toMatch(/^Copy what the flow declares/);
  });
});

describe('declared-input and nothing-undeclared together', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'date', { a: 'string' }, ['string']];
  const values = [
    null,
    '',
    ' ',
    'text',
    '007',
    0,
    -0.5,
    1e21,
    true,
    false,
    [],
    ['a', null, { a: 'b', c: 1 }],
    {},
    { a: null, b: 1 },
  ];

  it.each(types.flatMap((type) => values.map((value) => [type, value] as const)))(
    'can be kept where %j is declared and the event has %j',
    (type, value) => {
      const { setting, flow } = oneFlow({ id: '$text', p: value }, { id: 'string', p: type });
      const { data } = setting.eventOf(0).event;
      const isObject = (each: unknown): each is Record<string, unknown> =>
        typeof each === 'object' && each !== null && !Array.isArray(each);
      const fitted =
        isObject(type) && isObject(value)
          ? Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(type, name)))
          : value;
      const evidence = makeEvidence(setting, [makeCall(flow, { ...data, p: fitted })]);
      expect(opinionOf(declaredInput, evidence, {})).toBe('kept');
      expect(opinionOf(nothingUndeclared, evidence, {})).toBe('kept');
      const changed = makeEvidence(setting, [makeCall(flow, { ...data, p: JSON.stringify([fitted]) })]);
      const isText = type === 'string' && typeof value !== 'string' && value !== null;
      expect(opinionOf(declaredInput, changed, {})).toMatch(isText ? /^kept/ : /^broken/);
    },
  );
});

describe('nothing-undeclared', () => {
  it('names what was sent along', () => {
    const { setting, flow } = oneFlow({ id: 'a', secret: 'b' }, { id: 'string' });
    const asked = (sent: unknown): string =>
      opinionOf(nothingUndeclared, makeEvidence(setting, [makeCall(flow, sent)]), {});
    expect(asked({ id: 'a' })).toBe('kept');
    expect(asked({ id: 'a', secret: 'b' })).toBe('broken: sent along: secret (#1)');
    const deep = oneFlow({ id: 'a' }, { id: 'string', of: { name: 'string' }, list: [{ sku: 'string' }] });
    const sent = { id: 'a', of: { name: 'b', age: 3 }, list: [{ sku: 'c' }, { sku: 'd', price: 4 }] };
    expect(opinionOf(nothingUndeclared, makeEvidence(deep.setting, [makeCall(deep.flow, sent)]), {})).toBe(
      'broken: sent along: of.age, list[1].price (#1)',
    );
  });
});

describe('data-not-crossed', () => {
  function twoUsers() {
    const setting = makeSetting({ users: { ada: { flows: { a: {} } }, bea: { flows: { b: {} } } } }, [
      { of: 'ada' },
      { of: 'bea' },
      { of: 'ada' },
    ]);
    const data = [0, 1, 2].map((at) => setting.eventOf(at).event.data);
    return { setting, data, a: setting.flowOf('a'), b: setting.flowOf('b') };
  }

  it('is kept where each flow got each event of its user once', () => {
    const { setting, data, a, b } = twoUsers();
    const calls = [makeCall(a, data[0]), makeCall(b, data[1]), makeCall(a, data[2])];
    expect(opinionOf(dataNotCrossed, makeEvidence(setting, calls), {})).toBe('kept');
  });

  it('minds data of another user, of two events, of none, and of one event twice', () => {
    const { setting, data, a, b } = twoUsers();
    const asked = (...calls: ReturnType<typeof makeCall>[]): string =>
      opinionOf(dataNotCrossed, makeEvidence(setting, calls), {});
    expect(asked(makeCall(b, data[0]))).toMatch(/of another user \(#1\)/);
    expect(asked(makeCall(a, { ...data[2], also: data[0] }))).toMatch(/of several events/);
    expect(asked(makeCall(a, {}))).toMatch(/of no event/);
    expect(asked(makeCall(a, data[0]), makeCall(a, data[0]))).toMatch(/twice \(#2\)/);
  });
});
