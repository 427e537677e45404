import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { BlobId } from '#contracts/ids.ts';
import { CopyProgress } from '#contracts/own-data.ts';
import { RETENTION } from '#server/kernel/retention.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { keepOwnData } from '#server/modules/own-data/own-data.jobs-declared.ts';
import { columnWords, namedColumns } from '#server/modules/own-data/pages/column-words.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { leavesHouse } from '#server/platform/personal/personal-data.ts';
import { tablesOfAccounts } from '#server/platform/personal/personal.store.ts';
import { testApp, type Reply, type TestApp } from './testing/app.ts';
import { awaitingReview } from './testing/awaiting.ts';
import { apply, readyCandidate, type Candidate } from './testing/candidates.ts';
import { unzip } from './testing/unzip.ts';

const PASSWORD = 'gu4-he-jing-ming';
const DAY = 86_400_000;
const Data = z.object({ parts: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });
let t: TestApp;
let sittingId: string;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((one) => one.exam.code === '034')?.sitting.id ?? '';
});
afterAll(() => t.stop());

/** Somebody with a password, since what leaves asks for it. */
async function person(o: Parameters<typeof readyCandidate>[1] = {}): Promise<Candidate> {
  const candidate = await readyCandidate(t, o);
  await withPassword(candidate);
  return candidate;
}

async function withPassword({ accountId }: Pick<Candidate, 'accountId'>): Promise<void> {
  const hash = await t.kit.passwords.hash(PASSWORD);
  await t.inTx((tx) => tx.updateTable('account').set({ password_hash: hash }).where('account_id', '=', accountId).execute());
}

const codes = (r: Reply) => r.json<{ refusals: { code: string }[] }>().refusals.map((no) => no.code);
const ask = (c: Candidate, currentPassword = PASSWORD) => t.api.post('/api/me/data-copies', { currentPassword }, { as: c.as });
const keep = async () => { await t.inTx((tx) => enqueue(tx, keepOwnData, {})); await t.runJobs(); };
async function copyOf(c: Candidate) {
  const asked = await ask(c);
  expect(asked.status).toBe(200);
  const { id } = asked.json<{ id: string }>();
  await t.runJobs();
  const row = await t.inTx((tx) => tx.selectFrom('data_copy').selectAll().where('copy_id', '=', id).executeTakeFirstOrThrow());
  const zip = unzip((await t.kit.blobs.get(BlobId.parse(row.blob_id)))?.bytes ?? Buffer.alloc(0));
  return { id, row, zip, data: Data.parse(JSON.parse(zip.get('data.json') ?? '{}')) };
}

describe('what the modules keep of a person', () => {
  test('every table that names an account leaves with a copy or is excused with a reason, once', async () => {
    const tables = [...(await t.inTx(tablesOfAccounts)).keys()];
    const personal = t.app.modules.flatMap((m) => (m.personal ? [m.personal] : []));
    const told = personal.flatMap((p) => [...(p.tables ?? []).map((x) => x.table), ...(p.excused ?? []).map((x) => x.table)]);
    expect(tables.filter((table) => !told.includes(table)), 'neither exported nor excused').toEqual([]);
    expect(told.filter((table) => !tables.includes(table)), 'no such table').toEqual([]);
    expect(told.filter((table, at) => told.indexOf(table) !== at), 'told twice').toEqual([]);
    expect(personal.flatMap((p) => p.excused ?? []).filter((e) => e.why.length < 10)).toEqual([]);
  });

  test('no column leaves that names an official, holds a secret or is only a digest, and what is left out is really there', async () => {
    const columns = await t.inTx(tablesOfAccounts);
    const tables = t.app.modules.flatMap((m) => m.personal?.tables ?? []);
    const leaving = tables.flatMap((part) => (columns.get(part.table) ?? []).filter((c) => leavesHouse(c.column, part.leftOut)).map((c) => `${part.table}.${c.column}`));
    expect(leaving.filter((name) => /password|_hash|_digest|\.digest|_key$|by_id$|by_name$|actor_id|staff_id/.test(name))).toEqual([]);
    expect(leaving).toContain('account.document_number_sealed');
    expect(leaving).toContain('application.form');
    for (const part of tables) for (const column of Object.keys(part.leftOut ?? {})) expect((columns.get(part.table) ?? []).map((c) => c.column), part.table).toContain(column);
  });
});

describe('the words of a copy', () => {
  const raw = /^[\w.-]+$/;

  test('no class of data and no column of any is shown by the name a program gave it, in either language', async () => {
    const columns = await t.inTx(tablesOfAccounts);
    const personal = t.app.modules.flatMap((m) => (m.personal ? [m.personal] : []));
    const leaving = [
      ...personal.flatMap((p) => p.tables ?? []).flatMap((part) => (columns.get(part.table) ?? []).filter((c) => leavesHouse(c.column, part.leftOut)).map((c) => c.column.replace(/_sealed$/, ''))),
      ...personal.flatMap((p) => p.readers ?? []).flatMap((reader) => reader.columns),
    ];
    expect(leaving.length).toBeGreaterThan(400);
    expect([...new Set(leaving)].filter((column) => !/\p{Script=Han}/u.test(columnWords(column, 'zh'))), 'no Chinese words').toEqual([]);
    expect([...new Set(leaving)].filter((column) => /_|[a-z][A-Z]|\p{Script=Han}/u.test(columnWords(column, 'en'))), 'no English words').toEqual([]);
    const titles = personal.flatMap((p) => [...(p.tables ?? []), ...(p.readers ?? [])].map((part) => part.title));
    expect(titles.filter((title) => !/\p{Script=Han}/u.test(title.zh) || raw.test(title.zh) || /_/.test(title.en) || title.en === '')).toEqual([]);
  });

  test('no words are kept for a column that leaves nowhere', async () => {
    const columns = new Set([...(await t.inTx(tablesOfAccounts)).values()].flat().map((c) => c.column.replace(/_sealed$/, '')));
    const read = t.app.modules.flatMap((m) => m.personal?.readers ?? []).flatMap((reader) => reader.columns);
    expect(namedColumns.filter((column) => !columns.has(column) && !read.includes(column))).toEqual([]);
  });
});

describe('a copy of one’s own data', () => {
  test('holds what was registered, applied for, signed and told, opened, with the photo, to read and for programs', async () => {
    const ouyang = await person({ name: '欧阳倩' });
    await apply(t, ouyang, { sittingId });
    const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, ouyang.accountId));
    const { zip, data, row } = await copyOf(ouyang);
    expect(data.parts['account']?.[0]).toMatchObject({ name: '欧阳倩', document_number: account?.documentNumber, mail: account?.mail, phone: account?.phone });
    expect(data.parts['education_row']?.[0]).toMatchObject({ institution: '山东大学', certificate_number: '104221201405001203' });
    expect(data.parts['application']?.[0]?.['form']).toMatchObject({ employer: '济南城建集团有限公司' });
    for (const part of ['application_event', 'application_snapshot', 'signed_letter', 'message', 'photo', 'verification', 'agreement_consent', 'audit_event']) expect(Object.keys(data.parts), part).toContain(part);
    expect(JSON.stringify(data)).not.toMatch(/password_hash|argon2|recovery_answer_hash|by_id/);
    expect([...zip.keys()].filter((name) => /^files\/.+\.jpg$/.test(name))).toHaveLength(1);
    const page = zip.get('index.html') ?? '';
    expect(page).toContain('欧阳倩');
    expect(page).toContain('济南城建集团有限公司');
    expect(page).not.toMatch(/<script|undefined|\[object/);
    expect([...page.matchAll(/<dt>([^<]*)</g)].map(([, word = '']) => word).filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
    expect([row.state, row.done_parts === row.all_parts]).toEqual(['ready', true]);
  });

  test('keeps names whose characters are rare or brackets, and writes them so that no page breaks', async () => {
    const rare = await person({ name: '𠮷田' });
    expect((await copyOf(rare)).zip.get('index.html')).toContain('𠮷田');
    const { zip } = await copyOf(await person({ name: '王晓[沛]' }));
    expect(zip.get('index.html')).toContain('王晓[沛]');
  });

  test('asks for the password, one at a time, three a day, and tells mailbox and phone', async () => {
    const zhang = await person();
    expect(codes(await ask(zhang, 'not-mine-1'))).toEqual(['account.password_wrong']);
    const [one, two] = await Promise.all([ask(zhang), ask(zhang)]);
    expect([one.status, two.status].toSorted()).toEqual([200, 409]);
    await t.runJobs();
    for (const _ of [1, 2]) { expect((await ask(zhang)).status).toBe(200); await t.runJobs(); }
    expect(codes(await ask(zhang))).toEqual(['own_data.copies_enough']);
    const told = await t.inTx((tx) => tx.selectFrom('message').select(['channel']).where('account_id', '=', zhang.accountId).where('template', '=', 'own_data').execute());
    expect([...new Set(told.map((m) => m.channel))].toSorted()).toEqual(['mail', 'sms']);
  });

  test('is fetched by its owner only, is audited, and is gone after its days with its bytes', async () => {
    const [mine, other] = [await person(), await person({ name: '阿依古丽·买买提' })];
    const { id, row } = await copyOf(mine);
    const file = `/api/me/data-copies/${id}/file`;
    expect([(await t.api.get(file)).status, (await t.api.get(file, { as: other.as })).status, (await t.api.get(`/api/me/data-copies/${id}`, { as: other.as })).status]).toEqual([401, 404, 404]);
    const fetched = await t.api.get(file, { as: mine.as });
    expect(fetched.status).toBe(200);
    expect(String(fetched.headers['content-disposition'])).toContain('attachment');
    const acts = await t.inTx((tx) => tx.selectFrom('audit_event').select('action').where('account_id', '=', mine.accountId).where('action', 'like', 'own-data.%').execute());
    expect(acts.map((a) => a.action).toSorted()).toEqual(['own-data.ask_copy', 'own-data.make_copy', 'own-data.take_copy']);
    t.clock.set(t.clock.now() + (RETENTION.dataCopy.days ?? 0) * DAY + 1000);
    const again = await t.signInCandidate(mine.accountId);
    expect(codes(await t.api.get(file, { as: again }))).toEqual(['own_data.copy_not_ready']);
    await keep();
    expect(CopyProgress.parse((await t.api.get(`/api/me/data-copies/${id}`, { as: again })).json()).state).toBe('gone');
    expect(await t.kit.blobs.get(BlobId.parse(row.blob_id))).toBeUndefined();
  });
});

describe('closing one’s own account', () => {
  const close = (c: Candidate, body: unknown = { currentPassword: PASSWORD, understood: 'on' }) => t.api.post('/api/me/closing', body, { as: c.as });

  test('says everything that stops it at once, and nothing happens', async () => {
    const waiting = await awaitingReview(t, sittingId, { name: '张伟' });
    await withPassword(waiting.candidate);
    expect(codes(await close(waiting.candidate))).toEqual(['own_data.closing_live']);
    expect((await t.page.get('/my/data/closing', { as: waiting.candidate.as })).body).toContain('有进行中的报考');
    expect(codes(await close(waiting.candidate, { currentPassword: 'x' })).toSorted()).toEqual(['field.choose', 'own_data.closing_live']);
  });

  test('waits seven days, can be taken back, and of two requests one counts', async () => {
    const c = await person();
    const [a, b] = await Promise.all([close(c), close(c)]);
    expect([a.status, b.status].toSorted()).toEqual([200, 409]);
    expect((await t.page.get('/my/data/closing', { as: c.as })).body).toContain('注销申请已收到');
    expect((await t.api.delete('/api/me/closing', { as: c.as })).status).toBe(200);
    expect(codes(await t.api.delete('/api/me/closing', { as: c.as }))).toEqual(['own_data.closing_none']);
    t.clock.set(t.clock.now() + 8 * DAY);
    await keep();
    expect((await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId)))?.state).toBe('active');
  });

  test('takes effect after the wait and not a moment before: nobody signs in, phone, address and devices are gone, the person may register anew', async () => {
    const c = await person();
    expect((await close(c)).status).toBe(200);
    t.clock.set(t.clock.now() + 7 * DAY - 1000);
    await keep();
    expect((await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId)))?.state).toBe('active');
    t.clock.set(t.clock.now() + 2000);
    await keep();
    const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId));
    expect(account).toMatchObject({ state: 'frozen', phone: undefined, address: undefined });
    const left = await t.inTx(async (tx) => ({
      devices: await tx.selectFrom('account_device').selectAll().where('account_id', '=', c.accountId).execute(), claims: await tx.selectFrom('document_claim').selectAll().where('account_id', '=', c.accountId).execute(),
      events: await tx.selectFrom('account_event').select(['kind', 'actor_kind']).where('account_id', '=', c.accountId).where('kind', '=', 'closed').execute(),
    }));
    expect(left).toEqual({ devices: [], claims: [], events: [{ kind: 'closed', actor_kind: 'candidate' }] });
    expect((await t.api.get('/api/applications', { as: c.as })).status).toBe(401);
  });

  test('is put off without a word while a matter is open of which the person was not told (PIPL art. 35)', async () => {
    const c = await person();
    await t.inTx((tx) => tx.insertInto('breach_case').values({
      account_id: c.accountId, case_id: '019ab000-0000-7000-8000-000000000078', reference: 'W1', state: 'opened', version: 1, article: '7', item: 1, subjects: ['1'], content: Buffer.from('x'),
      opened_by_id: '019ab000-0000-7000-8000-000000000080', opened_at: new Date(t.clock.now()),
    }).execute());
    expect((await close(c)).status).toBe(200);
    t.clock.set(t.clock.now() + 7 * DAY + 1000);
    await keep();
    expect((await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId)))?.state).toBe('active');
    const { body } = await t.page.get('/my/data/closing', { as: await t.signInCandidate(c.accountId) });
    expect(body).toContain('注销申请已收到');
    expect(body).not.toContain('考试情况');
  });

  test('does not take effect when something is under way again by then', async () => {
    const c = await person();
    expect((await close(c)).status).toBe(200);
    await t.inTx((tx) => tx.insertInto('assistance_case').values({ account_id: c.accountId, case_id: '019ab000-0000-7000-8000-000000000077', kind: 'recovery', state: 'waiting', version: 1, content: Buffer.from('x'), asked_by: 'candidate', opened_at: new Date(t.clock.now()) }).execute());
    t.clock.set(t.clock.now() + 7 * DAY + 1000);
    await keep();
    expect((await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId)))?.state).toBe('active');
    const again = await t.signInCandidate(c.accountId);
    expect((await t.page.get('/my/data/closing', { as: again })).body).toContain('上一次注销申请没有生效');
  });
});

describe('the page of one’s own data', () => {
  test('shows how long everything is kept, from the one table, in both languages', async () => {
    const c = await person();
    for (const lang of ['zh', 'en'] as const) {
      const { body } = await t.page.get(`/my/data?lang=${lang}`, { as: c.as });
      for (const rule of Object.values(RETENTION)) expect(body).toContain(rule.what[lang]);
    }
    expect((await t.page.get('/my/data')).status).toBe(303);
  });

  test('makes a copy by a plain form, and says a wrong password at its field', async () => {
    const c = await person();
    const wrong = await t.page.post('/my/data', { currentPassword: 'not-mine-1' }, { as: c.as });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('id="f-currentPassword-error"');
    expect((await t.page.post('/my/data', { currentPassword: PASSWORD }, { as: c.as })).status).toBe(303);
    await t.runJobs();
    expect((await t.page.get('/my/data', { as: c.as })).body).toMatch(/href="\/api\/me\/data-copies\/[0-9a-f-]+\/file"/);
  });
});
