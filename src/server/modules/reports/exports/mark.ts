import { beijingTime } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { ExportJob } from './exports.store.ts';

type Marked = Pick<ExportJob, 'id' | 'staffName' | 'staffUserName' | 'purpose' | 'requestedAt'>;

/** A mark as it was found: the end of an export's id, and the seal behind it, absent in marks of earlier releases. */
export type FoundMark = { ending: string; seal: string | null };

/** The mark every row and every page's foot carries: who, when, what for, which export, and a seal that nobody can make up (导出标记). */
export function markOf(crypto: FieldCrypto, job: Marked): string {
  return `${job.staffName}（${job.staffUserName}） ${beijingTime(job.requestedAt)} ${job.purpose} #${endingOf(job.id)}-${sealOf(crypto, job)}`;
}

/** The end of an id by which marks name an export. */
export const endingOf = (id: string): string => id.slice(-8);

/** What only this installation can write for an export and whoever asked for it. */
export function sealOf(crypto: FieldCrypto, job: Pick<Marked, 'id' | 'staffUserName'>): string {
  return crypto.mac('export_job.mark', `${job.id}\n${job.staffUserName}`).toString('hex').slice(0, 10);
}

const MARK = /[#＃]\s?([0-9a-f]{8})(?:\s?[-－–—]\s?([0-9a-f]{10}))?(?![0-9a-f])/gi;

/** Every mark in a text, in whatever order and among whatever else, with how often it stands there. */
export function findMarks(text: string): { mark: FoundMark; times: number }[] {
  const found = new Map<string, { mark: FoundMark; times: number }>();
  for (const [, ending = '', seal] of text.matchAll(MARK)) {
    const mark = { ending: ending.toLowerCase(), seal: seal?.toLowerCase() ?? null };
    const key = `${mark.ending}-${mark.seal ?? ''}`;
    found.set(key, { mark, times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found.values()];
}
