import { createHash } from 'node:crypto';
import { CHECKS, type Check } from './checks.ts';
import type { Acked } from './crowd.ts';
import type { Ask } from './postgres.ts';

/** Something that is not as it must be. */
export type Finding = { kind: Check['kind'] | 'answers' | 'recovery'; what: string };

/** The newest seal of the audit log that was found whole: what stands before it need not be counted again. */
export type SealedSoFar = { number: number; digest: string; untilXid: string };

/** Compares what people remember with what the database holds, and the database with itself; nothing of the program's own code looks. */
export async function judge(ask: Ask, acked: readonly Acked[]): Promise<Finding[]> {
  const remembered = JSON.stringify(acked);
  const findings: Finding[] = [];
  for (const { name, kind, sql } of CHECKS) {
    const rows = await ask(`select line from (${sql}) as found(line) limit 20`, sql.includes('$1') ? [remembered] : []);
    findings.push(...rows.map(({ line }) => ({ kind, what: `${name}: ${String(line)}` })));
  }
  return findings;
}

/** The chain of seals from where it was last found whole, and the rows below them. */
export async function judgeSeals(ask: Ask, from: SealedSoFar | undefined): Promise<{ findings: Finding[]; whole: SealedSoFar | undefined }> {
  let before = from;
  const broken = (what: string) => ({ findings: [{ kind: 'invariant' as const, what: `the audit log: ${what}` }], whole: from });
  for (const seal of await ask(`select number::int, from_xid::text, until_xid::text, events::int, form, encode(digest, 'hex') as digest from audit_seal where number > $1 order by number`, [from?.number ?? 0])) {
    const { number, from_xid: fromXid, until_xid: untilXid, events } = seal;
    if (number !== (before?.number ?? 0) + 1 || fromXid !== (before?.untilXid ?? '0')) return broken(`seal ${String(number)} does not follow the one before`);
    const [rows] = await ask(`select count(*)::int as n, encode(sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(id, written_xid::text, extract(epoch from at)::text, actor_kind, actor_id, session_id, ip, request_id, action, subject, account_id,
      encode(before_digest, 'hex'), encode(after_digest, 'hex'), reason, acting_as_id)::text, 'UTF8')), ''::bytea order by written_xid, id), ''::bytea)), 'hex') as digest from audit_event where written_xid >= $1::xid8 and written_xid < $2::xid8`, [fromXid, untilXid]);
    const digest = createHash('sha256').update(Buffer.from(before?.digest ?? '0'.repeat(64), 'hex')).update(Buffer.from(String(rows?.['digest']), 'hex')).update(`${String(seal['form'])} ${String(number)} ${String(fromXid)} ${String(untilXid)} ${String(events)}`).digest('hex');
    if (rows?.['n'] !== events || digest !== seal['digest']) return broken(`the rows below seal ${String(number)} are others than were sealed`);
    before = { number: Number(number), digest, untilXid: String(untilXid) };
  }
  return { findings: [], whole: before };
}
