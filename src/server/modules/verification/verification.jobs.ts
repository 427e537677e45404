import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { accountRegistered, findAccount, rowsAdded } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareSchedule, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { DEFAULT_ALLOWANCES, type Allowances } from '#server/platform/registry-line/allowance.ts';
import { announceResults } from './announce-results.ts';
import { askABatch, goOn, tryToAsk, waitForBatch, type Asked, type Tried } from './ask-in-turn.ts';
import { recordOutcome } from './commands/record-outcome.ts';
import { requestVerification } from './commands/request-verification.ts';
import type { Registries } from './registries/http-registries.ts';
import { askOverdue, askRegistry, askWaiting } from './verification.queue.ts';
import { listOverdue, lockVerification, setNextAsk } from './verification.store.ts';

const OVERDUE_AFTER = 15 * 60_000;
const MOST_AT_ONCE = 500;

/** Everything verification does in the background. */
export function verificationHandlers(registries: Registries, allowances: Allowances = DEFAULT_ALLOWANCES): AnyJobHandler[] {
  return [
    handleJob(accountRegistered, { work: ({ tx, kit, now }, { accountId }) => begin(tx, kit.crypto, accountId, now) }),
    handleJob(rowsAdded, { work: ({ tx, kit, now }, { accountId }) => begin(tx, kit.crypto, accountId, now) }),
    onAskRegistry(registries, allowances),
    onAskWaiting(registries, allowances),
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
function onAskRegistry(registries: Registries, allowances: Allowances) {
  return handleJob(askRegistry, {
    prepare: ({ kit, read, now }, asked) => tryToAsk({ registries, allowances, read, crypto: kit.crypto, now }, asked),
    work: async ({ tx, kit, now }, asked, tried) => {
      if (!tried) return;
      await takeResult(tx, kit, now, asked, tried);
    },
  });
}

function onAskWaiting(registries: Registries, allowances: Allowances) {
  return handleJob(askWaiting, {
    prepare: ({ kit, read, now }, { kind }) => askABatch({ registries, allowances, read, crypto: kit.crypto, now }, kind),
    work: async ({ tx, kit, now }, { kind }, batch) => {
      if ('answered' in batch) for (const { asked, outcome } of batch.answered) await takeResult(tx, kit, now, asked, { outcome });
      await goOn(tx, kind, now, batch);
    },
  });
}

async function takeResult(tx: Tx, kit: Kit, now: Instant, asked: Asked, tried: Tried): Promise<void> {
  await lockVerification(tx, asked.accountId, { kind: 'identity', rowId: asked.accountId }); // results of one account take turns
  const settled = 'outcome' in tried ? await recordOutcome(tx, asked, tried.outcome, now) : await waitForBatch(tx, asked, tried.waitMs, now);
  if ('outcome' in tried && tried.outcome.kind === 'no_answer' && tried.outcome.why === 'refused_us') kit.logger.error({ registry: asked.kind }, 'a registry refuses our questions: check its address and key');
  const account = settled && (await findAccount(tx, kit.crypto, asked.accountId));
  if (account) await announceResults(tx, { crypto: kit.crypto, now }, account, settled);
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
