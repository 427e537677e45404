import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PhotosDecided } from '#contracts/photos.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { demandPhotoReview } from './commands/demand-photo-review.ts';
import { findPhoto } from './photos.store.ts';

let t: TestApp;
let officer: Colleague;

beforeAll(async () => {
  t = await testApp();
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
}, 120_000);
afterAll(() => t.stop());

type Item = { accountId: string; photoId: string };
const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const decide = (items: readonly Item[], body: Record<string, unknown>, who = officer) => t.api.post('/api/staff/photo-decisions', { items, ...body }, { as: who.as });
const results = (reply: Reply) => must(reply).json<PhotosDecided>().results;

async function awaiting(province: string): Promise<Item & { candidate: Candidate }> {
  const candidate = await readyCandidate(t, { verify: false });
  await t.inTx((tx) => demandPhotoReview(tx, candidate.accountId, province, t.clock.now()));
  const photo = await t.inTx((tx) => findPhoto(tx, candidate.accountId));
  return { accountId: candidate.accountId, photoId: photo?.id ?? '', candidate };
}
const plain = ({ accountId, photoId }: Item): Item => ({ accountId, photoId });
const stateOf = async ({ accountId }: Item) => (await t.inTx((tx) => findPhoto(tx, accountId as Candidate['accountId'])))?.state;

test('a page of photos is approved together; a foreign one among them is told and changes nothing', async () => {
  const [one, two, foreign] = [await awaiting('37'), await awaiting('37'), await awaiting('36')];
  const said = results(await decide([one, two, foreign].map(plain), { decision: 'approve' }));
  expect(new Map(said.map((r) => [r.id, r.done]))).toEqual(new Map([[one.photoId, true], [two.photoId, true], [foreign.photoId, false]]));
  expect(said.find((r) => !r.done)?.reasons).toEqual(['尚未上传照片']);
  expect(await Promise.all([one, two, foreign].map(stateOf))).toEqual(['approved', 'approved', 'awaiting_review']);
  const audited = await t.db.selectFrom('audit_event').select('account_id').where('action', '=', 'photo.decide').where('actor_id', '=', officer.id).execute();
  expect(audited.map((a) => a.account_id).toSorted()).toEqual([one.accountId, two.accountId].toSorted());
}, 60_000);

test('a reason code says its words to the candidate; a no without any is refused for each', async () => {
  const one = await awaiting('37');
  expect(results(await decide([plain(one)], { decision: 'reject' }))[0]).toMatchObject({ done: false });
  expect(codes(await decide([plain(one)], { decision: 'reject', reasonCode: 'ugly' }))).toEqual(['reasonCode: field.not_a_choice']);
  expect(codes(await decide([], { decision: 'approve' }))).toEqual(['items: field.too_few']);
  expect(results(await decide([plain(one)], { decision: 'reject', reasonCode: 'background', reason: '请靠墙站立' }))[0]?.done).toBe(true);
  const photo = await t.inTx((tx) => findPhoto(tx, one.candidate.accountId));
  expect(photo?.rejectReason).toBe('背景不是纯色或有杂物，请用白色背景重新拍摄；请靠墙站立');
}, 60_000);

test('two officers at once, in opposite orders, decide each photo once', async () => {
  const items = [await awaiting('37'), await awaiting('37'), await awaiting('37')];
  const other = await colleague(t, { name: '于洋', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  const both = await Promise.all([decide(items.map(plain), { decision: 'approve' }), decide(items.toReversed().map(plain), { decision: 'approve' }, other)]);
  for (const { photoId } of items) expect(both.flatMap(results).filter((r) => r.id === photoId && r.done)).toHaveLength(1);
}, 60_000);
