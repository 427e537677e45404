import { join } from 'node:path';
import pg from 'pg';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { doorKey } from '#server/modules/tickets/facts/door-key.ts';
import { sealFacts } from '#server/modules/tickets/facts/ticket-facts.ts';
import { createPasswords } from '#server/platform/crypto/passwords.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants, type Applicant } from '../support/applicants.ts';
import { beginning, completing, injected, walk } from '../support/journey.ts';
import { inProcess, type InProcess } from '../support/program.ts';
import { makeCardsFor, releaseScores, ticketOf } from '../support/score-data.ts';
import { factsOf, multiplyTickets, releaseTickets } from '../support/ticket-data.ts';
import { inParallel, type World } from '../support/world.ts';
import type { Moment } from './model.ts';

const PASSWORD = 'qian2-fo2-shan1';
const NAME = '张伟';

/** Who takes part: candidates sign in with their password, holders are found by number and name. Kept as JSON, it serves a program prepared elsewhere. */
export type People = { sittingId: string; candidates: { applicant: Applicant; userName: string; password: string }[]; holders: { number: string; name: string }[] };

type Wanted = { moment: Moment; candidates: number; people: number; env: Record<string, string>; say: (what: string) => void };

/** Fills a database for a moment: the exam's candidates by bulk (COPY-like inserts), the people who take part one by one through the rules. */
export async function prepare(world: World, { moment, candidates, people, env, say }: Wanted): Promise<People> {
  const superuser = new pg.Client(world.server.login('superuser'));
  await superuser.connect();
  // filling waits for no disk: what is measured afterwards does
  await superuser.query(`alter database ${world.template.app.database} set synchronous_commit = off`);
  const own = await inProcess(env, world.template.app, join(world.folder, 'files'));
  try {
    await own.loadReferenceData();
    const sittingId = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
    if (sittingId === undefined) throw new Error('一级建造师 is not open');
    const at: Preparing = { own, superuser, world, sittingId, say };
    const made = moment === 'scores' ? await scoreHolders(at, candidates, people) : moment === 'tickets' ? await ticketHolders(at, candidates, people) : await applicants(at, moment, candidates, people);
    say('everybody is there: the database cleans up');
    await superuser.query('vacuum analyze');
    await superuser.query(`alter database ${world.template.app.database} reset synchronous_commit`);
    await superuser.query('checkpoint');
    return { sittingId, candidates: [], holders: [], ...made };
  } finally {
    await superuser.end();
    await own.close();
  }
}

type Preparing = { own: InProcess; superuser: pg.Client; world: World; sittingId: string; say: (what: string) => void };

async function applicants({ own, superuser, sittingId, say }: Preparing, moment: Moment, candidates: number, people: number): Promise<Pick<People, 'candidates'>> {
  const made = await makeApplicants(own.db, own.kit, people + 1);
  say('registered; their documents are verified');
  await Promise.all(Array.from({ length: 4 }, () => own.app.queue.drain()));
  const [model, ...others] = made;
  if (!model) throw new Error('nobody was registered');
  const call = injected(own.app.http);
  await walk(call, model, [...beginning(sittingId), ...completing()]);
  if (moment === 'deadline') say('verified; everybody begins');
  if (moment === 'deadline') await inParallel(others, 4, (a) => walk(call, a, beginning(sittingId)));
  await own.app.queue.drain();
  say('those who take part are ready; the others are filled in');
  // everybody else of the exam stands in the same tables, so that they are as large as on the day
  await superuser.query(`insert into application select r.* from application a, generate_series(1, $2::int) g, lateral jsonb_populate_record(a, jsonb_build_object('account_id', gen_random_uuid(), 'id', gen_random_uuid(), 'number', a.number || g)) r where a.id = $1`, [model.id, Math.max(0, candidates - made.length)]);
  await superuser.query('update account set password_hash = $1', [await createPasswords().hash(PASSWORD)]);
  const names = new Map((await superuser.query<{ account_id: string; user_name: string }>('select account_id, user_name from account')).rows.map((r) => [r.account_id, r.user_name]));
  return { candidates: others.map((applicant) => ({ applicant, userName: names.get(applicant.accountId) ?? '', password: PASSWORD })) };
}

async function ticketHolders({ own, superuser, sittingId }: Preparing, candidates: number, people: number): Promise<Pick<People, 'holders'>> {
  const [model] = await makeApplicants(own.db, own.kit, 1);
  const config = await inTransaction(own.db, (tx) => findProvinceConfig(tx, sittingId, '37'));
  if (!model || !config) throw new Error('一级建造师 is not held in 山东');
  await own.app.queue.drain();
  await walk(injected(own.app.http), model, [...beginning(sittingId), ...completing()]);
  await superuser.query(`update sitting_province set ticket_opens_at = now() - interval '1 hour', ticket_closes_at = now() + interval '3 days' where sitting_id = $1 and province_code = '37'`, [sittingId]);
  const photo = (await superuser.query<{ photo_id: string }>('select photo_id from photo limit 1')).rows[0]?.photo_id ?? '';
  const facts = factsOf(sittingId, config.phone, photo);
  await multiplyTickets(superuser, { accountId: model.accountId, id: model.id ?? '' }, await releaseTickets(superuser, sittingId), sealFacts(own.kit.crypto, facts), 0, candidates);
  const taking = (await superuser.query<{ account_id: string; application_id: string }>('select account_id, application_id from ticket order by application_id limit $1', [people])).rows;
  const numberOf = (id: string) => id.replaceAll('-', '').slice(0, 18);
  const ids = [taking.map((r) => r.account_id), taking.map((r) => r.application_id)];
  // the multiplied applications have no accounts behind them; nothing on the way to a ticket asks for one
  await superuser.query('set session_replication_role = replica');
  await superuser.query(`insert into photo select r.* from photo p, unnest($1::uuid[]) a, lateral jsonb_populate_record(p, jsonb_build_object('account_id', a)) r where p.photo_id = $2 on conflict do nothing`, [ids[0], photo]);
  await superuser.query('set session_replication_role = origin');
  await superuser.query('insert into ticket_door (door, account_id, application_id) select * from unnest($1::bytea[], $2::uuid[], $3::uuid[])', [
    taking.map((r) => doorKey(own.kit.crypto, { sittingId, province: '37', documentType: 'resident_id', documentNumber: numberOf(r.application_id), name: facts.name })), ...ids,
  ]);
  return { holders: taking.map((r) => ({ number: numberOf(r.application_id), name: facts.name })) };
}

async function scoreHolders({ own, world, sittingId }: Preparing, candidates: number, people: number): Promise<Pick<People, 'holders'>> {
  await releaseScores(world.server.login('superuser'), sittingId);
  await makeCardsFor(own, sittingId, 1, candidates, 1);
  const step = Math.max(1, Math.floor(candidates / people));
  return { holders: Array.from({ length: Math.min(people, candidates) }, (_, n) => ({ number: ticketOf(n * step + 1), name: NAME })) };
}
