import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { PhotoDossier, PhotoPageView, PhotoProposalView } from '#contracts/photos.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { newId } from '#server/platform/ids.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { housekeeping } from '#server/platform/housekeeping.ts';
import { accountRegistered, findAccount, rowsAdded } from '#server/modules/accounts/index.ts';
import { catalogueModule, listCurrentSittings } from '#server/modules/catalogue/index.ts';
import { readMessages, sendMessage } from '#server/modules/notices/index.ts';
import { registerPerson } from '#server/testing/account.ts';
import { sweepPhotos } from './photos.jobs-declared.ts';
import { demandPhotoReview, findPhoto, hasPhoto, photoForPrinting, photos, refusalsOfPhoto, stopPhotoProcessing } from './index.ts';

const START = Date.UTC(2026, 4, 12, 1);
let sitting = '';
let sittingName = '';

const scanner = standInScanner();
const officers = new Map<string, Jurisdiction>();
let t: TestApp;

beforeAll(async () => {
  t = await testApp({
    at: START,
    modules: () => [housekeeping, catalogueModule({ latestNotices: () => Promise.resolve([]) }), { name: 'accounts', jobs: [accountRegistered, rowsAdded] }, { name: 'notices', jobs: [sendMessage] }, photos({ scanner })],
    people: {
      candidateName: () => Promise.resolve('阿依古丽·买买提'),
      staffActor: (id) => {
        const jurisdiction = officers.get(id);
        return Promise.resolve(jurisdiction && { name: '宋立群', permissions: ['photo.decide'], jurisdiction });
      },
    },
  });
  const [first] = await t.inTx((tx) => listCurrentSittings(tx, START));
  sitting = first?.sitting.id ?? '';
  sittingName = first?.exam.name.zh ?? '';
});
afterAll(async () => {
  await t.stop();
  await stopPhotoProcessing();
});

const portrait = (number: string) => readFile(projectPath(`seeds/demo/photos/portrait-${number}.jpg`));

let people = 0;

/** A valid resident number (GB 11643) of Jinan, 7 March 1991, with this running number. */
function residentNumber(running: number): string {
  const digits = `37011219910307${String(running).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
  return digits + ('10X98765432'[sum % 11] ?? '');
}

async function candidate(name: string): Promise<{ id: AccountId; browser: Browser }> {
  people += 1;
  const person = { name, documentNumber: residentNumber(people) };
  const id = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: START }, person));
  return { id, browser: await t.signInCandidate(id) };
}

async function officer(jurisdiction: Jurisdiction): Promise<Browser> {
  const id = newId<StaffId>();
  officers.set(id, jurisdiction);
  return t.signInStaff(id);
}

async function propose(browser: Browser, bytes: Buffer) {
  return t.api.upload('/api/my/photo/proposal', multipartOf({}, [{ field: 'photo', fileName: '我的照片.jpg', contentType: 'image/jpeg', bytes }]), { as: browser });
}

const answer = { captcha: { proof: 'pass' } };
const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((refusal) => refusal.code);

async function upload(browser: Browser, bytes: Buffer) {
  const proposal = (await propose(browser, bytes)).json<PhotoProposalView>();
  return t.api.post('/api/my/photo', { digest: proposal.digest, ...answer }, { as: browser });
}

const page = async (browser: Browser) => (await t.api.get('/api/my/photo', { as: browser })).json<PhotoPageView>();

describe('the malware scan', () => {
  const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

  test('is passed by a photo before anything opens it, and told at its field; another picture goes through', async () => {
    const { browser } = await candidate('王晓[沛]');
    const flagged = await propose(browser, Buffer.concat([await portrait('02'), eicar]));
    expect([flagged.status, codes(flagged)]).toEqual([422, ['photo.infected']]);
    expect(flagged.json<{ refusals: { path: string }[] }>().refusals[0]?.path).toBe('photo');
    expect((await propose(browser, await portrait('02'))).status).toBe(200);
  });
});

describe('the first photo', () => {
  test('is proposed, seen exactly as it will be printed, uploaded, and then locked (R-2.2.1-02, R-2.2.2-01)', async () => {
    const { id, browser } = await candidate('阿依古丽·买买提');
    expect(await t.inTx((tx) => hasPhoto(tx, id))).toBe(false);
    const proposed = await propose(browser, await portrait('02'));
    expect(proposed.status).toBe(200);
    const proposal = proposed.json<PhotoProposalView>();
    expect(proposal).toMatchObject({ acceptable: true, needsReview: false });
    const shown = await t.app.http.inject({ method: 'GET', url: proposal.imageUrl, cookies: browser.cookies });
    expect(shown.headers['content-type']).toBe('image/jpeg');

    expect((await t.api.post('/api/my/photo', { digest: proposal.digest, captcha: { proof: 'wrong' } }, { as: browser })).status).toBe(422);
    expect((await t.api.post('/api/my/photo', { digest: proposal.digest, ...answer }, { as: browser })).status).toBe(200);

    const printed = await t.inTx((tx) => photoForPrinting(tx, t.kit.blobs, id));
    expect(printed?.jpeg.equals(shown.rawPayload)).toBe(true);
    expect(printed?.digest).toBe(proposal.digest);
    expect(await page(browser)).toMatchObject({ mayUpload: false, photo: { state: 'self_checked' }, proposal: null });
    const again = await propose(browser, await portrait('03'));
    expect([again.status, codes(again)]).toEqual([409, ['photo.locked']]);
    const story = await t.asOwner('select act, to_state, actor_kind from photo_event where account_id = $1', [id]);
    expect(story.rows).toEqual([{ act: 'upload', to_state: 'self_checked', actor_kind: 'candidate' }]);
    const audited = await t.asOwner("select action from audit_event where account_id = $1 and action like 'photo.%' order by id", [id]);
    expect(audited.rows.map((row: { action: string }) => row.action)).toEqual(['photo.propose', 'photo.upload']);
  });

  test('another picture proposed in a second window is not uploaded by the first window', async () => {
    const { browser } = await candidate('张伟');
    const first = (await propose(browser, await portrait('01'))).json<PhotoProposalView>();
    await propose(browser, await portrait('03'));
    const reply = await t.api.post('/api/my/photo', { digest: first.digest, ...answer }, { as: browser });
    expect([reply.status, codes(reply)]).toEqual([409, ['photo.proposal_changed']]);
    expect((await t.api.get(first.imageUrl, { as: browser })).status).toBe(409);
  });

  test('two uploads at the same moment make one photo', async () => {
    const { id, browser } = await candidate('欧阳倩');
    const { digest } = (await propose(browser, await portrait('04'))).json<PhotoProposalView>();
    const replies = await Promise.all([1, 2, 3].map(() => t.api.post('/api/my/photo', { digest, ...answer }, { as: browser })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
    expect((await t.asOwner('select count(*)::int as n from photo where account_id = $1', [id])).rows).toEqual([{ n: 1 }]);
  });

  test('a picture below the standard is shown with its checks but cannot be uploaded', async () => {
    const { browser } = await candidate('𠮷田正');
    const proposal = (await propose(browser, await sharp(await portrait('05')).blur(9).jpeg().toBuffer())).json<PhotoProposalView>();
    expect(proposal.acceptable).toBe(false);
    expect(proposal.checks.find((check) => check.code === 'sharpness')?.verdict).toBe('refuse');
    const reply = await t.api.post('/api/my/photo', { digest: proposal.digest, ...answer }, { as: browser });
    expect([reply.status, codes(reply)]).toEqual([422, ['photo.below_standard']]);
  });

  test('a proposal ends after an hour and its pictures are thrown out', async () => {
    const { id, browser } = await candidate('王晓[沛]');
    const proposal = (await propose(browser, await portrait('06'))).json<PhotoProposalView>();
    const { rows: [kept] } = await t.asOwner('select blob_id, source_blob_id from photo_proposal where account_id = $1', [id]);
    t.clock.set(START + 2 * 3_600_000);
    const late = await t.signInCandidate(id);
    const reply = await t.api.post('/api/my/photo', { digest: proposal.digest, ...answer }, { as: late });
    expect(codes(reply)).toEqual(['photo.no_proposal']);
    await runSweep();
    expect((await t.asOwner('select 1 from photo_proposal where account_id = $1', [id])).rows).toEqual([]);
    expect(await Promise.all([kept.blob_id, kept.source_blob_id].map((blob) => t.kit.blobs.get(blob)))).toEqual([undefined, undefined]);
    t.clock.set(START);
  });

  test('without a script: a plain form, the preview page, a nudge of the cut, and the upload', async () => {
    const { browser } = await candidate('买买提江·艾力');
    const sent = await t.page.upload('/my/photo/proposal', multipartOf({ _key: 'k1' }, [{ field: 'photo', fileName: 'a.jpg', contentType: 'image/jpeg', bytes: await portrait('07') }]), { as: browser });
    expect([sent.status, sent.location]).toEqual([303, '/my/photo/preview']);
    const preview = await t.page.get('/my/photo/preview', { as: browser });
    const digest = /name="digest" value="([0-9a-f]{64})"/.exec(preview.body)?.[1] ?? '';
    expect(preview.body).toContain('确定上传');
    const nudged = await t.page.post('/my/photo/preview/crop', { step: 'nearer' }, { as: browser });
    expect(nudged.location).toBe('/my/photo/preview');
    const after = /name="digest" value="([0-9a-f]{64})"/.exec((await t.page.get('/my/photo/preview', { as: browser })).body)?.[1] ?? '';
    expect(after).not.toBe(digest);
    const done = await t.page.post('/my/photo', { digest: after, 'captcha.proof': 'pass' }, { as: browser });
    expect([done.status, done.location]).toEqual([303, '/my/photo?uploaded=1']);
    const page = await t.page.get('/my/photo?uploaded=1', { as: browser });
    expect(page.body).toContain('照片上传成功');
    expect(page.headers['content-security-policy']).toContain("'wasm-unsafe-eval'");
  });

  test('a file that is no picture comes back with its words at the field', async () => {
    const { browser } = await candidate('李娜');
    const sent = await t.page.upload('/my/photo/proposal', multipartOf({}, [{ field: 'photo', fileName: 'a.jpg', contentType: 'image/jpeg', bytes: Buffer.from('MZ not a picture') }]), { as: browser });
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('该文件不是可识别的照片');
    const nothing = await t.page.upload('/my/photo/proposal', multipartOf({}, []), { as: browser });
    expect(nothing.body).toContain('请先选择照片文件');
  });
});

async function runSweep() {
  await t.inTx((tx) => enqueue(tx, sweepPhotos, {}));
  await t.runJobs();
}

/** What the platform told this person, the newest first. */
async function toldTo(id: AccountId): Promise<(string | undefined)[]> {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, id));
  const messages = await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone: account?.phone ?? '' } }));
  return messages.map((message) => message.text);
}

describe('changing the photo (R-2.2.2-02, -06)', () => {
  const ask = () => ({ sittingId: sitting, provinceCode: '32', reason: '照片为五年前所摄，与本人相貌差别较大' });

  async function withPhoto(name: string, number: string) {
    const person = await candidate(name);
    expect((await upload(person.browser, await portrait(number))).status).toBe(200);
    return person;
  }

  async function request(browser: Browser) {
    return (await t.api.post('/api/my/photo/change', ask(), { as: browser })).json<{ id: string }>().id;
  }

  test('is asked for, allowed by the province asked only, used once, and then locked again', async () => {
    const { id, browser } = await withPhoto('赵敏', '08');
    const change = await request(browser);
    expect(codes(await t.api.post('/api/my/photo/change', ask(), { as: browser }))).toEqual(['photo.change_open_already']);

    const elsewhere = await officer({ kind: 'province', province: '33' });
    const decision = `/api/staff/photo-changes/${id}/${change}/decision`;
    expect((await t.api.post(decision, { decision: 'allow' }, { as: elsewhere })).status).toBe(404);
    expect((await t.api.get(`/api/staff/photos/${id}`, { as: elsewhere })).status).toBe(404);
    expect((await t.api.get('/api/staff/photo-changes', { as: await officer({ kind: 'points', points: [] }) })).json()).toEqual({ items: [], next: null });

    const nanjing = await officer({ kind: 'province', province: '32' });
    const list = (await t.api.get('/api/staff/photo-changes', { as: nanjing })).json<{ items: { candidateName: string; documentNumber: string; sittingName: string }[] }>();
    expect(list.items).toMatchObject([{ candidateName: '赵敏', sittingName: expect.stringContaining(sittingName) }]);
    expect(list.items[0]?.documentNumber).toMatch(/\*{4}/);
    expect((await t.api.post(decision, { decision: 'deny' }, { as: nanjing })).status).toBe(422);
    expect((await t.api.post(decision, { decision: 'allow' }, { as: nanjing })).status).toBe(200);
    expect(codes(await t.api.post(decision, { decision: 'deny', reason: '反悔' }, { as: nanjing }))).toEqual(['photo.change_wrong_state']);

    expect(await toldTo(id)).toEqual([expect.stringContaining('您的照片修改申请已获准予，请于 2026-05-19 09:00（北京时间）前')]);
    expect(await page(browser)).toMatchObject({ mayUpload: true, change: { state: 'allowed', provinceName: '江苏省' } });
    expect((await upload(browser, await portrait('10'))).status).toBe(200);
    expect((await page(browser)).change?.state).toBe('used');
    expect(codes(await propose(browser, await portrait('12')))).toEqual(['photo.locked']);
    const dossier = (await t.api.get(`/api/staff/photos/${id}`, { as: nanjing })).json<PhotoDossier>();
    expect(dossier.photos.map((photo) => photo.replacedAt === null)).toEqual([true, false]);
    const old = await t.api.get(dossier.photos[1]?.imageUrl ?? '', { as: nanjing });
    expect([old.status, old.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const seen = await t.asOwner("select action from audit_event where account_id = $1 and actor_kind = 'staff' order by id", [id]);
    expect(seen.rows.map((row: { action: string }) => row.action)).toEqual(['photo.decide-change', 'photo.read', 'photo.see']);
  });

  test('expires unused after seven days, whether or not the sweep has come by', async () => {
    const { id, browser } = await withPhoto('孙悦', '11');
    const change = await request(browser);
    await t.api.post(`/api/staff/photo-changes/${id}/${change}/decision`, { decision: 'allow' }, { as: await officer({ kind: 'nation' }) });
    t.clock.set(START + 8 * 86_400_000);
    const later = await t.signInCandidate(id);
    expect(codes(await propose(later, await portrait('12')))).toEqual(['photo.locked']);
    expect((await page(later)).change?.state).toBe('expired');
    await runSweep();
    expect((await t.asOwner('select state from photo_change where account_id = $1', [id])).rows).toEqual([{ state: 'expired' }]);
    expect((await t.api.post('/api/my/photo/change', ask(), { as: later })).status).toBe(200);
    t.clock.set(START);
  });

  test('can be withdrawn before the answer, and taken back by the province after it', async () => {
    const { id, browser } = await withPhoto('周洁', '13');
    await request(browser);
    expect((await t.api.post('/api/my/photo/change/withdrawal', {}, { as: browser })).status).toBe(200);
    const second = await request(browser);
    const nanjing = await officer({ kind: 'province', province: '32' });
    await t.api.post(`/api/staff/photo-changes/${id}/${second}/decision`, { decision: 'allow' }, { as: nanjing });
    expect((await t.api.post(`/api/staff/photo-changes/${id}/${second}/revocation`, { reason: '误批' }, { as: nanjing })).status).toBe(200);
    expect(await page(browser)).toMatchObject({ mayUpload: false, change: { state: 'revoked', decisionReason: '误批' } });
    const third = await request(browser);
    expect((await t.api.post(`/api/staff/photo-changes/${id}/${third}/decision`, { decision: 'deny', reason: '与本人相貌相符' }, { as: nanjing })).status).toBe(200);
    const told = await toldTo(id);
    for (const said of ['已收回：误批', '不予批准：与本人相貌相符']) expect(told.filter((text) => text?.includes(said))).toHaveLength(1);
  });

  test('is refused for an exam nobody holds', async () => {
    const { browser } = await withPhoto('吴刚', '14');
    const reply = await t.api.post('/api/my/photo/change', { ...ask(), sittingId: '099-2026-1' }, { as: browser });
    expect(codes(reply)).toEqual(['photo.change_unknown_sitting']);
  });
});

describe('photo review (T8, D-09)', () => {
  test('waits for the province, is rejected with a reason, replaced by the candidate and approved', async () => {
    const { id, browser } = await candidate('郑爽');
    await upload(browser, await portrait('15'));
    await t.inTx((tx) => demandPhotoReview(tx, id, '44', START));
    const before = await t.inTx((tx) => findPhoto(tx, id));
    expect(refusalsOfPhoto(before, true).map((refusal) => refusal.code)).toEqual(['photo.awaiting_review']);

    const guangdong = await officer({ kind: 'province', province: '44' });
    const list = (await t.api.get('/api/staff/photo-reviews', { as: guangdong })).json<{ items: { photoId: string; candidateName: string }[] }>();
    expect(list.items.map((item) => item.candidateName)).toEqual(['郑爽']);
    const decide = (photoId: string | undefined, body: object, as: Browser) => t.api.post(`/api/staff/photos/${id}/${photoId ?? ''}/decision`, body, { as });
    expect((await decide(before?.id, { decision: 'approve' }, await officer({ kind: 'province', province: '11' }))).status).toBe(404);
    expect((await decide(before?.id, { decision: 'reject', reason: '非近期照片' }, guangdong)).status).toBe(200);
    expect(await page(browser)).toMatchObject({ mayUpload: true, photo: { state: 'rejected', rejectReason: '非近期照片' } });
    expect((await toldTo(id))[0]).toContain('您的报名照片审核不通过：非近期照片');

    expect((await upload(browser, await portrait('16'))).status).toBe(200);
    const after = await t.inTx((tx) => findPhoto(tx, id));
    expect([after?.state, after?.reviewProvinceCode]).toEqual(['awaiting_review', '44']);
    expect((await decide(before?.id, { decision: 'approve' }, guangdong)).status).toBe(404);
    expect((await decide(after?.id, { decision: 'approve' }, guangdong)).json()).toEqual({ state: 'approved' });
    expect(await toldTo(id)).toContainEqual(expect.stringContaining('您的报名照片已审核通过'));
    expect(refusalsOfPhoto(await t.inTx((tx) => findPhoto(tx, id)), true)).toEqual([]);
  });
});

describe('whose photo', () => {
  test('nobody sees another person’s pictures, signed in or not', async () => {
    const owner = await candidate('冯雪');
    const proposal = (await propose(owner.browser, await portrait('17'))).json<PhotoProposalView>();
    const stranger = await candidate('陈晨');
    expect((await t.api.get(proposal.imageUrl, { as: stranger.browser })).status).toBe(409);
    expect((await t.api.get('/my/photo/image', { as: stranger.browser })).status).toBe(404);
    expect((await t.api.get('/my/photo/image')).status).toBe(401);
    expect((await t.api.get(`/api/staff/photos/${owner.id}`, { as: stranger.browser })).status).toBe(401);
  });

  test('the same picture under two names is flagged to staff and never refused', async () => {
    const one = await candidate('卫东');
    const two = await candidate('蒋欣');
    const copy = await sharp(await portrait('18')).jpeg({ quality: 60 }).toBuffer();
    expect((await upload(one.browser, await portrait('18'))).status).toBe(200);
    expect((await upload(two.browser, copy)).status).toBe(200);
    await t.runJobs();
    const dossier = (await t.api.get(`/api/staff/photos/${two.id}`, { as: await officer({ kind: 'nation' }) })).json<PhotoDossier>();
    expect(dossier.photos[0]?.alike.map((other) => other.accountId)).toContain(one.id);
  });
});
