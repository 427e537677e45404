import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { findAccount, type AccountFacts } from '#server/modules/accounts/index.ts';
import { askStanding, beginAsking, integrityKey, isAsking, keepAnswer, keepSilence, type CreditPlatform } from '#server/modules/integrity/index.ts';
import { growingPause } from '#server/kernel/growing-pause.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Allowance } from '#server/platform/registry-line/allowance.ts';
import { holdBack, takeTurn } from '#server/platform/registry-line/quota.store.ts';
import { reviewAgain } from './commands/review-again.ts';

const HOUR = 3_600_000;
/** An answer counts for a month; an older one is asked for anew with the next application. */
const COUNTS_FOR = 30 * 86_400_000;
/** After so many calls without an answer nobody asks any more until the next application: an outage keeps nobody from applying. */
const TRIES = 12;

/** 信用查询: with the start of an application the credit platform is asked about the person, unless a young answer stands. The application goes on meanwhile. */
export async function askCreditPlatform(tx: Tx, kit: Kit, account: AccountFacts, now: Instant): Promise<void> {
  if (kit.settings.creditPlatform.kind === 'none') return;
  if (await beginAsking(tx, integrityKey(kit.crypto, account), account.id, now, now - COUNTS_FOR)) await enqueue(tx, askStanding, { accountId: account.id });
}

/**
 * Asks within the platform's allowance and keeps the answer. Who is listed does not use the commitment route: where the answer comes late, applications that
 * passed automatically and are not paid go to a reviewer; nothing is void.
 */
export function onAskStanding(platform: CreditPlatform | undefined, allowance: Allowance): AnyJobHandler {
  return handleJob(askStanding, {
    prepare: async ({ kit, read }, { accountId }) => {
      const person = await read(async (tx) => {
        const account = await findAccount(tx, kit.crypto, accountId);
        return account && (await isAsking(tx, integrityKey(kit.crypto, account))) ? account : undefined;
      });
      if (!person || !platform) return undefined;
      const turn = await read((tx) => takeTurn(tx, 'credit', allowance));
      if (!turn.granted) return { waitMs: turn.waitMs };
      const { name, documentType, documentNumber } = person;
      const came = await platform.findStanding(newId(), { name, documentType, documentNumber });
      if (came.kind === 'no_answer' && came.pauseMs !== undefined) {
        const { pauseMs } = came;
        await read((tx) => holdBack(tx, 'credit', pauseMs));
        return { waitMs: pauseMs };
      }
      return { key: integrityKey(kit.crypto, person), came };
    },
    work: async ({ tx, kit, now }, { accountId }, found) => {
      if (!found) return;
      if ('waitMs' in found) return askLater(tx, accountId, now + found.waitMs, now);
      const { key, came } = found;
      if (came.kind === 'answer') {
        await keepAnswer(tx, kit.crypto, key, came.answer, now);
        if (came.answer.standing === 'listed') await reviewAgain({ tx, kit, now }, accountId, accountId);
        return;
      }
      if (came.why === 'refused_us') kit.logger.error({ code: came.code }, 'the credit platform refuses our questions');
      const { tries, over } = await keepSilence(tx, key, TRIES);
      if (!over) await askLater(tx, accountId, now + growingPause(tries, HOUR), now);
    },
  });
}

const askLater = (tx: Tx, accountId: AccountId, at: Instant, now: Instant): Promise<void> => enqueue(tx, askStanding, { accountId }, { runAt: at, now });
