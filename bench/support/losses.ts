import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import { verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { inTransaction, type Db } from '#server/platform/db/tx.ts';

/** An act that was answered 200, with what the answer said. */
export type Acknowledged = { act: string; accountId: string; applicationId: string; orderNumber: string | undefined; answer: unknown };

/** The audit action of each act, where the act also is a line of the application's history. */
const AUDITED: Record<string, string> = {
  start: 'application.start', choose_province: 'application.choose_province', accept_notices: 'application.accept_instructions', save: 'application.save',
  sign_commitment: 'commitment.sign', check_saved: 'application.check_saved', confirm: 'application.confirm',
};

const Versioned = z.object({ version: z.number() });

/** What was acknowledged and is not there, and what stands by halves; one line each, empty when all is well. */
export async function findLosses(db: Db, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const all = async <T>(text: string): Promise<T[]> => (await db.executeQuery<T>(CompiledQuery.raw(text, []))).rows;
  const applications = new Map((await all<{ id: string; version: number; payment_state: string }>('select id, version, payment_state from application')).map((a) => [a.id, a]));
  const events = groupBy(await all<{ application_id: string; version: number; act: string }>('select application_id, version, act from application_event order by version'), (e) => e.application_id);
  const audited = groupBy(await all<{ subject: string; action: string }>('select subject, action from audit_event where subject is not null'), (e) => e.subject);
  const orders = new Map((await all<{ order_number: string; state: string; application_id: string; version: number; lines: number; claimed: boolean }>(`
    select o.order_number, o.state, o.application_id, o.version, (select count(*)::int from payment_event e where e.account_id = o.account_id and e.order_id = o.id) as lines,
           exists (select 1 from order_claim c where c.order_number = o.order_number) as claimed from payment_order o`)).map((o) => [o.order_number, o]));
  const messages = groupBy(await all<{ account_id: string; template: string; waiting: boolean }>(`
    select m.account_id, m.template, m.state = 'queued' and not exists (select 1 from jobs.job j where j.name = 'notices.send-message' and j.data->>'messageId' = m.message_id::text and j.state <> 'failed') as waiting
    from message m where m.account_id is not null`), (m) => m.account_id);
  const losses: string[] = [];

  for (const a of acknowledged) {
    const said = Versioned.safeParse(a.answer);
    const application = applications.get(a.applicationId);
    if (!application) losses.push(`${a.act}: application ${a.applicationId} is not there`);
    else if (said.success && application.version < said.data.version) losses.push(`${a.act}: ${a.applicationId} was answered version ${String(said.data.version)}, stands at ${String(application.version)}`);
    if (a.act !== 'notification' && !(events.get(a.applicationId) ?? []).some((e) => e.act === a.act)) losses.push(`${a.act}: ${a.applicationId} has no line of history`);
    const action = AUDITED[a.act] ?? (a.act === 'notification' ? 'application.accept_notification' : undefined);
    if (action && !(audited.get(`application:${a.applicationId}`) ?? []).some((e) => e.action === action)) losses.push(`${a.act}: ${a.applicationId} has no audit row`);
    if (a.act === 'start_payment' && !orders.has(a.orderNumber ?? '')) losses.push(`order ${a.orderNumber ?? ''} was given out and is not there`);
    if (a.act === 'record_payment' && (application?.payment_state !== 'paid' || orders.get(a.orderNumber ?? '')?.state !== 'paid')) losses.push(`the payment of ${a.orderNumber ?? ''} was taken and is not there`);
    const told = a.act === 'confirm' ? 'application_confirmed' : a.act === 'record_payment' ? 'application_complete' : undefined;
    if (told && !(messages.get(a.accountId) ?? []).some((m) => m.template === told)) losses.push(`${a.act}: the message ${told} to ${a.accountId} is not queued`);
  }

  for (const [id, application] of applications) {
    const lines = events.get(id) ?? [];
    if (lines.some((e, i) => e.version !== i + 1) || lines.length !== application.version) losses.push(`${id}: version ${String(application.version)} with lines ${lines.map((e) => e.version).join(' ')}`);
    for (const [act, action] of Object.entries(AUDITED)) {
      const done = lines.filter((e) => e.act === act).length;
      const rows = (audited.get(`application:${id}`) ?? []).filter((e) => e.action === action).length;
      if (done !== rows || done > 1) losses.push(`${id}: ${act} happened ${String(done)} times, audited ${String(rows)} times`);
    }
  }
  for (const o of orders.values()) {
    if (!o.claimed || o.lines !== o.version) losses.push(`order ${o.order_number} stands by halves`);
    if ((o.state === 'paid') !== (applications.get(o.application_id)?.payment_state === 'paid')) losses.push(`order ${o.order_number} is ${o.state}, its application ${applications.get(o.application_id)?.payment_state ?? 'gone'}`);
  }
  for (const [account, list] of messages) if (list.some((m) => m.waiting)) losses.push(`a message to ${account} waits and no job will send it`);

  const chain = await inTransaction(db, verifyAudit);
  if (chain.brokenAt !== undefined) losses.push(`the audit chain is broken at seal ${String(chain.brokenAt)}`);
  return losses;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
