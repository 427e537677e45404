import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationSubject } from '#contracts/verification.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Allowances } from '#server/platform/registry-line/allowance.ts';
import { endDrain, holdBack, orderDrain, takeTurn } from '#server/platform/registry-line/quota.store.ts';
import { askARegistry, askTogether, questionAbout, type Question } from './ask-a-registry.ts';
import { recordOutcome } from './commands/record-outcome.ts';
import { ANSWER_PROMISED_WITHIN, type AskOutcome } from './domain/asking.ts';
import type { Registries } from './registries/http-registries.ts';
import { sameSubject } from './subjects.ts';
import { listTitles } from './titles.store.ts';
import { askWaiting } from './verification.queue.ts';
import { listDue, listVerifications, lockVerification, setNextAsk, type Verification } from './verification.store.ts';

export type Asked = VerificationSubject & { accountId: AccountId; round: number; call: number };
export type Line = { registries: Registries; allowances: Allowances; read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; crypto: FieldCrypto; now: Instant };

/** What came of trying to ask: an outcome, or that the allowance is used up for so long. */
export type Tried = { outcome: AskOutcome } | { waitMs: number };

/** Asks about one subject if it is still to be asked about and the provider's limit allows it; outside any transaction but its own short ones. */
export async function tryToAsk({ registries, allowances, read, crypto }: Line, asked: Asked): Promise<Tried | undefined> {
  const question = await read(async (tx) => {
    const current = (await listVerifications(tx, asked.accountId)).find((verification) => sameSubject(verification, asked));
    if (current?.state !== 'verifying' || current.round !== asked.round || current.calls + 1 !== asked.call) return undefined;
    return questionOf(tx, crypto, current);
  });
  if (!question) return undefined;
  const turn = await read((tx) => takeTurn(tx, asked.kind, allowances[asked.kind]));
  if (!turn.granted) return { waitMs: turn.waitMs };
  const outcome = await askARegistry(registries, question);
  return (await heldBack(read, asked.kind, outcome)) ?? { outcome };
}

/** A subject whose turn has not come waits for the next batch, which one of those who wait orders; after the promised day a person decides instead. */
export async function waitForBatch(tx: Tx, asked: Asked, waitMs: number, now: Instant): Promise<Verification | undefined> {
  const found = await lockVerification(tx, asked.accountId, asked);
  if (found?.state !== 'verifying' || found.round !== asked.round || found.calls + 1 !== asked.call) return undefined;
  if (now >= (found.requestedAt ?? now) + ANSWER_PROMISED_WITHIN) return recordOutcome(tx, asked, { kind: 'no_answer', why: 'limited' }, now);
  await setNextAsk(tx, found, now);
  if (await orderDrain(tx, asked.kind)) await enqueue(tx, askWaiting, { kind: asked.kind }, { runAt: now + waitMs, now });
  return undefined;
}

/** A batch of what waits for one registry, and what came of it. */
export type Batch = { waitMs: number } | { full: boolean; answered: { asked: Asked; outcome: AskOutcome }[]; /** Rows that went while they waited. */ gone: Verification[] };

/** Asks about as many of those waiting as one request may hold, oldest first. */
export async function askABatch({ registries, allowances, read, crypto, now }: Line, kind: Question['kind']): Promise<Batch> {
  const { batch } = allowances[kind];
  const turn = await read((tx) => takeTurn(tx, kind, allowances[kind]));
  if (!turn.granted) return { waitMs: turn.waitMs };
  const { due, gone, questions } = await read(async (tx) => {
    const waiting = await listDue(tx, kind, now, batch);
    const found = await Promise.all(waiting.map(async (of) => ({ of, question: await questionOf(tx, crypto, of) }))); // asked together they travel together
    return { due: waiting.length, gone: found.flatMap(({ of, question }) => (question ? [] : [of])), questions: found.flatMap(({ of, question }) => (question ? [{ of, question }] : [])) };
  });
  const outcomes = await askTogether(registries, kind, questions.map(({ question }) => question));
  const [first] = outcomes;
  const held = first && (await heldBack(read, kind, first));
  if (held) return held;
  const answered = questions.flatMap(({ of }, i) => {
    const outcome = outcomes[i];
    return outcome ? [{ asked: { accountId: of.accountId, kind: of.kind, rowId: of.rowId, round: of.round, call: of.calls + 1 }, outcome }] : [];
  });
  return { full: due === batch, answered, gone };
}

/** Looks again in an hour after rows that went: withdrawn ones stay away, and must not fill the batches. */
const LOOK_AGAIN = 3_600_000;

/** Orders the next batch, or ends the work when nobody waits any more. */
export async function goOn(tx: Tx, kind: Question['kind'], now: Instant, batch: Batch): Promise<void> {
  if ('waitMs' in batch) return enqueue(tx, askWaiting, { kind }, { runAt: now + batch.waitMs, now });
  for (const one of batch.gone) await setNextAsk(tx, one, now + LOOK_AGAIN);
  if (batch.full) return enqueue(tx, askWaiting, { kind });
  await endDrain(tx, kind);
  const left = await listDue(tx, kind, now, 1);
  if (left.length > 0 && (await orderDrain(tx, kind))) await enqueue(tx, askWaiting, { kind });
}

async function questionOf(tx: Tx, crypto: FieldCrypto, of: Verification): Promise<Question | undefined> {
  const account = await findAccount(tx, crypto, of.accountId);
  if (!account) return undefined;
  const titles = of.kind === 'title' ? await listTitles(tx, crypto, of.accountId) : [];
  return questionAbout(account, of, titles, `${String(of.round)}.${String(of.contradictions)}`);
}

/** A provider that says how long to wait is heard: the whole installation holds back, and the call does not count. */
async function heldBack(read: Line['read'], kind: Question['kind'], outcome: AskOutcome): Promise<{ waitMs: number } | undefined> {
  if (outcome.kind !== 'no_answer' || outcome.why !== 'limited' || outcome.pauseMs === undefined) return undefined;
  const { pauseMs } = outcome;
  await read((tx) => holdBack(tx, kind, pauseMs));
  return { waitMs: pauseMs };
}
