import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HintKind, type Hints } from '#contracts/hints.ts';
import type { AccountId } from '#contracts/ids.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { THRESHOLDS, explainHint } from './domain/explain-hint.ts';
import { beginHints } from './index.ts';

const DAY = 86_400_000;
let t: TestApp;
let reviewer: Colleague;
let mine: { accountId: AccountId; id: string };
let neighbour: { accountId: AccountId; id: string };
let people = 0;

beforeAll(async () => {
  t = await testApp();
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const waiting = async (point: string, name: string) => {
    const { id, candidate } = await awaitingReview(t, sittingId, { point, name, how: point.startsWith('36') ? 'on_site' : 'online' });
    return { id, accountId: candidate.accountId };
  };
  mine = await waiting('3701-01', '欧阳倩');
  neighbour = await waiting('3701-01', '张伟');
  reviewer = await colleague(t, { roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] } });
}, 240_000);
afterAll(() => t.stop());

const somebody = (name = '孙敏') => t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name, documentNumber: citizenNumber('370102', '19920725', 400 + people++) }));
const device = (accountId: string, deviceKey: Buffer, networkKey = randomBytes(32), ageInDays = 1) => t.asOwner('insert into account_device (account_id, device_key, network_key, first_signed_in_at, last_signed_in_at) values ($1, $2, $3, $4, $4)', [accountId, deviceKey, networkKey, new Date(t.clock.now() - ageInDays * DAY)]);
const file = (accountId: string, digest: Buffer) => t.asOwner(`insert into material_file (account_id, id, application_id, kind, slot, file_name, content_type, bytes, pages, digest, blob_id, uploaded_at) values ($1, $2, $3, 'education_certificate', 1, '\\x00', 'image/jpeg', 16, 1, $4, $5, now())`, [accountId, newId(), newId(), digest, newId()]);
async function found(): Promise<void> {
  await t.inTx((tx) => enqueue(tx, beginHints, {}));
  await t.runJobs();
}
const seen = async (id = mine.id, who = reviewer): Promise<Hints> => must(await t.api.get(`/api/staff/applications/${id}/hints`, { as: who.as })).json<Hints>();
const ofKind = async (kind: HintKind) => (await seen()).hints.find((h) => h.kind === kind);
const dismiss = (hintId: string, who = reviewer, id = mine.id) => t.api.post(`/api/staff/applications/${id}/hints/${hintId}/dismissal`, { reason: '系夫妻二人，已核对证件' }, { as: who.as });
const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

describe('what several registrations have in common', () => {
  test('is found above its threshold, told in words, with others named only within the jurisdiction', async () => {
    const key = randomBytes(32);
    await device(mine.accountId, key);
    await device(neighbour.accountId, key);
    await found();
    expect(await ofKind('same_device')).toBeUndefined();
    await device(await somebody(), key, randomBytes(32), THRESHOLDS.device.days + 1);
    await found();
    expect(await ofKind('same_device')).toBeUndefined();
    await device(await somebody(), key);
    await found();
    expect(await ofKind('same_device')).toMatchObject({ people: 3, others: ['张伟'], elsewhere: 1, dismissed: null, text: explainHint('same_device', 3).zh });
  });

  test('is the same file, photos alike, one mailbox, or one person with two documents', async () => {
    const other = await somebody();
    const digest = randomBytes(32);
    await file(mine.accountId, digest);
    await file(other, digest);
    await file(other, randomBytes(32));
    await t.asOwner("insert into photo_likeness (account_id, photo_id, other_account_id, other_photo_id, bits_apart, found_at) select account_id, photo_id, $2, $3, 3, now() from photo where account_id = $1", [mine.accountId, other, newId()]);
    const mailbox = randomBytes(32);
    for (const accountId of [mine.accountId, other]) await t.asOwner(`insert into message (message_id, account_id, channel, template, recipient_sealed, recipient_key, state, queued_at, sent_at, urgency) values ($1, $2, 'mail', 'code', '\\x00', $3, 'sent', now(), now(), 1)`, [newId(), accountId, mailbox]);
    await t.asOwner("update account set name = m.name, born_on = m.born_on, sex = m.sex, document_type = 'passport' from (select name, born_on, sex from account where account_id = $1) m where account_id = $2", [mine.accountId, other]);
    await found();
    const kinds = (await seen()).hints.map((h) => h.kind);
    expect(kinds).toEqual(expect.arrayContaining(['same_file', 'same_photo', 'same_contact', 'same_identity']));
    expect((await ofKind('same_file'))?.people).toBe(2);
  });

  test('every kind is explained in both languages, with what harmless reason there may be', () => {
    for (const kind of HintKind.options) for (const lang of ['zh', 'en'] as const) expect(explainHint(kind, 5)[lang].length).toBeGreaterThan(20);
  });
});

describe('a hint', () => {
  test('does not exist for another province, nor its dismissal for whoever only looks', async () => {
    const elsewhere = await colleague(t, { roles: ['reviewer'], jurisdiction: { kind: 'province', province: '36' } });
    const hint = await ofKind('same_device');
    expect(codes(await t.api.get(`/api/staff/applications/${mine.id}/hints`, { as: elsewhere.as }))).toEqual(['application.not_found']);
    expect(codes(await dismiss(hint?.id ?? '', elsewhere))).toEqual(['application.not_found']);
    expect(codes(await dismiss(newId()))).toEqual(['hint.not_found']);
    const officer = await colleague(t, { roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
    expect((await seen(mine.id, officer)).mayDismiss).toBe(false);
    expect((await dismiss(hint?.id ?? '', officer)).status).toBe(403);
  });

  test('is dismissed once, with a reason, for this person only, audited, and stands again when it is about more people', async () => {
    const hint = await ofKind('same_device');
    const replies = await Promise.all([dismiss(hint?.id ?? ''), dismiss(hint?.id ?? '')]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    await found();
    expect(await ofKind('same_device')).toMatchObject({ dismissed: { by: '赵磊', reason: '系夫妻二人，已核对证件' } });
    expect((await seen(neighbour.id)).hints.find((h) => h.kind === 'same_device')).toMatchObject({ dismissed: null });
    expect((await t.asOwner("select reason from audit_event where action = 'hint.dismiss' and account_id = $1 and subject = $2", [mine.accountId, `hint:${hint?.id ?? ''}`])).rows).toEqual([{ reason: '系夫妻二人，已核对证件' }]);
    const { rows } = await t.asOwner('select d.device_key from account_device d where d.account_id = $1', [mine.accountId]);
    await device(await somebody(), rows[0]?.['device_key'] as Buffer);
    await found();
    expect(await ofKind('same_device')).toMatchObject({ people: 4, dismissed: null });
  });

  test('changes nothing: applications, accounts, reviews and messages are the same before and after', async () => {
    const tables = ['application', 'application_event', 'application_snapshot', 'account', 'account_event', 'review_decision', 'review_assignment', 'review_claim', 'message', 'integrity_record', 'breach_case', 'photo'];
    const state = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await t.asOwner(`select count(*)::int as n, md5(string_agg(x::text, '|' order by x::text)) as digest from ${table} x`)).rows[0]])));
    const before = await state();
    const digest = randomBytes(32);
    await file(mine.accountId, digest);
    await file(neighbour.accountId, digest);
    await found();
    const fresh = (await seen()).hints.find((h) => h.kind === 'same_file' && h.others.includes('张伟'));
    must(await dismiss(fresh?.id ?? ''));
    expect(await state()).toEqual(before);
  });

  test('is forgotten when it was not seen for a year', async () => {
    await t.asOwner('delete from account_device');
    await t.asOwner("update proxy_hint_member set seen_at = seen_at - interval '366 days'");
    await found();
    const { hints } = await seen();
    expect(hints.map((h) => h.kind)).not.toContain('same_device');
    expect(hints.map((h) => h.kind)).toContain('same_file');
  });
});
