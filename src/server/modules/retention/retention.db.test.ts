import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AccountId, BlobId } from '#contracts/ids.ts';
import type { LegalHoldPage, RetentionView, RunWithLeftovers } from '#contracts/retention.ts';
import { RETENTION } from '#server/kernel/retention.ts';
import { KEPT_CLASSES } from '#server/kept-classes.ts';
import { sealAudit, verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { BATCH, eraseDue, isErasable } from '#server/platform/retention/erase-due.store.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const DAY = 86_400_000;
const REASON = '2026 年度到期清理，依据保存期限表';
let t: TestApp;
let one: Colleague;
let other: Colleague;
let people = 0;

beforeAll(async () => {
  t = await testApp({ withReferenceData: false });
  one = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  other = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
});
afterAll(() => t.stop());

const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
async function person(name = '欧阳倩'): Promise<{ accountId: AccountId; documentNumber: string }> {
  people += 1;
  const documentNumber = citizenNumber('370102', '19920725', 300 + people);
  return { accountId: await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name, documentNumber })), documentNumber };
}
/** A proof with its file, so many days old. */
async function proof(accountId: string, ageInDays: number, applicationId: string = newId(), now = t.clock.now()): Promise<{ id: string; blobId: BlobId }> {
  const id = newId();
  const blobId = await t.kit.blobs.put(randomBytes(16), 'image/jpeg');
  await t.asOwner(`insert into material_file (account_id, id, application_id, kind, slot, file_name, content_type, bytes, pages, digest, blob_id, uploaded_at) values ($1, $2, $3, 'education_certificate', 1, $4, 'image/jpeg', 16, 1, $5, $6, $7)`,
    [accountId, id, applicationId, t.kit.crypto.seal('material_file.file_name', '毕业证书.jpg'), randomBytes(32), blobId, new Date(now - ageInDays * DAY)]);
  return { id, blobId };
}
const device = (accountId: string, ageInDays: number, key = randomBytes(32)) => t.asOwner('insert into account_device (account_id, device_key, network_key, first_signed_in_at, last_signed_in_at) values ($1, $2, $3, $4, $4)', [accountId, key, randomBytes(32), new Date(t.clock.now() - ageInDays * DAY)]);
const proofs = async (): Promise<string[]> => (await t.asOwner('select id from material_file order by id')).rows.map((r) => String(r['id']));
const ask = (classes: string[], who = one) => t.api.post('/api/staff/retention-runs', { classes, reason: REASON }, { as: who.as });
const decide = (id: string, decision: string, who: Colleague, version = 1) => t.api.post(`/api/staff/retention-runs/${id}/decision`, { decision, reason: '经核对无误', version }, { as: who.as });
const seen = async (id: string): Promise<RunWithLeftovers> => must(await t.api.get(`/api/staff/retention-runs/${id}`, { as: one.as })).json<RunWithLeftovers>();
async function released(classes: string[]): Promise<RunWithLeftovers> {
  const { id } = must(await ask(classes)).json<{ id: string }>();
  must(await decide(id, 'approve', other));
  await t.runJobs({ all: true });
  return seen(id);
}
const hold = (body: Record<string, unknown>, who = one) => t.api.post('/api/staff/legal-holds', { hold: { basis: '京公（网）调证〔2026〕12 号', reason: '协助调查，暂停销毁', ...body } }, { as: who.as });
const classOf = async (of: string) => must(await t.api.get('/api/staff/retention', { as: one.as })).json<RetentionView>().classes.find((c) => c.of === of);
/** Time goes on, and both have signed in again. */
async function later(milliseconds: number): Promise<void> {
  t.clock.set(t.clock.now() + milliseconds);
  for (const who of [one, other]) who.as = await t.signInStaff(who.id);
}
async function clear(): Promise<void> {
  await t.asOwner('delete from material_file');
  await t.asOwner('delete from account_device');
  await t.asOwner("update legal_hold set lifted_at = now(), lifted_by = set_by, lift_reason = '测试之间', version = version + 1 where lifted_at is null");
}

describe('who may', () => {
  test('is staff of the whole country with the permission, and nobody else', async () => {
    const province = await colleague(t, { name: '𠮷田', roles: ['security_admin'], jurisdiction: { kind: 'province', province: '37' } });
    for (const reply of [await t.api.get('/api/staff/retention', { as: province.as }), await t.api.get('/api/staff/retention-runs', { as: province.as }), await t.api.get('/api/staff/legal-holds', { as: province.as }), await ask(['proof'], province), await decide(newId(), 'approve', province), await hold({ kind: 'class', of: 'proof' }, province)]) expect(codes(reply)).toEqual(['retention.nation_only']);
    const auditor = await colleague(t, { name: '沈计', roles: ['auditor'], jurisdiction: { kind: 'nation' } });
    expect((await t.api.get('/api/staff/retention', { as: auditor.as })).status).toBe(200);
    expect((await ask(['proof'], auditor)).status).toBe(403);
  });
});

describe('a run', () => {
  test('is counted first, asked for by one, released by another, and leaves no row and no file behind', async () => {
    await clear();
    const { accountId } = await person();
    const old = await proof(accountId, 1_900);
    const young = await proof(accountId, 1_800);
    await device(accountId, 800);
    await device(accountId, 700);
    expect(await classOf('proof')).toMatchObject({ table: 'material_file', held: 2, due: 1, onHold: 0, byRun: true, samples: [`${accountId}/${old.id}`] });
    const before = await proofs();
    const { id } = must(await ask(['proof', 'device'])).json<{ id: string }>();
    expect(await proofs()).toEqual(before);
    expect(codes(await ask(['proof']))).toEqual(['retention.run_open']);
    expect(codes(await decide(id, 'approve', one))).toEqual(['retention.own_run']);
    expect(codes(await decide(id, 'turn_down', one))).toEqual(['retention.own_run']);
    expect(codes(await decide(id, 'withdraw', other))).toEqual(['retention.not_own_run']);
    expect(codes(await decide(id, 'approve', other, 7))).toEqual(['retention.run_moved_on']);
    await t.runJobs({ all: true });
    expect(await proofs()).toEqual(before);
    const late = await proof(accountId, 1_826 - 1 / 24); // past its time only after it was asked for
    await later(7_200_000);
    must(await decide(id, 'approve', other));
    await t.runJobs({ all: true });
    const { run, items } = await seen(id);
    expect(run).toMatchObject({ state: 'done', askedBy: '李明', decidedBy: '安然', byMe: true });
    expect(run.classes.map((c) => [c.of, c.due, c.erased, c.files, c.stillThere])).toEqual([['device', 1, 1, 0, 0], ['proof', 1, 1, 1, 0]]);
    expect(items).toEqual([]);
    expect((await proofs()).toSorted()).toEqual([young.id, late.id].toSorted());
    expect(await t.kit.blobs.get(old.blobId)).toBeUndefined();
    expect(await t.kit.blobs.get(young.blobId)).toBeDefined();
    expect((await t.asOwner("select subject, account_id from audit_event where action = 'retention.erase' and subject like 'proof:%'")).rows).toEqual([{ subject: `proof:${accountId}/${old.id}`, account_id: accountId }]);
  });

  test('cannot be released by who asked for it, says the table itself, nor twice at once', async () => {
    await clear();
    const { accountId } = await person();
    await proof(accountId, 2_000);
    const { id } = must(await ask(['proof'])).json<{ id: string }>();
    await expect(t.asOwner("update retention_run set state = 'running', decided_by = asked_by, decided_at = now(), decision_reason = '自己批准' where run_id = $1", [id])).rejects.toThrow(/check/);
    const replies = await Promise.all([decide(id, 'approve', other), decide(id, 'approve', other), decide(id, 'turn_down', other)]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409, 409]);
    await t.runJobs({ all: true });
  });

  test('is turned down or taken back and touches nothing; what nobody need erase cannot be asked for', async () => {
    await clear();
    expect(codes(await ask(['proof']))).toEqual(['retention.nothing_due']);
    expect(codes(await ask(['money']))).toEqual(['retention.unknown_class']);
    expect(codes(await ask(['message']))).toEqual(['retention.unknown_class']);
    const { accountId } = await person();
    const { id } = await proof(accountId, 2_000);
    for (const [decision, who] of [['turn_down', other], ['withdraw', one]] as const) {
      must(await decide(must(await ask(['proof'])).json<{ id: string }>().id, decision, who));
      await t.runJobs({ all: true });
      expect(await proofs()).toEqual([id]);
    }
  });

  test('passes over what is held, what is referred to and what cannot be erased, and says so of each', async () => {
    await clear();
    const held = await person('张伟');
    const free = await person();
    const application = newId();
    const keptFor = await proof(held.accountId, 2_000);
    const ofApplication = await proof(free.accountId, 2_000, application);
    const referenced = await proof(free.accountId, 2_000);
    const stubborn = await proof(free.accountId, 2_000);
    const gone = await proof(free.accountId, 2_000);
    expect(must(await hold({ kind: 'person', documentNumber: held.documentNumber })).json<{ ids: string[] }>().ids).toHaveLength(1);
    await t.asOwner("insert into application_number_claim (number, account_id, application_id) values ('370120260000000001', $1, $2)", [free.accountId, application]);
    must(await hold({ kind: 'application', number: '370120260000000001' }));
    await t.asOwner('create table refers_to_proof (account_id uuid not null, id uuid not null, foreign key (account_id, id) references material_file (account_id, id))');
    await t.asOwner('insert into refers_to_proof values ($1, $2)', [free.accountId, referenced.id]);
    await t.asOwner(`create function stay() returns trigger language plpgsql as $$ begin if old.id = '${stubborn.id}' then raise exception using errcode = '23514'; end if; return old; end $$`);
    await t.asOwner('create trigger stay before delete on material_file for each row execute function stay()');
    expect(await classOf('proof')).toMatchObject({ due: 5, onHold: 2 });
    const { run, items } = await released(['proof']);
    await t.asOwner('drop trigger stay on material_file');
    await t.asOwner('drop table refers_to_proof');
    expect(run.classes).toMatchObject([{ due: 5, onHold: 2, erased: 1, files: 1, stillThere: 4 }]);
    const why = Object.fromEntries(items.map((i) => [i.key.split('/')[1], i.why]));
    expect(why).toEqual({ [keptFor.id]: 'held', [ofApplication.id]: 'held', [referenced.id]: 'referenced', [stubborn.id]: 'failed' });
    expect(await t.kit.blobs.get(gone.blobId)).toBeUndefined();
    for (const one of [keptFor, ofApplication, referenced, stubborn]) expect(await t.kit.blobs.get(one.blobId)).toBeDefined();
  });

  test('goes on where its connection was killed in the middle of a batch; nothing is done twice or left', async () => {
    await clear();
    const { accountId } = await person();
    await t.asOwner(`insert into account_device (account_id, device_key, network_key, first_signed_in_at, last_signed_in_at) select $1, decode(md5(n::text) || md5(n::text), 'hex'), $2, $3, $3 from generate_series(1, ${String(2 * BATCH + 50)}) n`, [accountId, randomBytes(32), new Date(t.clock.now() - 800 * DAY)]);
    await t.asOwner('create table killed_once (n integer)');
    // dies in the second batch, by a hand that is not its own, once: what it wrote of that batch is lost with it
    await t.asOwner(`create function die() returns trigger language plpgsql security definer as $$ begin
      if (select count(*) from account_device) < ${String(BATCH)} and (select count(*) from killed_once) < 1 then
        perform pg_terminate_backend(pg_backend_pid());
      end if; return null; end $$`);
    await t.asOwner('create trigger die after delete on account_device for each statement execute function die()');
    const { id } = must(await ask(['device'])).json<{ id: string }>();
    must(await decide(id, 'approve', other));
    await t.runJobs().catch(() => undefined);
    const { run: halfWay } = await seen(id);
    expect(halfWay).toMatchObject({ state: 'running', classes: [{ erased: BATCH }] });
    expect((await t.asOwner('select count(*)::int as n from account_device')).rows).toEqual([{ n: BATCH + 50 }]);
    await t.asOwner('insert into killed_once values (1)');
    await t.runJobs({ all: true });
    const { run, items } = await seen(id);
    await t.asOwner('drop trigger die on account_device');
    expect(run).toMatchObject({ state: 'done', classes: [{ due: 2 * BATCH + 50, erased: 2 * BATCH + 50, stillThere: 0 }] });
    expect(items).toEqual([]);
    expect((await t.asOwner("select count(*)::int as n, count(distinct subject)::int as d from audit_event where action = 'retention.erase' and subject like 'device:%' and actor_id = $1", [id])).rows).toEqual([{ n: 2 * BATCH + 50, d: 2 * BATCH + 50 }]);
  });

  test('leaves an audit log that verifies', async () => {
    // what is still open somewhere in the cluster is sealed with the next seal
    await vi.waitFor(async () => {
      await t.inTx((tx) => sealAudit(tx, t.clock.now(), t.kit.signatures));
      const { events, seals, ...verdict } = await t.inTx((tx) => verifyAudit(tx));
      expect(verdict).toEqual({});
      expect([seals > 0, events > 2 * BATCH]).toEqual([true, true]);
    }, { timeout: 60_000, interval: 200 });
  }, 90_000);
});

describe('a hold', () => {
  test('of a whole class keeps it until it is lifted or its last day is over, and the night keeps to it too', async () => {
    await clear();
    const { accountId } = await person();
    const { id } = await proof(accountId, 2_000);
    const until = new Date(t.clock.now() + 3 * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
    const { ids } = must(await hold({ kind: 'class', of: 'proof', until })).json<{ ids: string[] }>();
    expect(codes(await hold({ kind: 'class', of: 'proof' }))).toEqual(['retention.class_held']);
    expect(codes(await ask(['proof']))).toEqual(['retention.nothing_due']);
    expect(await classOf('proof')).toMatchObject({ due: 1, onHold: 1, heldWhole: true });
    const list = must(await t.api.get('/api/staff/legal-holds?standing=yes', { as: one.as })).json<LegalHoldPage>().items;
    expect(list).toMatchObject([{ id: ids[0], kind: 'class', about: RETENTION.proof.what.zh, setBy: '李明', standing: true, lifted: null }]);
    await later(5 * DAY);
    expect(await classOf('proof')).toMatchObject({ onHold: 0, heldWhole: false });
    must(await hold({ kind: 'class', of: 'proof' }));
    const [standing] = must(await t.api.get('/api/staff/legal-holds?standing=yes', { as: one.as })).json<LegalHoldPage>().items;
    expect(codes(await t.api.post(`/api/staff/legal-holds/${standing?.id ?? ''}/lifting`, { reason: '调查已结束', version: 9 }, { as: other.as }))).toEqual(['retention.hold_lifted']);
    must(await t.api.post(`/api/staff/legal-holds/${standing?.id ?? ''}/lifting`, { reason: '调查已结束', version: 1 }, { as: other.as }));
    expect((await released(['proof'])).run.classes).toMatchObject([{ erased: 1 }]);
    expect(await proofs()).not.toContain(id);
  });

  test('of a person keeps their messages, and a stranger’s number holds nobody', async () => {
    await clear();
    const { accountId, documentNumber } = await person('阿依古丽·买买提');
    const message = (of: string) => t.asOwner(`insert into message (message_id, account_id, channel, template, recipient_sealed, recipient_key, content_sealed, state, queued_at, sent_at, urgency) values ($1, $2, 'sms', 'code', $3, $4, $3, 'sent', $5, $5, 1)`,
      [newId(), of, t.kit.crypto.seal('message.recipient', 'x'), randomBytes(32), new Date(t.clock.now() - 400 * DAY)]);
    await message(accountId);
    await message((await person()).accountId);
    expect(codes(await hold({ kind: 'person', documentNumber: citizenNumber('370102', '19920725', 999) }))).toEqual(['retention.no_such_person']);
    expect(codes(await hold({ kind: 'class', of: 'proof', until: '2020-01-01' }))).toEqual(['retention.until_past']);
    must(await hold({ kind: 'person', documentNumber }));
    const forget = t.app.modules.flatMap((m) => m.jobs ?? []).find((job) => job.name === 'notices.forget-messages');
    if (!forget) throw new Error('nobody forgets messages');
    await t.inTx((tx) => enqueue(tx, forget, {}));
    await t.runJobs();
    expect((await t.asOwner('select account_id from message where content_sealed is not null and queued_at < $1', [new Date(t.clock.now() - 300 * DAY)])).rows).toEqual([{ account_id: accountId }]);
    expect(await classOf('message')).toMatchObject({ due: 1, onHold: 1, leftover: 0 });
  });
});

test('whatever the ages and holds: what is due and free goes, everything else stays as it was', async () => {
  const kept = KEPT_CLASSES.filter(isErasable).find((c) => c.of === 'proof');
  if (!kept) throw new Error('proofs are erased by no run');
  const someone = [await person(), await person(), await person()];
  await fc.assert(fc.asyncProperty(
    fc.array(fc.record({ whose: fc.integer({ min: 0, max: 2 }), age: fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.constantFrom(1_825.999, 1_826, 1_826.001)) }), { minLength: 1, maxLength: 12 }), fc.subarray([0, 1, 2]), fc.integer({ min: 1, max: 5 }),
    async (rows, heldPeople, limit) => {
      await clear();
      for (const at of heldPeople) must(await hold({ kind: 'person', documentNumber: someone[at]?.documentNumber }));
      const now = t.clock.now();
      const made = [];
      for (const row of rows) made.push({ ...row, ...(await proof(someone[row.whose]?.accountId ?? '', row.age, newId(), now)) });
      for (let after: string | null = null; ;) {
        const done = await t.inTx((tx) => eraseDue(tx, kept, { asOf: now, now, after, limit }));
        after = done.at(-1)?.key ?? after;
        if (done.length < limit) break;
      }
      expect(await proofs()).toEqual(made.filter((m) => m.age <= 1_826 || heldPeople.includes(m.whose)).map((m) => m.id).toSorted());
    },
  ), { numRuns: 25 });
}, 120_000);

test('a class that runs erase is told by a primary key of its table, and by columns it has', async () => {
  for (const kept of KEPT_CLASSES.filter(isErasable)) {
    const { rows } = await t.asOwner(`select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = $1::regclass and i.indisprimary order by array_position(i.indkey, a.attnum)`, [kept.table]);
    expect([kept.of, rows.map((r) => r['name'])]).toEqual([kept.of, Object.keys(kept.erasure.key)]);
    await t.inTx((tx) => eraseDue(tx, kept, { asOf: 0, now: t.clock.now(), after: null }));
  }
});
