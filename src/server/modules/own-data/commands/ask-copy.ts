import type { Instant } from '#contracts/dates.ts';
import type { CopyId } from '#contracts/own-data.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { countCopiesSince, insertCopy } from '../copies.store.ts';
import { makeCopy } from '../own-data.jobs-declared.ts';
import { tellOwner } from '../tell.ts';

const A_DAY = 86_400_000;
const COPIES_A_DAY = 3;

type Asking = { tx: Tx; crypto: FieldCrypto; now: Instant; lang: Lang };

/** 申请个人信息副本: one is made at a time, three a day; its owner is told everywhere. */
export async function askCopy({ tx, crypto, now, lang }: Asking, account: AccountFacts, allParts: number): Promise<Result<CopyId>> {
  if ((await countCopiesSince(tx, account.id, now - A_DAY)) >= COPIES_A_DAY) return refusedFor('own_data.copies_enough');
  const id = await insertCopy(tx, { accountId: account.id, lang, allParts, now });
  if (id === undefined) return refusedFor('own_data.copy_waiting');
  await enqueue(tx, makeCopy, { accountId: account.id, copyId: id });
  await tellOwner(tx, { crypto, now }, account, '申请个人信息副本');
  return ok(id);
}
