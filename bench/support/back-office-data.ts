import pg from 'pg';
import type { AccountId } from '#contracts/ids.ts';
import { SEALED } from '#server/modules/accounts/sealed-fields.ts';
import { sealContent } from '#server/modules/assistance/case-content.ts';
import { listExams, listOpenSittings, listProvinces, listReviewPoints, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { makeApplicants, formOf, type Applicant } from './applicants.ts';
import { placesBySize } from './back-office-places.ts';
import { copyRows, withoutIndexes } from './copy-rows.ts';
import { beginning, completing, injected, walk } from './journey.ts';
import type { InProcess } from './program.ts';

const MODELS = 12;
const NUMBERS = 5_000;
const SLOTS = 20_000;
/** Sittings of a year, by their share of ten: the first has most. */
const EXAMS = ['034', '046', '045'] as const;

/**
 * Fills the real tables with so many applications of nine tenths as many people: a dozen are registered and go the whole way by the program's own
 * acts, the rest are their rows multiplied, with names, numbers, places, states and times of their own. What was sealed is really sealed. `only` leaves stages out, by their names.
 */
export async function fillBackOffice(program: InProcess, superuser: Login, count: number, say: (what: string) => void, only?: readonly string[]): Promise<void> {
  say('models: some people go the whole way by the real acts');
  const models = await makeModels(program);
  await withSuperuser(superuser, async (client) => {
    say('people and applications');
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'; select setseed(0.42)`);
    await makeWorld(client, program, models, count);
    for (const [what, tables, work] of stages(client)) {
      if (only && ![...only, LAST_STAGE].includes(what)) continue;
      say(what);
      await withoutIndexes(client, tables, work);
    }
    say('vacuum analyze');
    await client.query('vacuum analyze');
  });
}

/** Enough rests between checkpoints, and what the copies refer to. */
async function withSuperuser(login: Login, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(login);
  await client.connect();
  try {
    await client.query(`alter system set max_wal_size = '8GB'`);
    await client.query('select pg_reload_conf()');
    await work(client);
  } finally {
    await client.end();
  }
}

async function makeModels({ db, kit, app }: InProcess): Promise<Applicant[]> {
  const people = await makeApplicants(db, kit, MODELS);
  await app.queue.drain();
  const sitting = (await inTransaction(db, (tx) => listOpenSittings(tx, kit.clock.now()))).find((o) => o.exam.code === EXAMS[0])?.sitting.id;
  if (!sitting) throw new Error(`no sitting of ${EXAMS[0]} is open`);
  const call = injected(app.http);
  for (const [at, one] of people.entries()) {
    await walk(call, one, beginning(sitting));
    const steps = completing();
    // years of work differ, so that a changed rule turns some of them
    const save = { ...formOf(one), yearsInProfession: 4 + (at % 9), yearsOfWork: 5 + (at % 9) };
    await walk(call, one, steps.map((s) => (s.name === 'save' ? { ...s, call: () => ({ method: 'PUT' as const, path: `/api/applications/${one.id ?? ''}/data`, body: save }) } : s)));
  }
  await app.queue.drain();
  return people;
}

/** The tables the copies are made from: models, places, names, sealed numbers; then a row for every person and application to come. */
async function makeWorld(client: pg.Client, { db, kit }: InProcess, models: readonly Applicant[], count: number): Promise<void> {
  const { points, sittings } = await inTransaction(db, async (tx) => {
    const open = await listOpenSittings(tx, kit.clock.now());
    const exams = await listExams(tx);
    return {
      points: (await Promise.all((await listProvinces(tx)).map((p) => listReviewPoints(tx, { province: p.code })))).flat(),
      sittings: EXAMS.map((code) => {
        const sitting = open.find((o) => o.exam.code === code)?.sitting;
        const exam = exams.find((e) => e.code === code);
        if (!sitting || !exam) throw new Error(`no sitting of ${code} is open`);
        const level = sitting.levels[0] ?? '';
        const specialties = specialtiesOf(exam, level, sitting.year).map((s) => s.code);
        return { id: sitting.id, exam: code, year: sitting.year, level, specialties: specialties.length > 0 ? specialties : [''], subjects: subjectsOf(exam, level, specialties[0] ?? '', sitting.year).map((s) => s.code) };
      }),
    };
  });
  const numbers = Array.from({ length: NUMBERS }, (_, i) => citizenNumber('370112', `${String(1970 + (i % 30))}${String(1 + (i % 12)).padStart(2, '0')}15`, 100 + (i % 900)));
  await keep(client, 'b_model', { n: 'int', account_id: 'uuid', application_id: 'uuid' }, models.map((m, n) => [n, m.accountId satisfies AccountId, m.id ?? '']));
  await keep(client, 'b_place', { n: 'int', point: 'text', province: 'text', prefecture: 'text' }, placesBySize(points, SLOTS).map((p, n) => [n, p.id, p.province, p.prefecture]));
  await keep(client, 'b_sealed', { n: 'int', document: 'bytea', phone: 'bytea', mail: 'bytea' }, numbers.map((number, n) => [n, kit.crypto.seal(SEALED.documentNumber, number), kit.crypto.seal(SEALED.phone, `1390000${String(n).padStart(4, '0')}`), kit.crypto.seal(SEALED.mail, `kaosheng${String(n)}@example.cn`)]));
  const reason = '考生来电称工作年限填写有误，已核对劳动合同';
  const account = (kind: 'phone_release' | 'closing') => sealContent(kit.crypto, { kind: 'account', wish: { kind }, reason });
  await keep(client, 'b_case', { kind: 'text', content: 'bytea' }, [
    ['unlock', sealContent(kit.crypto, { kind: 'unlock', number: '202603437000000010', parts: ['work'], until: kit.clock.now() + 86_400_000, reason })],
    ['appeal', sealContent(kit.crypto, { kind: 'appeal', number: '202603437000000010', reason, contested: '学历专业与报考条件不符' })], ['phone_release', account('phone_release')], ['closing', account('closing')],
  ]);
  await keep(client, 'b_file', { file_name: 'bytea' }, [[kit.crypto.seal('material_file.file_name', '工作年限证明.pdf')]]);
  await keep(client, 'b_sitting', { n: 'int', id: 'text', exam: 'text', year: 'int', level: 'text', specialties: 'text', subjects: 'text' }, sittings.map((s, n) => [n, s.id, s.exam, s.year, s.level, `{${s.specialties.join(',')}}`, `{${s.subjects.join(',')}}`]));
  await client.query(`alter table b_sitting alter specialties type text[] using specialties::text[], alter subjects type text[] using subjects::text[]`);
  await client.query(`create or replace function b_id(kind int, at timestamptz, n bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || '/' || n), 1, 3) || '8' || substr(md5(n || '/' || kind), 1, 15))::uuid $$`);
  await client.query(`
    create unlogged table b_person as
    select g, b_id(1, now() - interval '400 days' + g * interval '20 seconds', g) as account_id, g % ${String(MODELS)} as model, g % ${String(NUMBERS)} as sealed,
      (array['王','李','张','刘','陈','杨','赵','黄','周','吴','徐','孙','马','朱','胡','郭','何','高','林','罗','郑','梁','谢','宋','唐','许','韩','冯','邓','曹','欧阳','阿依古丽·买买提'])[1 + floor(random() ^ 1.5 * 32)::int] ||
      (array['伟','芳','娜','敏','静','丽','强','磊','军','洋','勇','艳','杰','娟','涛','明','超','秀英','霞','平','刚','桂英','建华','文','辉','志强','玉兰','宇航','子涵','浩然','思远','雨桐','梓萱','国栋','晓[沛]'])[1 + floor(random() * 35)::int] as name
    from generate_series(1, ${String(Math.ceil(count * 0.9))}) g`);
  await client.query('create unique index on b_person (g)');
  await client.query(`
    create unlogged table b_app as
    select d.*, p.account_id, p.model, p.sealed, p.name, l.point, l.province, l.prefecture, s.id as sitting_id, s.exam, s.year, s.level, s.subjects, s.specialties[1 + d.g % cardinality(s.specialties)] as specialty,
      d.fate >= 0.06 as is_confirmed,
      s.year || s.exam || l.province || lpad(d.g::text, 8, '0') || (d.g % 10) as number, d.at + interval '40 minutes' as confirmed_at,
      case when d.fate < 0.06 then 'not_started' when d.fate < 0.14 then 'awaiting_online' when d.fate < 0.18 then 'awaiting_on_site' when d.fate < 0.20 then 'returned' when d.fate < 0.225 then 'rejected' when d.fate < 0.45 then 'approved' else 'automatic' end as review_state,
      case when d.fate < 0.225 then 'unpaid' when d.luck < 0.88 then 'paid' when d.luck < 0.89 then 'paying' when d.luck < 0.895 then 'exempt' else 'unpaid' end as payment_state,
      case when d.luck > 0.9 and d.fate < 0.06 then 'given_up' when d.luck > 0.985 and d.fate between 0.06 and 0.2 then 'lapsed' when d.luck > 0.999 then 'voided' end as ended
    from (
      select g, case when g <= ${String(Math.ceil(count * 0.9))} then g else g - ${String(Math.ceil(count * 0.9))} end as person, b_id(2, now() - interval '6 days' + g * interval '0.5 seconds', g) as id, random() as fate, random() as luck,
        case when g > ${String(Math.ceil(count * 0.9))} then (case when (g - ${String(Math.ceil(count * 0.9))}) % 10 = 8 then 2 else 1 end) when g % 10 < 8 then 0 when g % 10 = 8 then 1 else 2 end as sitting, floor(random() * ${String(SLOTS)})::int as place,
        now() - interval '50 minutes' - random() ^ 1.3 * interval '6 days' as at
      from generate_series(1, ${String(count)}) g
    ) d join b_person p on p.g = d.person join b_place l on l.n = d.place join b_sitting s on s.n = d.sitting`);
  await client.query('create index on b_app (account_id); analyze b_app; analyze b_person');
}

async function keep(client: pg.Client, table: string, columns: Record<string, string>, rows: readonly (readonly unknown[])[]): Promise<void> {
  await client.query(`create unlogged table ${table} (${Object.entries(columns).map(([c, type]) => `${c} ${type}`).join(', ')})`);
  const wide = Object.keys(columns).length;
  for (let at = 0; at < rows.length; at += 1_000) {
    const some = rows.slice(at, at + 1_000);
    await client.query(`insert into ${table} values ${some.map((_, r) => `(${Array.from({ length: wide }, (__, c) => `$${String(r * wide + c + 1)}`).join(', ')})`).join(', ')}`, some.flat());
  }
}

const OF_PERSON = (table: string) => `b_person p join b_model m on m.n = p.model join ${table} t on t.account_id = m.account_id`;
const OF_APPLICATION = (table: string, key = 't.application_id') => `b_app a join b_model m on m.n = a.model join ${table} t on t.account_id = m.account_id and ${key} = m.application_id`;
const OWN = { account_id: 'p.account_id' };
const ITS = { account_id: 'a.account_id', application_id: 'a.id' };

/** Removes what the copies were made from. */
const LAST_STAGE = 'empty the models of the copies';

/** What is written in which order; each stage without its tables' other indexes. */
function stages(client: pg.Client): [string, string[], () => Promise<void>][] {
  const run = (text: string) => client.query(text).then(() => undefined);
  return [
    ['accounts', ['account', 'account_event', 'education_row', 'verification', 'verification_event', 'photo', 'photo_event', 'user_name_claim', 'phone_claim', 'document_claim', 'document_name_claim'], async () => {
      await copyRows(client, 'account', `${OF_PERSON('account')} join b_sealed s on s.n = p.sealed`, { ...OWN, user_name: `'kaosheng' || (p.g + 1000)`, name: 'p.name', document_number_sealed: 's.document', document_key: `decode(md5('d' || p.g) || md5('e' || p.g), 'hex')`, phone_sealed: 's.phone', mail_sealed: 's.mail', registered_at: `now() - interval '400 days' + p.g * interval '20 seconds'` });
      await copyRows(client, 'account_event', OF_PERSON('account_event'), { ...OWN, event_id: 'gen_random_uuid()' });
      await copyRows(client, 'education_row', OF_PERSON('education_row'), { ...OWN, education_id: `case when t.education_id is null then null else b_id(3, now(), p.g) end` });
      await copyRows(client, 'verification', OF_PERSON('verification'), { ...OWN, row_id: `case when t.kind = 'identity' then p.account_id else b_id(3, now(), p.g) end`, state: `case when p.g % 200 = 7 then 'needs_manual' else t.state end`, state_since_at: `now() - random() * interval '20 days'` });
      await copyRows(client, 'verification_event', `${OF_PERSON('verification_event')} where t.version = 1`, { ...OWN, row_id: `case when t.kind = 'identity' then p.account_id else b_id(3, now(), p.g) end` });
      await copyRows(client, 'photo', `${OF_PERSON('photo')} join b_place l on l.n = p.g % ${String(SLOTS)}`, { ...OWN, photo_id: 'b_id(4, now(), p.g)', state: `case when p.g % 50 = 3 then 'awaiting_review' else 'approved' end`, review_province_code: 'l.province', uploaded_at: `now() - random() * interval '10 days'`, replaced_at: 'null' });
      await copyRows(client, 'photo_event', OF_PERSON('photo_event'), { ...OWN, event_id: 'gen_random_uuid()', photo_id: 'b_id(4, now(), p.g)' });
      await run(`insert into user_name_claim select 'kaosheng' || (g + 1000), account_id from b_person`);
      await run(`insert into phone_claim select decode(md5('p' || g), 'hex'), account_id, now() from b_person`);
      await run(`insert into document_claim select decode(md5('d' || g) || md5('e' || g), 'hex'), account_id, now() from b_person`);
      await run(`insert into document_name_claim select decode(md5('d' || g) || md5('e' || g), 'hex'), decode(md5('n' || g), 'hex'), account_id from b_person`);
    }],
    ['applications', ['application', 'application_number_claim'], async () => {
      await copyRows(client, 'application', OF_APPLICATION('application', 't.id'), {
        account_id: 'a.account_id', id: 'a.id', number: 'case when a.is_confirmed then a.number end', sitting_id: 'a.sitting_id', exam_code: 'a.exam', exam_year: 'a.year', province: 'a.province', prefecture: 'a.prefecture', review_point_id: 'a.point', level_code: 'a.level', specialty_code: 'a.specialty', subject_codes: 'a.subjects',
        data_state: `case when a.is_confirmed then 'confirmed' when a.fate < 0.01 then 'choosing' when a.fate < 0.03 then 'filling' when a.fate < 0.04 then 'committing' when a.fate < 0.045 then 'checking' else 'saved' end`, review_state: 'a.review_state', payment_state: 'a.payment_state', ended: 'a.ended',
        commitment_state: `case when a.fate < 0.03 then 'unsigned' when a.review_state like 'awaiting%' then 'declined' else 'signed' end`,
        route_reasons: `case when a.review_state in ('automatic', 'not_started') then '{}'::text[] when a.g % 4 = 0 then '{major_mismatch}'::text[] when a.g % 4 = 1 then '{no_commitment}'::text[] when a.g % 4 = 2 then '{not_all_verified,no_commitment}'::text[] else '{level_always_manual}'::text[] end`, major_matches: 'a.g % 4 <> 0',
        review_reason: `case when a.review_state in ('rejected', 'returned') then '所学专业与报考专业不一致，请补充证明材料' end`, confirmed_at: 'case when a.is_confirmed then a.confirmed_at end', started_at: 'a.at', changed_at: `case when a.is_confirmed then a.confirmed_at + case when a.review_state like 'awaiting%' then interval '0' else random() * (now() - a.confirmed_at) end else a.at end`,
        lapses_at: `case when a.ended is null and a.payment_state in ('unpaid', 'paying') then date_trunc('day', now()) + interval '15 days' + (a.province::int % 4) * interval '1 day' end`,
      });
      await run(`insert into application_number_claim select number, account_id, id from application where number is not null and account_id not in (select account_id from b_model)`);
    }],
    ['histories', ['application_event', 'application_snapshot', 'signed_letter'], async () => {
      await copyRows(client, 'application_event', `${OF_APPLICATION('application_event')} where a.is_confirmed or t.version <= 4`, { ...ITS, at: `a.at + t.version * interval '4 minutes'` });
      await copyRows(client, 'application_snapshot', `${OF_APPLICATION('application_snapshot')} where a.is_confirmed`, { ...ITS, at: 'a.confirmed_at' });
      await copyRows(client, 'signed_letter', `${OF_APPLICATION('signed_letter', 't.owner_id')} where t.letter = 'commitment' and a.g % 5 = 0`, { account_id: 'a.account_id', owner_id: 'a.id', id: 'gen_random_uuid()', signed_at: 'a.at' });
    }],
    ['payments', ['payment_order', 'payment_event', 'order_claim'], async () => {
      await copyRows(client, 'payment_order', `${OF_APPLICATION('payment_order')} where a.payment_state in ('paid', 'paying')`, {
        ...ITS, id: 'b_id(5, a.confirmed_at, a.g)', order_number: `'20260708' || lpad(a.g::text, 12, '0')`, state: `case a.payment_state when 'paid' then 'paid' else 'open' end`, how: `case when a.g % 20 = 0 and a.payment_state = 'paid' then 'on_site' else 'online' end`, receipt_number: `case when a.g % 20 = 0 and a.payment_state = 'paid' then 'S' || a.g end`, expires_at: `case when a.payment_state = 'paying' then now() + interval '1 hour' end`,
        opened_at: `a.confirmed_at + interval '1 hour'`, paid_at: `case when a.payment_state = 'paid' then least(now(), a.confirmed_at + random() * interval '1 day') end`, channel_reference: `case when a.payment_state = 'paid' then 'C' || a.g end`,
      });
      await copyRows(client, 'payment_event', `${OF_APPLICATION('payment_order').replaceAll('join payment_order t', 'join payment_order o')
        .replaceAll('t.', 'o.')} join payment_event t on t.account_id = o.account_id and t.order_id = o.id where a.payment_state = 'paid' or (a.payment_state = 'paying' and t.version = 1)`, { account_id: 'a.account_id', order_id: 'b_id(5, a.confirmed_at, a.g)', at: 'a.confirmed_at' });
      await run(`insert into order_claim select order_number, account_id, id from payment_order where order_number like '20260708%' and account_id not in (select account_id from b_model)`);
    }],
    ['what reviewers did', ['review_decision', 'review_assignment', 'review_opening', 'review_appointment', 'review_slot', 'review_sample_case', 'material_file', 'staff_member', 'staff_role', 'staff_review_point'], async () => {
      await run(`create unlogged table b_staff as select row_number() over () - 1 as n, b_id(6, now(), row_number() over ()) as id, l.point, l.province from (select distinct point, province from b_place) l, generate_series(1, 6)`);
      await run('create index on b_staff (point, id); analyze b_staff');
      await run(`insert into staff_member (id, user_name, name, password_hash, password_temporary, state, jurisdiction_kind, home_province, created_at, changed_at, password_changed_at) select id, 'shenhe' || n, (array['赵磊','钱敏','孙丽','李强','周静','吴涛'])[1 + n % 6], 'x', false, 'active', 'points', province, now(), now(), now() from b_staff`);
      await run(`insert into staff_role select id, 'reviewer' from b_staff`);
      await run(`insert into staff_review_point select id, point from b_staff`);
      const decision = (state: string, where: string, extra = '') => `insert into review_decision (account_id, id, application_id, review_point_id, application_version, stage, decision, reason, basis, state, decided_by_id, decided_at, takes_effect_at)
        select a.account_id, b_id(7, a.confirmed_at, a.g), a.id, a.point, t.version ${extra}, 'first', case a.review_state when 'rejected' then 'reject' when 'returned' then 'return' else 'approve' end, '所学专业与报考专业不一致，请补充证明材料', case when a.g % 6 = 0 then 'counter' else 'single' end, ${state}, s.id, least(now(), a.confirmed_at + random() * (now() - a.confirmed_at)), now() + interval '1 day'
        from b_app a join application t on t.account_id = a.account_id and t.id = a.id join lateral (select id from b_staff where point = a.point order by id limit 1 offset a.g % 6) s on true where ${where}`;
      await run(decision(`'effective'`, `a.review_state in ('approved', 'rejected', 'returned')`, '- 1'));
      await run(decision(`case when a.g % 2 = 0 then 'proposed' else 'pending' end`, `a.review_state = 'awaiting_online' and a.ended is null and a.g % 25 = 0`));
      await run(`insert into review_assignment (account_id, application_id, staff_id, assigned_by_id, assigned_at) select a.account_id, a.id, s.id, s.id, now() from b_app a join lateral (select id from b_staff where point = a.point order by id limit 1 offset a.g % 6) s on true where a.review_state like 'awaiting%' and a.g % 5 = 0`);
      await run(`insert into review_opening (account_id, application_id, staff_id, application_version, opened_at) select a.account_id, a.id, s.id, 9, now() from b_app a join lateral (select id from b_staff where point = a.point order by id limit 1 offset a.g % 6) s on true where a.review_state in ('approved', 'rejected')`);
      await run(`insert into review_slot (review_point_id, starts_at, ends_at, capacity, booked, changed_by_id, changed_at) select point, t, t + interval '30 minutes', 200, 0, gen_random_uuid(), now() from (select distinct point from b_place) p, generate_series(date_trunc('day', now()) + interval '1 hour', date_trunc('day', now()) + interval '10 days', interval '30 minutes') t where extract(hour from t) between 1 and 8`);
      await run(`insert into review_appointment (account_id, id, application_id, review_point_id, starts_at, state, booked_at) select account_id, gen_random_uuid(), id, point, date_trunc('day', now()) + (g % 10) * interval '1 day' + interval '1 hour' + (g % 14) * interval '30 minutes', 'booked', now() from b_app where review_state = 'awaiting_on_site' and ended is null`);
      await run(`update review_slot s set capacity = greatest(s.capacity, x.n), booked = x.n from (select review_point_id, starts_at, least(count(*), 500) as n from review_appointment group by 1, 2) x where x.review_point_id = s.review_point_id and x.starts_at = s.starts_at`);
      await run(`insert into review_sample (id, kind, sitting_id, exam_code, province, rate_percent, seed_sealed, seed_digest, state, announced_by_id, announced_at, drawn_at, frame_count, frame_digest, seed) select b_id(8, now(), k), case k when 1 then 'post_exam' else 'blind' end, s.id, s.exam, null, 3, '\\x00', 'x', 'drawn', gen_random_uuid(), now(), now(), 600000, 'x', 'x' from b_sitting s, generate_series(1, 2) k where s.n = 0`);
      await run(`insert into review_sample_case (account_id, sample_id, application_id, stratum, rank, result, first_decision, first_by_id) select account_id, b_id(8, now(), 1), id, province, g, (array['drawn','called','passed','failed','missed'])[1 + g % 5], null, null from b_app where sitting = 0 and payment_state = 'paid' and g % 33 = 0`);
      await run(`insert into review_sample_case (account_id, sample_id, application_id, stratum, rank, result, first_decision, first_by_id) select account_id, b_id(8, now(), 2), id, province, g, 'drawn', 'approve', gen_random_uuid() from b_app where sitting = 0 and review_state = 'approved' and g % 33 = 0`);
      await run(`update review_sample_case set sample_id = s.id from review_sample s where s.kind = case when first_decision is null then 'post_exam' else 'blind' end`);
      await run(`insert into material_file (account_id, id, application_id, kind, slot, file_name, content_type, bytes, pages, digest, blob_id, uploaded_at) select account_id, gen_random_uuid(), id, 'work_years_proof', n, (select file_name from b_file), 'application/pdf', 800000, 2, decode(md5(g || '/' || n), 'hex'), gen_random_uuid(), at from b_app, generate_series(1, 3) n where review_state in ('awaiting_online', 'awaiting_on_site', 'returned')`);
    }],
    ['cases and requests', ['assistance_case', 'assistance_event', 'photo_change'], async () => {
      await run(`insert into assistance_case (account_id, case_id, kind, state, version, application_id, contested_version, province, prefecture, review_point_id, exam_code, content, asked_by, first_by_id, decided_by_id, opened_at, due_at, decided_at)
        select a.account_id, b_id(9, a.at, a.g), c.kind, case when a.g % 3 = 0 then 'waiting' else 'approved' end, 2, case when c.kind in ('unlock', 'appeal') then a.id end, case when c.kind = 'appeal' then 9 end, a.province, a.prefecture, a.point, a.exam, c.content, case when c.kind in ('appeal', 'closing') then 'candidate' else 'staff' end, b_id(6, now(), 1),
          case when a.g % 3 = 0 then null else b_id(6, now(), 2) end, a.at, a.at + interval '5 days', case when a.g % 3 = 0 then null else now() end
        from b_app a join lateral (select * from b_case where kind = (array['unlock','appeal','phone_release','closing'])[1 + (a.g / 50) % 4]) c on true where a.g % 50 = 0 and a.is_confirmed and a.g <= (select count(*) from b_person)`);
      await run(`insert into photo_change (account_id, change_id, province_code, sitting_id, reason, state, requested_at, version) select account_id, b_id(10, at, g), province, sitting_id, '旧照片与本人差别较大，申请更换近照', case when g % 4 = 0 then 'denied' else 'requested' end, at, 1 from b_app where g % 60 = 1 and g <= (select count(*) from b_person)`);
    }],
    ['messages and the audit log', ['message', 'audit_event'], async () => {
      await copyRows(client, 'message', `${OF_PERSON('message')} join (select message_id, row_number() over (partition by account_id order by message_id) as nth from message) x on x.message_id = t.message_id and x.nth <= 2`, { ...OWN, message_id: 'gen_random_uuid()', queued_at: `now() - random() * interval '9 days'` });
      await run(`insert into audit_event (id, at, actor_kind, actor_id, session_id, ip, request_id, action, subject, account_id, after_digest)
        select b_id(12, a.at + n * interval '4 minutes', a.g * 4 + n), a.at + n * interval '4 minutes', 'candidate', a.account_id, 'x', '10.1.2.3', 'r' || a.g, (array['application.start','application.save','application.confirm','payment.start'])[n], 'application:' || a.id, a.account_id, decode(md5(a.g || '/' || n), 'hex') from b_app a, generate_series(1, 4) n where n <= 2 or a.is_confirmed`);
      await run(`insert into audit_event (id, at, actor_kind, actor_id, session_id, ip, request_id, action, subject, account_id, after_digest)
        select b_id(13, d.decided_at, row_number() over ()), d.decided_at, 'staff', d.decided_by_id, 'x', '10.1.2.3', 'r', act, 'application:' || d.application_id, d.account_id, null from review_decision d, unnest(array['review.read', 'review.decide', 'material.see_file']) act`);
      await run(`insert into audit_seal (number, from_xid, until_xid, events, digest, sealed_at) select coalesce(max(number), 0) + 1, coalesce(max(until_xid), '0'), (pg_current_xact_id()::text::bigint + 1)::text::xid8, 1, '\\x00', now() from audit_seal`);
    }],
    [LAST_STAGE, [], () => run('drop table b_app, b_person, b_model, b_place, b_sealed, b_case, b_file, b_sitting, b_staff; drop function b_id')],
  ];
}
