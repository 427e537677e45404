import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { accountRegistered, findAccount, rowsAdded } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareSchedule, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { announceResults } from './announce-results.ts';
import { askARegistry } from './ask-a-registry.ts';
import { recordOutcome } from './commands/record-outcome.ts';
import { requestVerification } from './commands/request-verification.ts';
import type { Registries } from './registries/http-registries.ts';
import { sameSubject } from './subjects.ts';
import { askOverdue, askRegistry } from './verification.queue.ts';
import { listOverdue, listVerifications, lockVerification, setNextAsk } from './verification.store.ts';

const OVERDUE_AFTER = 15 * 60_000;
const MOST_AT_ONCE = 500;

/** Everything verification does in the background. */
export function verificationHandlers(registries: Registries): AnyJobHandler[] {
  return [
    handleJob(accountRegistered, { work: ({ tx, kit, now }, { accountId }) => begin(tx, kit.crypto, accountId, now) }),
    handleJob(rowsAdded, { work: ({ tx, kit, now }, { accountId }) => begin(tx, kit.crypto, accountId, now) }),
    onAskRegistry(registries),
    handleJob(askOverdue, { work: ({ tx, now }) => askAgainForOverdue(tx, now) }),
  ];
}

/** Every ten minutes. */
export const askOverdueOften = declareSchedule({ job: askOverdue, cron: '*/10 * * * *' });

/** Begins what was never asked for; where nothing needs a registry, the results are there at once and are announced. */
async function begin(tx: Tx, crypto: FieldCrypto, accountId: AccountId, now: Instant): Promise<void> {
  const account = await findAccount(tx, crypto, accountId);
  if (!account) return;
  const settled = await requestVerification(tx, account, { kind: 'system', id: null }, now);
  const [first] = settled;
  if (first) await announceResults(tx, { crypto, now }, account, first);
}

/** Asks outside the transaction, records inside; what the world has moved past is neither asked nor recorded. */
function onAskRegistry(registries: Registries) {
  return handleJob(askRegistry, {
    prepare: async ({ kit, read }, asked) => {
      const { account, current } = await read(async (tx) => ({
        account: await findAccount(tx, kit.crypto, asked.accountId),
        current: (await listVerifications(tx, asked.accountId)).find((verification) => sameSubject(verification, asked)),
      }));
      const due = current?.state === 'verifying' && current.round === asked.round && current.calls + 1 === asked.call;
      return account && due ? askARegistry(registries, account, asked) : undefined;
    },
    work: async ({ tx, kit, now }, asked, outcome) => {
      if (!outcome) return;
      await lockVerification(tx, asked.accountId, { kind: 'identity', rowId: asked.accountId }); // results of one account take turns
      const settled = await recordOutcome(tx, asked, outcome, now);
      if (outcome.kind === 'no_answer' && outcome.why === 'refused_us') kit.logger.error({ registry: asked.kind }, 'a registry refuses our questions: check its address and key');
      const account = settled && (await findAccount(tx, kit.crypto, asked.accountId));
      if (account) await announceResults(tx, { crypto: kit.crypto, now }, account, settled);
    },
  });
}

async function askAgainForOverdue(tx: Tx, now: Instant): Promise<void> {
  for (const overdue of await listOverdue(tx, now - OVERDUE_AFTER, MOST_AT_ONCE)) {
    const { accountId, kind, rowId, round } = overdue;
    const found = await lockVerification(tx, accountId, overdue);
    if (found?.state !== 'verifying' || found.round !== round) continue;
    await setNextAsk(tx, found, now);
    await enqueue(tx, askRegistry, { accountId, kind, rowId, round, call: found.calls + 1 });
  }
}
