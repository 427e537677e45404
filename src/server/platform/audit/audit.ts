import { createHash } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';
import { insertAuditEvent, type NewAuditEvent } from './audit.store.ts';

/** Who acted, as the audit log names them. */
export type AuditActor = { kind: 'visitor' | 'candidate' | 'staff' | 'system' | 'partner'; id?: string; actingAsId?: string; sessionId?: string; ip?: string; requestId?: string };

/** What a handler adds to its audit row: on what, whose, the state before and after (kept as digests), and why. */
export type AuditNote = { subject?: string; accountId?: AccountId; before?: unknown; after?: unknown; reason?: string };

/** Writes one audit row (操作日志) in the caller's transaction: it stands exactly when the act stands. */
export function audit(tx: Tx, actor: AuditActor, action: string, note: AuditNote, now: Instant): void {
  insertAuditEvent(tx, auditEvent(actor, action, note, now));
}

/** The row of one act, as it is written. */
export function auditEvent(actor: AuditActor, action: string, note: AuditNote, now: Instant): NewAuditEvent {
  return {
    id: newId(),
    at: new Date(now),
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    acting_as_id: actor.actingAsId ?? null,
    session_id: actor.sessionId ?? null,
    ip: actor.ip ?? null,
    request_id: actor.requestId ?? null,
    action,
    subject: note.subject ?? null,
    // whose data it was: a candidate's own acts are about themselves unless they say otherwise
    account_id: note.accountId ?? (actor.kind === 'candidate' ? (actor.id ?? null) : null),
    before_digest: note.before === undefined ? null : digestOf(note.before),
    after_digest: note.after === undefined ? null : digestOf(note.after),
    reason: note.reason ?? null,
  };
}

function digestOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
