/*
 * What a reviewer's list costs on a million applications: each narrowing, order, search and count as the server runs it, in milliseconds.
 * `tsx --tsconfig tsconfig.server.json bench/review-queue.ts [applications]`. Bar: a page with all its counts within 100 ms at the server.
 */
import pg from 'pg';
import { StaffId } from '#contracts/ids.ts';
import type { ReviewQueueState, ReviewSort } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { findAccountsByName } from '#server/modules/accounts/index.ts';
import { countInState, pageOfQueue, type Narrowing, type QueueFilter } from '#server/modules/review/queue/queue.store.ts';
import { connect } from '#server/platform/db/connect.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startScratchServer } from '#server/platform/db/scratch-server.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { machine } from './support/world.ts';

const COUNT = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 9;
const STAFF = StaffId.parse(newId());
const now = Date.now();

const { server, discard } = await startScratchServer();
try {
  const owner = server.login('owner');
  await migrate(owner, projectPath('migrations'));
  const began = performance.now();
  await load(owner);
  const loadedMs = performance.now() - began;
  const db = connect(server.login('app'), { size: 4 });
  const measured = [];
  for (const name of ['张伟', '欧阳', '没有这个人']) {
    const at = performance.now();
    const accounts = await inTransaction(db, (tx) => findAccountsByName(tx, name, 3_001));
    const foundMs = Math.round((performance.now() - at) * 10) / 10;
    measured.push({ name: `name ${name}, nation`, people: accounts.length, foundMs, ...(await measure(db, { kind: 'nation' }, { found: { accounts } }, 'waiting')) });
  }
  for (const [name, jurisdiction, filter, sort] of cases()) measured.push({ name, ...(await measure(db, jurisdiction, filter, sort)) });
  await db.destroy();
  process.stdout.write(`${JSON.stringify({ bench: 'review-queue', machine: machine(), applications: COUNT, loadedSeconds: Math.round(loadedMs / 1_000), barMs: 100, measured }, null, 2)}\n`);
} finally {
  await discard();
}

function cases(): [string, Jurisdiction, QueueFilter, ReviewSort][] {
  const nation: Jurisdiction = { kind: 'nation' };
  const large: Jurisdiction = { kind: 'province', province: '37' };
  const small: Jurisdiction = { kind: 'province', province: '63' };
  const prefecture: Jurisdiction = { kind: 'prefecture', prefecture: '3702' };
  const point: Jurisdiction = { kind: 'points', points: ['3701-01'] };
  return [
    ['nation', nation, {}, 'waiting'], ['nation, newest', nation, {}, 'newest'], ['nation, deadline', nation, {}, 'deadline'],
    ['large province', large, {}, 'waiting'], ['large province, newest', large, {}, 'newest'], ['large province, deadline', large, {}, 'deadline'], ['small province', small, {}, 'waiting'],
    ['prefecture', prefecture, {}, 'waiting'], ['point', point, {}, 'waiting'], ['exam within a province', { ...large, exams: ['034'] }, {}, 'waiting'],
    ['cause', large, { why: 'major_mismatch' }, 'waiting'], ['late', large, { before: now - 3 * 86_400_000 }, 'waiting'], ['unassigned', large, { unassigned: '1' }, 'waiting'],
    ['number', large, { found: { number: '2026034370', accounts: [] } }, 'waiting'],
  ];
}

/** The page and the seven counts of one narrowing, as one request asks for them; the median of some rounds after the first. */
async function measure(db: ReturnType<typeof connect>, jurisdiction: Jurisdiction, filter: QueueFilter, sort: ReviewSort) {
  const n: Narrowing = { jurisdiction, staffId: STAFF, filter, now };
  const states: ReviewQueueState[] = ['online', 'on_site', 'second', 'pending', 'decided', 'all'];
  const rounds: { rows: number; pageMs: number; countsMs: number; each: Record<string, number> }[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    const at = performance.now();
    const page = await inTransaction(db, (tx) => pageOfQueue(tx, n, { state: 'online', mine: false, sort, after: undefined, limit: 21 }));
    const paged = performance.now();
    const each: Record<string, number> = {};
    await inTransaction(db, async (tx) => {
      for (const state of states) {
        const from = performance.now();
        await countInState(tx, n, state);
        each[state] = performance.now() - from;
      }
      const from = performance.now();
      await countInState(tx, n, 'all', true);
      each['mine'] = performance.now() - from;
    });
    rounds.push({ rows: page.length, pageMs: paged - at, countsMs: performance.now() - paged, each });
  }
  const median = (of: (r: (typeof rounds)[number]) => number) => Math.round((rounds.slice(1).map(of).toSorted((a, b) => a - b)[Math.floor((ROUNDS - 1) / 2)] ?? 0) * 10) / 10;
  const slowest = Object.fromEntries(Object.keys(rounds[0]?.each ?? {}).map((state) => [state, median((r) => r.each[state] ?? 0)]));
  return { rows: rounds[0]?.rows ?? 0, pageMs: median((r) => r.pageMs), countsMs: median((r) => r.countsMs), totalMs: median((r) => r.pageMs + r.countsMs), slowest };
}

/** Candidates with names as frequent as they are, one application each; one in eight waits, provinces differ thirtyfold. */
async function load(login: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    await client.query(`
      create temp table places as
        select (10 + p)::text as province, (10 + p)::text || lpad(c::text, 2, '0') as prefecture, row_number() over () as n
        from generate_series(1, 60) p, generate_series(1, 12) c where (10 + p) in (11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65,66)`);
    await client.query(`
      create temp table people as
        select g, gen_random_uuid() as account_id, gen_random_uuid() as id,
          (array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','马','朱','胡','郭','何','高','林','欧阳'])[1 + (random() ^ 1.5 * 19.99)::int % 20] || (array['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀英','霞','平','刚','桂英','建华','文','辉','志强','玉兰','宇航','子涵','浩然'])[1 + (random() * 29.99)::int % 30] as name,
          (random() ^ 2.2 * 383.99)::int as place, random() as fate, now() - random() * interval '9 days' as changed_at, 1 + (random() * 1.99)::int as point
        from generate_series(1, ${String(COUNT)}) g`);
    await client.query(`
      insert into account (account_id, user_name, password_hash, name, document_type, document_number_sealed, document_key, mail_sealed, recovery_question, recovery_answer_hash, state, registered_at, version)
      select account_id, 'u' || g, 'x', name, 'resident_id', '\\x00', decode(md5(g::text), 'hex'), '\\x00', 'q', 'x', 'active', now(), 1 from people`);
    await client.query(`
      insert into application (account_id, id, version, number, sitting_id, exam_code, exam_year, province, prefecture, review_point_id, level_code, specialty_code, data_state, commitment_state, materials_state, review_state, payment_state,
        form, route_reasons, major_matches, due_in_fen, lapses_at, confirmed_at, started_at, changed_at)
      select p.account_id, p.id, 9, '2026' || case when g % 3 = 0 then '046' else '034' end || l.province || lpad(g::text, 9, '0'), case when g % 3 = 0 then '046-2026-2' else '034-2026-2' end, case when g % 3 = 0 then '046' else '034' end, 2026,
        l.province, l.prefecture, l.prefecture || '-0' || p.point, '04', '15', 'confirmed', 'signed', 'not_needed',
        case when fate < 0.08 then 'awaiting_online' when fate < 0.125 then 'awaiting_on_site' when fate < 0.7 then 'automatic' when fate < 0.97 then 'approved' else 'rejected' end,
        case when fate between 0.125 and 0.6 then 'paid' else 'unpaid' end, '\\x00', case when g % 4 = 0 then '{major_mismatch}'::text[] else '{no_commitment}'::text[] end, g % 4 <> 0, 21600,
        date_trunc('day', now()) + interval '10 days' + (l.n % 4) * interval '1 day', changed_at, changed_at - interval '1 hour', changed_at
      from people p join places l on l.n = 1 + p.place`);
    await client.query(`
      insert into review_decision (account_id, id, application_id, application_version, stage, decision, basis, state, decided_by_id, decided_at, takes_effect_at)
      select account_id, gen_random_uuid(), id, version, 'first', 'approve', 'single', case when random() < 0.5 then 'proposed' else 'pending' end, gen_random_uuid(), changed_at, now() from application where review_state = 'awaiting_online' and random() < 0.05`);
    await client.query(`
      insert into review_assignment (account_id, application_id, staff_id, assigned_by_id, assigned_at)
      select account_id, id, case when random() < 0.01 then '${STAFF}'::uuid else gen_random_uuid() end, gen_random_uuid(), now() from application where review_state like 'awaiting%' and random() < 0.2`);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

