import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsToOpen } from '#server/platform/scanner/keep-unscanned.ts';
import type { Whose } from './breach-case.ts';
import { renderLetter } from './documents/breach-letter.ts';
import { listLetters } from './letters.store.ts';
import { listFiles } from './statements.store.ts';

type Env = { tx: Tx; kit: Kit };

/** One file of a case the caller may see; `only` narrows it to the candidate's own, whom no scan is waited for. */
export async function fileAnswer({ tx, kit }: Env, of: Whose, fileId: string, only?: 'candidate') {
  const file = (await listFiles(tx, kit.crypto, of)).find((f) => f.id === fileId && (only === undefined || f.by === only));
  const no = file && only === undefined ? await refusalsToOpen(tx, file.blobId) : [];
  if (no.length > 0) return refused(no);
  const kept = file && (await kit.blobs.get(file.blobId));
  if (!file || !kept) return refusedFor('breach.file_not_found');
  return ok({ contentType: kept.contentType, fileName: file.fileName, base64: Buffer.from(kept.bytes).toString('base64') });
}

/** One letter of a case as PDF, drawn from what was frozen; `ids` narrows it to letters the caller may see. */
export async function letterAnswer({ tx, kit }: Env, of: Whose, letterId: string, may: (kind: 'notice' | 'decision') => boolean) {
  const letter = (await listLetters(tx, kit.crypto, of)).find((l) => l.id === letterId && may(l.kind));
  if (!letter) return refusedFor('breach.letter_not_found');
  const pdf = await renderLetter(kit, letter);
  return ok({ contentType: 'application/pdf', fileName: `${letter.content.title}-${letter.content.number}.pdf`, base64: pdf.toString('base64') });
}
