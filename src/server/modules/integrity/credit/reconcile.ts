import { createHash, randomUUID } from 'node:crypto';
import type { CreditHoldings } from '#contracts/registry-gateway.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CreditLine } from './send-report.ts';
import { listTaken } from './reports.store.ts';

/** What both sides do not agree on about one record (双向核对). */
export type Difference = { recordId: string; kind: 'missing_there' | 'unknown_here' | 'state' | 'content'; ours: string | null; theirs: string | null };
export type Compared = { compared: number; differences: Difference[] };

/** Compares everything the credit platform holds from us with what it should, a page at a time; undefined when it did not answer to the end. What is still on its way is no difference. */
export async function compareHoldings({ platform, read }: Pick<CreditLine, 'platform' | 'read'>): Promise<Compared | undefined> {
  const differences: Difference[] = [];
  let compared = 0;
  for (let after: string | undefined, more = true; more;) {
    const page = await platform.listHoldings(randomUUID(), after);
    if (page.kind === 'no_answer') return undefined;
    const { records, next } = page.answer;
    const from = after;
    const ours = await read((tx) => listTaken(tx, from, next ?? undefined));
    compared += ours.length;
    differences.push(...differencesOf(ours, records));
    more = next !== null;
    after = next ?? undefined;
  }
  return { compared, differences };
}

type Ours = Awaited<ReturnType<typeof listTaken>>[number];

/** The differences of one page. */
export function differencesOf(ours: readonly Ours[], theirs: CreditHoldings['records']): Difference[] {
  const held = new Map(theirs.map((one) => [one.recordId, one]));
  const known = new Set(ours.map((one) => one.id as string));
  const found: Difference[] = [];
  for (const one of ours) {
    if (one.state !== 'taken') continue;
    const there = held.get(one.id);
    const digest = digestOf(one);
    if (!there) found.push({ recordId: one.id, kind: 'missing_there', ours: one.wanted, theirs: null });
    else if (there.state !== one.wanted) found.push({ recordId: one.id, kind: 'state', ours: one.wanted, theirs: there.state });
    else if (one.wanted === 'published' && there.digest !== digest) found.push({ recordId: one.id, kind: 'content', ours: digest, theirs: there.digest });
  }
  for (const one of theirs) if (!known.has(one.recordId)) found.push({ recordId: one.recordId, kind: 'unknown_here', ours: null, theirs: one.state });
  return found;
}

/** The digest of what a record says to others, as the interface has it. */
function digestOf({ decisionNumber, kind, decidedOn, until }: Ours): string {
  return createHash('sha256').update([decisionNumber, kind, decidedOn, until ?? ''].join('\n')).digest('hex');
}

/** The record of ours a difference is about, to be reported anew; none for one we do not know. */
export async function findDiffering(tx: Tx, { kind, recordId }: Difference): Promise<Ours | undefined> {
  if (kind === 'unknown_here') return undefined;
  return (await listTaken(tx, undefined, recordId)).find((one) => one.id === recordId);
}
