import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ReviewQueue } from '#contracts/review.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let reviewer: Colleague;
const people: { id: ApplicationId; candidate: Candidate }[] = [];

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  const sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  reviewer = await colleague(t);
  for (const name of ['张伟', '张伟明', '𠮷田健', '欧阳倩']) {
    people.push(await awaitingReview(t, sittingId, { name }));
    t.clock.set(t.clock.now() + 60_000);
  }
  people.push(await awaitingReview(t, sittingId, { name: '张伟', point: '3702-01' }));
}, 180_000);
afterAll(() => t.stop());

const queue = async (query: string, who = reviewer) => must(await t.api.get(`/api/staff/review/queue?${query}`, { as: who.as })).json<ReviewQueue>();
const names = async (query: string) => (await queue(query)).items.map((i) => i.name);
const find = (q: string) => names(`q=${encodeURIComponent(q)}`);

describe('the search', () => {
  it('finds by a name’s beginning, whole and rare names, and nothing that only looks like a pattern', async () => {
    expect(await find('张伟')).toEqual(['张伟', '张伟明']);
    expect(await find('张伟明')).toEqual(['张伟明']);
    expect(await find('𠮷田')).toEqual(['𠮷田健']);
    expect(await find('%%')).toEqual([]);
    expect(await find('__')).toEqual([]);
  });

  it('finds by number’s beginning and by document, which is stored sealed; never beyond the jurisdiction', async () => {
    const [first] = (await queue('')).items;
    expect(await names(`q=${first?.number.slice(0, 14) ?? ''}`)).toContain(first?.name);
    const own = people[3];
    const elsewhere = people[4];
    if (!own || !elsewhere) throw new Error('nobody');
    const document = async (c: Candidate) => (await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId)))?.documentNumber ?? '';
    expect(await find((await document(own.candidate)).toLowerCase())).toContain('欧阳倩');
    expect((await queue(`q=${await document(elsewhere.candidate)}`)).items.map((i) => i.id)).not.toContain(elsewhere.id);
  });
});

it('does not look through thousands of one name', async () => {
  await t.asOwner(`insert into account (account_id, user_name, password_hash, name, document_type, document_number_sealed, document_key, mail_sealed, recovery_question, recovery_answer_hash, state, registered_at, version)
    select gen_random_uuid(), 'many' || g, 'x', '司马' || g, 'resident_id', '\\x00', decode(md5(g::text), 'hex'), '\\x00', 'q', 'x', 'active', now(), 1 from generate_series(1, 3001) g`);
  expect((await t.api.get(`/api/staff/review/queue?q=${encodeURIComponent('司马')}`, { as: reviewer.as })).body).toContain('review.search_wide');
  expect(await find('司马3001')).toEqual([]);
});

describe('the order', () => {
  it.each(['waiting', 'newest', 'deadline'])('%s pages without losing or repeating', async (sort) => {
    const all = (await queue(`sort=${sort}`)).items;
    const seen: string[] = [];
    for (const item of all.slice(0, -1)) {
      const key = sort === 'deadline' ? item.lapsesAt : item.since;
      const rest = (await queue(`sort=${sort}&after=${String(key)}.${item.id}`)).items;
      seen.push(item.id);
      expect([...seen, ...rest.map((i) => i.id)]).toEqual(all.map((i) => i.id));
    }
  });
  it('is oldest or newest first', async () => {
    const waiting = (await queue('sort=waiting')).items.map((i) => i.since);
    expect(waiting).toEqual(waiting.toSorted((a, b) => a - b));
    expect((await queue('sort=newest')).items.map((i) => i.since)).toEqual(waiting.toReversed());
  });
});

describe('the narrowing', () => {
  it('by cause and lateness agrees with its counts', async () => {
    const mismatch = await queue('why=major_mismatch');
    expect(mismatch.counts.online.count).toBe(mismatch.items.length);
    expect((await queue('why=rests_on_paper')).items).toEqual([]);
    expect((await queue('late=1')).items).toEqual([]);
    t.clock.set(t.clock.now() + 3 * 86_400_000);
    reviewer = { ...reviewer, as: await t.signInStaff(reviewer.id) };
    const late = await queue('late=1');
    expect(late.items.length).toBe(mismatch.items.length);
    expect(late.items.every((i) => i.due?.mark === 'late')).toBe(true);
  });
});

describe('the counts', () => {
  const STATES = ['online', 'on_site', 'second', 'pending', 'decided', 'all'] as const;
  beforeAll(async () => {
    const [proposed, pending, given] = people;
    if (!proposed || !pending || !given) throw new Error('nobody');
    for (const [of, state] of [[proposed, 'proposed'], [pending, 'pending']] as const) {
      await t.asOwner(`insert into review_decision (account_id, id, application_id, review_point_id, application_version, stage, decision, basis, state, decided_by_id, decided_at, takes_effect_at)
        select account_id, gen_random_uuid(), id, review_point_id, version, 'first', 'approve', 'single', '${state}', '${reviewer.id}', now(), now() + interval '1 hour' from application where id = '${of.id}'`);
    }
    await t.asOwner(`insert into review_assignment (account_id, application_id, staff_id, assigned_by_id, assigned_at) select account_id, id, '${reviewer.id}', '${reviewer.id}', now() from application where id = '${given.id}'`);
  });

  it.each(['', 'q=张伟', 'q=𠮷田', 'q=2026034', 'number=202603437', 'number=202603411', 'point=3701-01', 'why=major_mismatch', 'why=rests_on_paper', 'unassigned=1', 'late=1', 'level=04'])('equal their lists, narrowed by “%s”', async (narrowing) => {
    const { counts } = await queue(narrowing);
    for (const state of STATES) expect([state, (await queue(`state=${state}&${narrowing}`)).items.length]).toEqual([state, counts[state].count]);
    expect((await queue(`state=all&mine=1&${narrowing}`)).items.length).toBe(counts.mine.count);
  });
  it('tell what waits from what is decided and not yet in effect', async () => {
    const { counts } = await queue('');
    expect([counts.online.count, counts.second.count, counts.pending.count, counts.all.count, counts.mine.count]).toEqual([2, 1, 1, 4, 1]);
  });
});
