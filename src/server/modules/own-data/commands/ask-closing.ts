import type { Instant } from '#contracts/dates.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { gatherClosing } from '../closing-facts.ts';
import { insertClosing } from '../closings.store.ts';
import { closesAt, refusalsToClose } from '../domain/closing-rules.ts';
import { tellOwner } from '../tell.ts';

/** 申请注销: nothing may be under way; the account is closed when the days of waiting are over, unless taken back. Answers when. */
export async function askClosing({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, account: AccountFacts): Promise<Result<Instant>> {
  const no = refusalsToClose(await gatherClosing(tx, kit, account.id), now);
  if (no.length > 0) return refused(no);
  const at = closesAt(now);
  if ((await insertClosing(tx, { accountId: account.id, askedAt: now, closesAt: at })) === undefined) return refusedFor('own_data.closing_asked');
  await tellOwner(tx, { crypto: kit.crypto, now }, account, '申请注销账号');
  return ok(at);
}
