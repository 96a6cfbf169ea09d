import { describe, expect, it } from 'vitest';
import { type ExpectedChange, OptionError, UnexpectedChanges } from '../../mock/index.js';
import { at, partnerOf, textAt } from '../support/client.js';

/** A world in which one user came, one flow was renamed, and another one went. */
async function changed() {
  const partner = await partnerOf('demo');
  const before = partner.mock.snapshot();
  const { body: page } = await partner.get('/_mock/records/flows?limit=2');
  const [kept, gone] = [textAt(page, 'data', 0, 'id'), textAt(page, 'data', 1, 'id')];
  await partner.post('/_mock/records/users', { username: 'ada@example.com' });
  await partner.send('PATCH', `/_mock/records/flows/${kept}`, { body: { name: 'Renamed' } });
  await partner.send('DELETE', `/_mock/records/flows/${gone}`);
  return { partner, before, kept, gone };
}

const created: ExpectedChange = { kind: 'users', change: 'created', name: 'ada@example.com' };

describe('changes that a test expects', () => {
  it('are those that happened, in any order, by as much as the test says of them', async () => {
    const { partner, before, kept, gone } = await changed();
    const renamed: ExpectedChange = { kind: 'flows', change: 'changed', id: kept, after: { '/name': 'Renamed' } };
    const changes = await partner.mock.changes(before);
    const others = changes.filter(({ id, kind }) => ![kept, gone].includes(id) && kind !== 'users');
    const left = others.map(({ kind, change, id }): ExpectedChange => ({ kind, change, id }));
    const expected: ExpectedChange[] = [{ kind: 'flows', change: 'deleted', id: gone }, renamed, created, ...left];
    expect(await partner.mock.expectChanges(before, expected)).toEqual(changes);
    before();
    expect(await partner.mock.expectChanges(before, [])).toEqual([]);
  });

  it('may say less of one than of another, whichever comes first', async () => {
    const partner = await partnerOf('empty');
    const before = partner.mock.snapshot();
    for (const username of ['a@example.com', 'b@example.com']) await partner.post('/_mock/records/users', { username });
    const any: ExpectedChange = { kind: 'users', change: 'created' };
    const first: ExpectedChange = { ...any, name: 'a@example.com' };
    for (const expected of [
      [any, first],
      [first, any],
    ])
      expect(await partner.mock.expectChanges(before, expected)).toHaveLength(2);
    await expect(partner.mock.expectChanges(before, [first, first])).rejects.toThrow(UnexpectedChanges);
  });

  it('are compared since a snapshot of the control API, too', async () => {
    const partner = await partnerOf('empty');
    await partner.post('/_mock/snapshots/start');
    await partner.post('/_mock/records/users', { username: 'ada@example.com' });
    expect(await partner.mock.expectChanges('start', [created])).toHaveLength(1);
  });

  it('are named with what is missing and what is too many', async () => {
    const { partner, before, kept } = await changed();
    const wanted: ExpectedChange[] = [
      created,
      { kind: 'flows', change: 'changed', id: kept, after: { '/name': 'Other' } },
    ];
    const error = await partner.mock.expectChanges(before, wanted).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnexpectedChanges);
    const text = String(at(error, 'message'));
    expect(text).toContain(`missing: changed in flows: ${kept}, /name is "Other"`);
    expect(text).toContain(`not expected: changed in flows: "Renamed" ${kept}, /name was `);
    expect(text).toContain('not expected: deleted in flows: ');
    expect(text).not.toContain('ada@example.com');
    expect(at(error, 'changes')).toEqual(await partner.mock.changes(before));
  });

  it.each<[string, unknown, unknown, string]>([
    ['an unknown snapshot', 'none', [], 'There is no snapshot "none" of this world'],
    ['a function of another kind', () => {}, [], 'This is no snapshot of this world'],
    ['no list', undefined, { kind: 'flows' }, 'takes a list of changes'],
    [
      'an unknown kind',
      undefined,
      [{ kind: 'flow', change: 'created' }],
      'changes[0].kind cannot be "flow"; right would be "flows"',
    ],
    ['an unknown change', undefined, [{ kind: 'flows', change: 'gone' }], 'created, changed, deleted'],
    ['nothing in its place', undefined, [null], 'changes[0].kind is to be one of tenants'],
    ['an unknown member', undefined, [{ kind: 'flows', change: 'created', nmae: '' }], 'right would be "name"'],
    [
      'no members',
      undefined,
      [{ kind: 'flows', change: 'changed', after: 'x' }],
      'changes[0].after is to be an object',
    ],
  ])('are refused where they make no sense: %s', async (_, since, expected, message) => {
    const { mock } = await partnerOf('empty');
    const given = since ?? mock.snapshot();
    const asked = Reflect.apply(mock.expectChanges, mock, [given, expected]);
    await expect(asked).rejects.toThrow(OptionError);
    await expect(Reflect.apply(mock.expectChanges, mock, [given, expected])).rejects.toThrow(message);
  });
});
