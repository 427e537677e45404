import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseId } from '#contracts/assistance.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { newId } from '#server/platform/ids.ts';
import { registerPerson } from '#server/testing/people.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { countWaiting, findCaseWithin, insertCase, listCases, lockCaseWithin, type NewCase } from './cases.store.ts';

let t: TestApp;
const cases: NewCase[] = [];

/** Cases of an application at a review point, of a province's adviser, of a prefecture's, and of nobody's place. */
const PLACES = [
  { province: '37', prefecture: '3701', reviewPointId: '3701-01', examCode: '034' }, { province: '37', prefecture: '3702', reviewPointId: '3702-01', examCode: '028' },
  { province: '36', prefecture: '3601', reviewPointId: '3601-01', examCode: '034' }, { province: '37', prefecture: null, reviewPointId: null, examCode: null },
  { province: '36', prefecture: '3601', reviewPointId: null, examCode: null }, { province: null, prefecture: null, reviewPointId: null, examCode: null },
];

beforeAll(async () => {
  t = await testApp();
  for (const place of PLACES) {
    const { accountId } = await registerPerson(t);
    const one: NewCase = {
      ...place, accountId, id: newId<CaseId>(), kind: 'phone_release', applicationId: null, contestedVersion: null, content: { kind: 'account', wish: { kind: 'phone_release' }, reason: '换号' },
      askedBy: 'staff', firstById: newId(), openedAt: t.clock.now() + cases.length, dueAt: null,
    };
    expect(await t.inTx((tx) => insertCase(tx, t.kit.crypto, one, { kind: 'staff', id: one.firstById }))).toBe(true);
    cases.push(one);
  }
}, 120_000);
afterAll(() => t.stop());

const jurisdictions = fc.tuple(
  fc.oneof(
    fc.constant<Jurisdiction>({ kind: 'nation' }),
    fc.constantFrom('37', '36', '44').map((province): Jurisdiction => ({ kind: 'province', province })),
    fc.constantFrom('3701', '3702', '3601', '4401').map((prefecture): Jurisdiction => ({ kind: 'prefecture', prefecture })),
    fc.uniqueArray(fc.constantFrom('3701-01', '3702-01', '3601-01', '4401-01'), { maxLength: 3 }).map((points): Jurisdiction => ({ kind: 'points', points })),
  ),
  fc.constantFrom<{ exams?: string[] }>({}, {}, { exams: ['034'] }, { exams: ['028', '034'] }, { exams: [] }),
).map(([place, exams]): Jurisdiction => ({ ...place, ...exams }));

test('a jurisdiction sees the same cases in the list, the count, the single read and the decision: those it covers, and none else', async () => {
  await fc.assert(fc.asyncProperty(jurisdictions, async (j) => {
    const seen = cases.filter((c) => covers(j, { province: c.province, prefecture: c.prefecture, reviewPoint: c.reviewPointId, exam: c.examCode })).map((c) => c.id);
    await t.inTx(async (tx) => {
      const { crypto } = t.kit;
      const asked = { kinds: ['phone_release'], state: 'waiting', after: undefined, size: 50 } as const;
      expect((await listCases(tx, crypto, j, asked)).map((c) => c.id)).toEqual(seen);
      expect(await countWaiting(tx, j, asked.kinds)).toBe(seen.length);
      for (const c of cases) {
        expect((await findCaseWithin(tx, crypto, j, c.accountId, c.id)) !== undefined).toBe(seen.includes(c.id));
        expect((await lockCaseWithin(tx, crypto, j, c.accountId, c.id)) !== undefined).toBe(seen.includes(c.id));
      }
      const [first] = seen;
      const at = cases.find((c) => c.id === first)?.openedAt;
      if (first !== undefined && at !== undefined) expect((await listCases(tx, crypto, j, { ...asked, after: { at, id: first } })).map((c) => c.id)).toEqual(seen.slice(1));
    });
  }), { numRuns: 60 });
}, 60_000);
