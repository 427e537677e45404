import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { photoAsIssued } from '#server/modules/photos/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { BinaryAnswer } from '#server/platform/http/mount-api.ts';
import type { Kit } from '#server/platform/kit.ts';
import { renderTicket } from './documents/ticket-document.ts';
import { openFacts, type TicketFacts } from './facts/ticket-facts.ts';
import type { TicketRow, Whose } from './tickets.store.ts';

/** A printed ticket and what its line of the print log says. */
export type Printed = { whose: Whose; version: number; file: BinaryAnswer };

type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Draws a ticket outside any transaction: in a rush connections are for look-ups, not for waiting renderers. */
export async function printTicket({ kit, now, read }: { kit: Kit; now: Instant; read: Reading }, row: TicketRow, sample = false): Promise<Result<Printed>> {
  const facts = openFacts(kit.crypto, row.content);
  const missing = kit.pdf.unprintable(facts.name);
  if (missing.length > 0) return refusedFor('ticket.unprintable', { params: { characters: missing.join('') } });
  const photo = await read((tx) => photoAsIssued(tx, kit.blobs, row.accountId, facts.photoId));
  if (!photo) return refusedFor('ticket.photo_gone');
  const pdf = await renderTicket(kit, { number: row.number, version: row.version, at: row.at, facts }, photo.jpeg, now, sample);
  return ok({ whose: row, version: row.version, file: { contentType: 'application/pdf', fileName: fileNameOf(facts, row.number), base64: pdf.toString('base64') } });
}

function fileNameOf(facts: TicketFacts, number: string): string {
  return `准考证-${String(facts.year)}-${facts.exam.code}-${number}.pdf`;
}
