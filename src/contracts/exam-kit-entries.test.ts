import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENTRY_KINDS, mergeEntries, standsOf, type KitEntry } from './exam-kit-entries.ts';

const ticket = fc.constantFrom('27034370100101', '27034370100102', '27034370100103');
const id = fc.tuple(fc.constantFrom('甲', '乙', '丙'), fc.integer({ min: 1, max: 6 })).map(([device, n]) => `${device}/${String(n).padStart(6, '0')}`);
const entry: fc.Arbitrary<KitEntry> = fc.record({ id, ticket, kind: fc.constantFrom(...ENTRY_KINDS), note: fc.constantFrom('', '携带手机入场'), at: fc.integer({ min: 0, max: 9 }), undoes: fc.oneof(fc.constant(''), id) });
const entries = fc.array(entry, { maxLength: 12 });
const line = (id: string, kind: KitEntry['kind'], more: Partial<KitEntry> = {}): KitEntry => ({ id, ticket: '27034370100101', kind, note: '', at: 1, undoes: '', ...more });

describe('合并', () => {
  test('is the same in whatever order, by whatever steps and however often files are merged', () => {
    fc.assert(fc.property(entries, entries, entries, (a, b, c) => {
      expect(mergeEntries(a, b)).toEqual(mergeEntries(b, a));
      expect(mergeEntries(mergeEntries(a, b), c)).toEqual(mergeEntries(a, mergeEntries(b, c)));
      expect(mergeEntries(a, a)).toEqual(mergeEntries(a));
      expect(mergeEntries(mergeEntries(a, b), a)).toEqual(mergeEntries(a, b));
    }));
  });

  test('loses no entry, and invents none', () => {
    fc.assert(fc.property(entries, entries, (a, b) => {
      expect(mergeEntries(a, b).map((e) => e.id)).toEqual([...new Set([...a, ...b].map((e) => e.id))].sort());
      for (const e of mergeEntries(a, b)) expect([...a, ...b]).toContainEqual(e);
    }));
  });

  test('tells how everybody stands alike, whoever merged', () => {
    fc.assert(fc.property(entries, entries, (a, b) => { expect(standsOf(mergeEntries(a, b))).toEqual(standsOf([...mergeEntries(b, a)].reverse())); }));
  });
});

describe('登记情况', () => {
  test('whoever was seen by one device is present, and the other one’s absence makes it disputed', () => {
    const stands = standsOf(mergeEntries([line('甲/1', 'absent')], [line('乙/1', 'present')]));
    expect(stands.get('27034370100101')).toMatchObject({ presence: 'present', disputed: true });
  });

  test('what was taken back counts no more, on both devices', () => {
    const first = [line('甲/1', 'absent')];
    const late = mergeEntries(first, [line('乙/1', 'undo', { undoes: '甲/1' }), line('乙/2', 'present')]);
    expect(standsOf(mergeEntries(late, first)).get('27034370100101')).toMatchObject({ presence: 'present', disputed: false });
  });

  test('breaches, incidents and wrong rooms of both devices stand beside each other', () => {
    const stand = standsOf(mergeEntries([line('甲/1', 'violation', { note: '携带手机入场' })], [line('乙/1', 'incident', { note: '突发疾病离场' }), line('乙/2', 'wrong_room')])).get('27034370100101');
    expect(stand).toMatchObject({ presence: null, violations: [{ note: '携带手机入场' }], incidents: [{ note: '突发疾病离场' }], wrongRoom: [{ id: '乙/2' }] });
  });
});
