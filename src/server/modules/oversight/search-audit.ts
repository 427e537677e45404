import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { AuditLine, AuditPage, AuditSearch } from '#contracts/oversight.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { findAccountsByDocument } from '#server/modules/accounts/index.ts';
import { findMemberByUserName, listMemberNames } from '#server/modules/staff/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { actText } from './domain/act-words.ts';
import type { DeclaredAct, OversightEnv } from './oversight-env.ts';
import { listAuditEvents, type AuditNarrowing } from './oversight.store.ts';

const PAGE = 50;
const DAY_MS = 86_400_000;

/** One page of the log as asked for, or every reason why the question cannot be answered. */
export async function searchAudit({ tx, crypto, lang, acts, namePartners }: { tx: Tx; crypto: FieldCrypto; lang: Lang } & Pick<OversightEnv, 'acts' | 'namePartners'>, asked: AuditSearch): Promise<Result<AuditPage>> {
  const narrowing = await narrowAudit(tx, crypto, asked);
  if (!narrowing.ok) return narrowing;
  const rows = await listAuditEvents(tx, narrowing.value, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return ok({ lines: await presentLines(tx, shown, { acts: acts(), namePartners }, lang), next: rows.length > PAGE && last ? cursorTo(last) : null });
}

/** Rows of the log as auditors read them, staff by name. */
export async function presentLines(tx: Tx, rows: Awaited<ReturnType<typeof listAuditEvents>>, known: { acts: readonly DeclaredAct[] } & Pick<OversightEnv, 'namePartners'>, lang: Lang): Promise<AuditLine[]> {
  const names = await staffLabels(tx, rows.flatMap((r) => [r.actor_kind === 'staff' ? r.actor_id : null, staffIn(r.subject)]));
  const systems = await known.namePartners(tx, rows.flatMap((r) => (r.actor_kind === 'partner' && r.actor_id !== null ? [r.actor_id] : [])));
  const declared = new Map(known.acts.map((a) => [a.action, a]));
  return rows.map((r) => ({
    id: r.id, at: r.at.getTime(), actorKind: kindOf(r.actor_kind), actorText: names.get(r.actor_id ?? '') ?? systems.get(r.actor_id ?? '') ?? '', action: r.action, actionText: actText(r.action, declared.get(r.action), lang),
    subject: r.subject, subjectText: names.get(staffIn(r.subject) ?? '') ?? r.subject, ip: r.ip, requestId: r.request_id, reason: r.reason, changed: r.after_digest !== null,
  }));
}

/** A place in the log, for the page after it. */
export const cursorTo = (row: { at: Date; id: string }): string => `${String(row.at.getTime())}~${row.id}`;

/** The place a cursor names. */
export function placeOf(cursor: string | undefined): { at: Instant; id: string } | undefined {
  const [at, id] = cursor?.split('~') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** What a search asks for, looked up; or every reason why it cannot be. */
export async function narrowAudit(tx: Tx, crypto: FieldCrypto, asked: AuditSearch): Promise<Result<AuditNarrowing>> {
  const no: Refusal[] = [];
  const staff = asked.staff === undefined ? undefined : await findMemberByUserName(tx, asked.staff);
  if (asked.staff !== undefined && !staff) no.push(refuse('audit.staff_unknown', { path: 'staff' }));
  const accounts = asked.documentNumber ? await findAccountsByDocument(tx, crypto, asked.documentNumber) : undefined;
  if (accounts?.length === 0) no.push(refuse('audit.document_unknown', { path: 'documentNumber' }));
  if (asked.from !== undefined && asked.to !== undefined && asked.to < asked.from) no.push(refuse('audit.days_reversed', { path: 'to' }));
  if (no.length > 0) return refused(no);
  const after = placeOf(asked.after);
  return ok({
    ...(staff && { staffId: staff.id }), ...(accounts && { accounts }), ...(asked.action !== undefined && { action: asked.action }), ...(asked.subject && { subject: asked.subject }),
    ...(asked.from !== undefined && { from: startOfBeijingDay(asked.from) }), ...(asked.to !== undefined && { until: startOfBeijingDay(asked.to) + DAY_MS }), ...(after && { after }),
  });
}

/** The member of staff an act was about, if it was about one. */
function staffIn(subject: string | null): string | null {
  return subject?.startsWith('staff:') === true ? subject.slice('staff:'.length) : null;
}

/** Staff as auditors know them: name and user name. */
async function staffLabels(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  return new Map((await listMemberNames(tx, ids)).map((m) => [m.id, `${m.name} (${m.userName})`]));
}

const KINDS = ['visitor', 'candidate', 'staff', 'system', 'partner'] as const;
const kindOf = (kind: string) => KINDS.find((k) => k === kind) ?? 'system';
