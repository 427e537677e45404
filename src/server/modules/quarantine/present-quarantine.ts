import { QuarantinedFile, type QuarantinedFile as View } from '#contracts/quarantine.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { pairKey } from '#server/platform/lists/list-source.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileRow } from './quarantine.store.ts';

/** What the system itself did. */
const ITSELF = '系统';

/** The place of a row in the list. */
export const placeKey = (f: { foundAt: number; id: string }): string => pairKey(String(f.foundAt), f.id);

/** Flagged files with the names of who is concerned; of content and file name only digests. `me` sees which releases were their own asking. */
export async function presentQuarantined(tx: Tx, rows: readonly FileRow[], me: string): Promise<View[]> {
  const people = await accountNames(tx, rows.flatMap((r) => (r.by_kind === 'candidate' && r.by_id !== null ? [r.by_id] : [])));
  const staff = await staffNames(tx, rows.flatMap((r) => [r.asked_by, r.ended_by, r.by_kind === 'staff' ? r.by_id : null]));
  const of = (names: Map<string, string>, id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  return rows.map((r) => QuarantinedFile.parse({
    id: r.id, foundAt: r.found_at.getTime(), signature: r.signature, digest: r.digest.toString('hex'), nameDigest: r.name_digest.toString('hex').slice(-16), bytes: r.bytes, byKind: r.by_kind, by: of(r.by_kind === 'staff' ? staff : people, r.by_id), state: r.state,
    asked: r.asked_at && { by: of(staff, r.asked_by), at: r.asked_at.getTime(), reason: r.asked_reason ?? '', byMe: r.asked_by === me },
    ended: r.ended_at && { by: r.ended_by === null ? ITSELF : of(staff, r.ended_by), at: r.ended_at.getTime(), reason: r.end_reason ?? '' }, version: r.version,
  }));
}
