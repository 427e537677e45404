import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { applicationPaths as paths } from './paths.ts';

const PASSWORD = 'gu4-he-jing-ming';
const MINUTE = 60_000;

let t: TestApp;
let sittingId: string;
beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => `${r.path ?? ''} ${r.code}`);
const sign = (c: Candidate, id: string, more: Record<string, unknown> = {}) => t.api.post(`/api/applications/${id}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment, ...more }, { as: c.as });

/** Somebody whose form is saved and whose letter is not signed yet, with a password of their own. */
async function about(name: string): Promise<{ c: Candidate; id: Awaited<ReturnType<typeof apply>> }> {
  const c = await readyCandidate(t, { name });
  const hash = await t.kit.passwords.hash(PASSWORD);
  await t.inTx((tx) => tx.updateTable('account').set({ password_hash: hash }).where('account_id', '=', c.accountId).execute());
  return { c, id: await apply(t, c, { sittingId, until: 'saved' }) };
}

test('within half an hour of signing in nobody is asked again', async () => {
  const { c, id } = await about('张伟');
  t.clock.set(t.clock.now() + 29 * MINUTE);
  expect((await t.page.get(paths.commitment(id), { as: c.as })).body).not.toContain('name="currentPassword"');
  expect((await sign(c, id)).status).toBe(200);
});

test('later the password is asked for with the signature; a wrong one or none signs nothing', async () => {
  const { c, id } = await about('欧阳倩');
  t.clock.set(t.clock.now() + 31 * MINUTE);
  expect((await t.page.get(paths.commitment(id), { as: c.as })).body).toContain('name="currentPassword"');
  expect(codes(await sign(c, id))).toEqual(['currentPassword account.password_again']);
  expect(codes(await sign(c, id, { currentPassword: 'not-mine-1' }))).toEqual(['currentPassword account.password_wrong']);
  expect(await t.inTx((tx) => tx.selectFrom('signed_letter').select('id').where('account_id', '=', c.accountId).where('letter', '=', 'commitment').execute())).toEqual([]);
  expect((await sign(c, id, { currentPassword: PASSWORD })).status).toBe(200);
});

test('by the form without JavaScript: the page comes back with the question, and signs with the answer', async () => {
  const { c, id } = await about('阿依古丽·买买提');
  t.clock.set(t.clock.now() + 31 * MINUTE);
  const send = (more: Record<string, string>) => t.page.post(paths.commitment(id), { accept: 'agree', version: LETTER_VERSION.commitment, _key: randomUUID(), ...more }, { as: c.as });
  const back = await send({});
  expect([back.status, back.body.includes('为确认由本人签署')]).toEqual([422, true]);
  const wrong = await send({ currentPassword: 'not-mine-1' });
  expect(wrong.body).not.toContain('not-mine-1');
  expect((await send({ currentPassword: PASSWORD })).location).toBe(paths.check(id));
});

test('whoever signs in anew signs without being asked', async () => {
  const { c, id } = await about('王晓');
  t.clock.set(t.clock.now() + 31 * MINUTE);
  c.as = await t.signInCandidate(c.accountId);
  expect((await sign(c, id)).status).toBe(200);
});
