import type { Instant } from '#contracts/dates.ts';
import { NewOpinion, type OpinionView } from '#contracts/partner-api.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

const NOTE = 'partner_opinion.note';
type Of = { partnerId: string; applicationId: string };

/** Keeps an opinion; false when its sender used the reference before (unique by partner and reference). */
export async function insertOpinion(tx: Tx, crypto: FieldCrypto, of: Of, o: NewOpinion, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('partner_opinion').values({ application_id: of.applicationId, opinion_id: newId(), partner_id: of.partnerId, reference: o.reference, finding: o.finding, note: crypto.seal(NOTE, o.note), taken_at: new Date(now) })
    .onConflict((c) => c.columns(['partner_id', 'reference']).doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** What a sender said under a reference. */
export async function findOpinion(tx: Tx, crypto: FieldCrypto, partnerId: string, reference: string): Promise<(NewOpinion & { applicationId: string; takenAt: Instant }) | undefined> {
  const r = await tx.selectFrom('partner_opinion').selectAll().where('partner_id', '=', partnerId).where('reference', '=', reference).executeTakeFirst();
  return r && { reference: r.reference, finding: NewOpinion.shape.finding.parse(r.finding), note: crypto.open(NOTE, r.note), applicationId: r.application_id, takenAt: r.taken_at.getTime() };
}

/** All opinions about one application, the newest first. */
export async function listOpinions(tx: Tx, crypto: FieldCrypto, applicationId: string): Promise<OpinionView[]> {
  const rows = await tx.selectFrom('partner_opinion as o').innerJoin('partner as p', 'p.partner_id', 'o.partner_id').select(['o.opinion_id', 'p.name', 'o.finding', 'o.note', 'o.taken_at']).where('o.application_id', '=', applicationId).orderBy('o.opinion_id', 'desc').limit(50).execute();
  return rows.map((r) => ({ id: r.opinion_id, partner: r.name, finding: NewOpinion.shape.finding.parse(r.finding), note: crypto.open(NOTE, r.note), takenAt: r.taken_at.getTime() }));
}
