import pg from 'pg';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants } from '../support/applicants.ts';
import { copyRows } from '../support/copy-rows.ts';
import { beginning, completing, injected, walk } from '../support/journey.ts';
import type { InProcess } from '../support/program.ts';

/** Somebody whose application waits for payment, signed in. */
export type Payer = { n: number; accountId: string; applicationId: string; token: string };

const MODELS = 2;
const OF_PERSON = (table: string) => `chaos_person p join chaos_model m on m.n = p.model join ${table} t on t.account_id = m.account_id`;
const OWN = { account_id: 'p.account_id' };
const ITS = { ...OWN, application_id: 'p.application_id' };

/** People of 山东 whose applications are ready to be paid: some go the whole way by the real acts, the others are their rows anew. Answers them, and when payment opens and closes. */
export async function makePayers(program: InProcess, superuser: Login, count: number): Promise<{ payers: Payer[]; opensAt: number; closesAt: number }> {
  const { db, kit, app } = program;
  const models = await makeApplicants(db, kit, MODELS);
  await app.queue.drain();
  const sittingId = (await inTransaction(db, (tx) => listOpenSittings(tx, kit.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (sittingId === undefined) throw new Error('一级建造师 is not open');
  const steps = [...beginning(sittingId), ...completing().filter(({ name }) => name !== 'start_payment' && name !== 'record_payment')];
  for (const one of models) await walk(injected(app.http), one, steps);
  await app.queue.drain();
  const pay = (await inTransaction(db, (tx) => findProvinceConfig(tx, sittingId, '37')))?.windows.pay;
  if (!pay) throw new Error('山东 takes no payments');
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    await copyPeople(client, models.map((m) => [m.accountId, m.id ?? '']), count);
    const { rows } = await client.query<{ n: number; account_id: string; application_id: string; token: string }>('select g as n, account_id, application_id, token from chaos_person order by g');
    return { payers: rows.map((r) => ({ n: r.n, accountId: r.account_id, applicationId: r.application_id, token: r.token })), opensAt: Math.max(kit.clock.now(), pay.opensAt), closesAt: pay.closesAt };
  } finally {
    await client.end();
  }
}

async function copyPeople(client: pg.Client, models: readonly (readonly [string, string])[], count: number): Promise<void> {
  await client.query('create table chaos_model (n int, account_id uuid, application_id uuid)');
  for (const [n, ids] of models.entries()) await client.query('insert into chaos_model values ($1, $2, $3)', [n, ...ids]);
  await client.query(`create table chaos_person as select g, g % ${String(models.length)} as model, gen_random_uuid() as account_id, gen_random_uuid() as application_id, encode(sha256(gen_random_uuid()::text::bytea), 'hex') as token from generate_series(1, ${String(count)}) g`);
  const [documentKey, number] = [`decode(md5('d' || p.g) || md5('e' || p.g), 'hex')`, `left(t.number, 9) || lpad((1000000 + p.g)::text, 9, '0')`];
  await copyRows(client, 'account', OF_PERSON('account'), { ...OWN, user_name: `'kaosheng' || (p.g + 1000)`, document_key: documentKey });
  for (const table of ['education_row', 'verification', 'photo']) await copyRows(client, table, OF_PERSON(table), OWN);
  await client.query(`insert into user_name_claim select 'kaosheng' || (g + 1000), account_id from chaos_person`);
  await client.query(`insert into document_claim select ${documentKey.replaceAll('p.', '')}, account_id, now() from chaos_person`);
  await copyRows(client, 'application', `${OF_PERSON('application')} and t.id = m.application_id`, { ...OWN, id: 'p.application_id', number });
  await client.query('insert into application_number_claim select number, account_id, id from application where account_id in (select account_id from chaos_person)');
  for (const table of ['application_event', 'application_snapshot']) await copyRows(client, table, `${OF_PERSON(table)} and t.application_id = m.application_id`, ITS);
  // the run passes weeks in an hour: whoever is signed in stays it, and every desk of the province takes money
  await client.query(`update web_session set last_seen_at = now() + interval '300 days', expires_at = now() + interval '400 days'`);
  await client.query(`update sitting_province set payment_mode = 'both' where province_code = '37'`);
  await client.query(`insert into web_session (token_digest, public_id, kind, subject_id, opened_at, last_seen_at, expires_at, ip, user_agent)
    select sha256(token::bytea), gen_random_uuid(), 'candidate', account_id, now(), now() + interval '300 days', now() + interval '400 days', '127.0.0.1', 'chaos' from chaos_person`);
  await client.query('analyze');
}
