import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import type { RuleFlip, RuleReplay } from '#contracts/rules.ts';
import { findMajorTable, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let author: Colleague;
let economist: Colleague;
let sittingId: string;
let year: number;

beforeAll(async () => {
  t = await testApp();
  author = await colleague(t, { name: '许静', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  sittingId = open?.sitting.id ?? '';
  year = open?.sitting.year ?? 0;
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const ROOT = '/api/staff/major-versions';
const start = (who: Colleague, v: MajorVersionWhole, exam = '034', examYear = year) => t.api.post(`${ROOT}/${v.id}/replays`, { exam, examYear }, { as: who.as });

describe('a changed table of majors over applications already confirmed', () => {
  it('says whose automatic match would turn and why, and changes nothing', async () => {
    const artist = await awaitingReview(t, sittingId, { name: '张伟' });
    const engineer = await readyCandidate(t, { name: '欧阳倩' });
    const matched = await apply(t, engineer, { sittingId });
    const basedOn = (await t.inTx((tx) => findMajorTable(tx, '034', year)))?.version ?? null;
    const draft = must(await t.api.post(ROOT, { basedOn, examCodes: [] }, { as: author.as })).json<MajorVersionWhole>();
    const rows = () => t.inTx((tx) => tx.selectFrom('application').selectAll().orderBy('id').execute());
    const untouched = await rows();

    // as copied it turns nobody
    must(await start(author, draft));
    expect(codes(await start(author, draft))).toEqual(['rule.replay_running']);
    await t.runJobs();
    const replays = async () => must(await t.api.get(`${ROOT}/${draft.id}/replays`, { as: author.as })).json<{ replays: (RuleReplay & { exam: string })[] }>().replays;
    expect((await replays())[0]).toMatchObject({ exam: '034', total: 2, seen: 2, stay: 2, gained: 0, lost: 0, unjudged: 0 });

    // the name reviewers had to decide on becomes a variant
    const { lines } = must(await t.api.get(`${ROOT}/${draft.id}/lines?search=${encodeURIComponent('土木工程')}`, { as: author.as })).json<{ lines: { code: string; nameZh: string }[] }>();
    const civil = lines.find((l) => l.nameZh === '土木工程');
    must(await t.api.post(`${ROOT}/${draft.id}/synonyms`, { version: draft.version, name: '艺术设计', code: civil?.code ?? '', source: '审核先例' }, { as: author.as }));
    const { id } = must(await start(author, draft)).json<RuleReplay>();
    await t.runJobs();
    expect((await replays())[0]).toMatchObject({ total: 2, stay: 1, gained: 1, lost: 0 });
    const { flips } = must(await t.api.get(`/api/staff/rule-replays/${id}/flips`, { as: author.as })).json<{ flips: RuleFlip[] }>();
    expect(flips).toMatchObject([{ applicationId: artist.id, name: '张*', becomes: 'met' }]);
    expect(flips[0]?.why.join()).toMatch(/艺术设计.*现行未列入.*新表为.*土木工程/);
    expect(flips.some((f) => f.applicationId === matched)).toBe(false);
    expect(await rows()).toEqual(untouched);
  });

  it('is for who works on the table, over its own exams and years that were held', async () => {
    const [open] = must(await t.api.get(ROOT, { as: author.as })).json<{ versions: MajorVersionWhole[] }>().versions;
    if (!open) throw new Error('no version');
    expect((await start(economist, open)).status).toBe(404);
    expect(codes(await start(author, open, '001'))).toEqual(['major.replay_other_exam']);
    expect(codes(await start(author, open, '034', 2011))).toEqual(['rule.years_of_exam_unknown']);
    const reviewer = await colleague(t);
    expect((await start(reviewer, open)).status).toBe(403);
  });
});
