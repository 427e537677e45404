import type { Acked } from './crowd.ts';
import { judge, judgeSeals } from './judge.ts';
import type { Ask } from './postgres.ts';

type Sabotage = { name: string; sql: readonly string[]; seen: RegExp };

const ONE = (what: string, where: string) => `(select ${what} from ${where} limit 1)`;
const PAID = ONE('id', `application where payment_state = 'paid'`);
const again = (table: string, where: string, changes: string) => `insert into ${table} select (jsonb_populate_record(t, ${changes})).* from ${table} t where ${where} limit 1`;

/** Losses and doublings, each put into the database of a run that is right, in a transaction that is taken back. */
const SABOTAGES: readonly Sabotage[] = [
  { name: 'an application is gone', sql: [`delete from application where id = ${PAID}`], seen: /^an application stands before what was answered/ },
  { name: 'the last line of a history is gone', sql: [`delete from application_event where application_id = ${PAID} and act = 'record_payment'`], seen: /^a chain of versions with a hole/ },
  { name: 'a line of a history is gone', sql: [`delete from application_event where application_id = ${PAID} and act = 'confirm'`], seen: /^an acknowledged act has no line of history/ },
  { name: 'an application set back with its history', sql: [`update application set version = version - 1, payment_state = 'paying' where id = ${PAID}`, `delete from application_event where application_id = ${PAID} and act = 'record_payment'`], seen: /^a payment that was taken is not there/ },
  { name: 'a row of the audit log is gone', sql: [`delete from audit_event where action = 'application.confirm' and subject = 'application:' || ${PAID}`], seen: /^an acknowledged act was not written into the audit log/ },
  { name: 'an order is gone', sql: [`delete from payment_order where id = ${ONE('id', `payment_order where state = 'paid'`)}`], seen: /^an order that was given out is not there/ },
  { name: 'an order’s claim is gone', sql: [`delete from order_claim where order_number = ${ONE('order_number', `payment_order where state = 'paid'`)}`], seen: /^an order by halves/ },
  { name: 'a payment is not in the ledger', sql: [`delete from ledger_entry where occasion = ${ONE('occasion', `ledger_entry where kind = 'charge_settled'`)}`], seen: /^a payment that was taken is not in the ledger/ },
  { name: 'a posting says one fen more', sql: [`update ledger_posting set amount_in_fen = amount_in_fen + 1 where occasion = ${ONE('occasion', `ledger_entry where kind = 'charge_settled'`)} and line = 1`], seen: /^an entry whose postings are not its amount/ },
  { name: 'a message was never queued', sql: [`delete from message where message_id = ${ONE('message_id', `message where template = 'application_complete'`)}`], seen: /^a message that was due was not queued/ },
  { name: 'a message waits without a job', sql: [`update message set state = 'queued', queued_at = queued_at - interval '1 hour' where message_id = ${ONE('message_id', `message where template = 'application_complete'`)}`, `delete from jobs.job where name = 'notices.send-message'`], seen: /^a message that waits and no job will send/ },
  { name: 'an act happened twice', sql: [`update application set version = version + 1 where id = ${PAID}`, again('application_event', `application_id = ${PAID} and act = 'record_payment'`, `jsonb_build_object('version', version + 1)`)], seen: /^an act counted twice/ },
  { name: 'a second live application', sql: ['drop index application_one_live', again('application', `id = ${PAID}`, `jsonb_build_object('id', gen_random_uuid())`)], seen: /^two live applications of one person/ },
  { name: 'a second order', sql: ['drop index payment_order_one_live', again('payment_order', `state = 'paid'`, `jsonb_build_object('id', gen_random_uuid(), 'order_number', order_number || 'x')`)], seen: /^two live orders of one application/ },
  { name: 'a charge booked twice', sql: [again('ledger_entry', `kind = 'charge_settled'`, `jsonb_build_object('occasion', occasion || 'x')`)], seen: /^a charge booked twice/ },
  { name: 'a person told twice', sql: [again('message', `template = 'application_complete'`, `jsonb_build_object('message_id', gen_random_uuid())`)], seen: /^a person told twice/ },
  { name: 'audited twice', sql: [again('audit_event', `action = 'application.confirm'`, `jsonb_build_object('id', gen_random_uuid())`)], seen: /^history and audit log count differently/ },
  { name: 'a state without its history', sql: [`update application set payment_state = 'unpaid' where id = ${PAID}`], seen: /^a state its history does not lead to/ },
  { name: 'an act from a state it cannot come from', sql: [`update application_event set from_state = 'S2' where application_id = ${PAID} and act = 'confirm'`], seen: /^an act that does not lead there/ },
  {
    name: 'two people on one chair',
    sql: ['alter table seat drop constraint seat_pkey cascade', `insert into seat (plan_id, run, half_day, room_id, seat, application_id) select '00000000-0000-7000-8000-000000000001', 1, 1, '00000000-0000-7000-8000-000000000002', 1, id from application limit 2`],
    seen: /^two people on one chair/,
  },
  { name: 'a job was given up', sql: [`update jobs.job set state = 'failed' where id = ${ONE('id', `jobs.job where name = 'notices.send-message'`)}`], seen: /^a job given up/ },
  { name: 'a sealed row of the audit log was changed', sql: [`update audit_event set reason = 'another' where id = ${ONE('id', `audit_event where written_xid < (select until_xid from audit_seal order by number limit 1)`)}`], seen: /^the audit log: the rows below seal/ },
  { name: 'a seal is gone', sql: ['update audit_seal set number = number + 1000'], seen: /^the audit log: seal/ },
];

export const PLANTED = SABOTAGES.length;

/** Plants each and answers those that were not seen. */
export async function unseen(ask: Ask, acked: readonly Acked[]): Promise<string[]> {
  const missed: string[] = [];
  for (const { name, sql, seen } of SABOTAGES) {
    await ask('begin');
    try {
      await ask('set local session_replication_role = replica');
      for (const statement of sql) await ask(statement);
      const found = [...(await judge(ask, acked)), ...(await judgeSeals(ask, undefined)).findings];
      if (!found.some(({ what }) => seen.test(what))) missed.push(name);
    } finally {
      await ask('rollback');
    }
  }
  return missed;
}
