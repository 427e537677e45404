import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { VerificationSubject } from '#contracts/verification.ts';
import { findHolders } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Allowances } from '#server/platform/registry-line/allowance.ts';
import { endDrain, holdBack, orderDrain, takeTurn } from '#server/platform/registry-line/quota.store.ts';
import { askARegistry, askTogether, questionAbout, type Question } from './ask-a-registry.ts';
import { recordOutcome } from './commands/record-outcome.ts';
import { ANSWER_PROMISED_WITHIN, type AskOutcome } from './domain/asking.ts';
import type { Registries } from './registries/http-registries.ts';
import { routeOf, sameSubject } from './subjects.ts';
import { findTitles } from './titles.store.ts';
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
    return (await questionsOf(tx, crypto, asked.kind, [{ ...current, occasion: occasionOf(current) }]))[0]?.question;
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
export async function askABatch(line: Line, kind: Question['kind']): Promise<Batch> {
  const { batch } = line.allowances[kind];
  const waiting = await line.read((tx) => listDue(tx, kind, line.now, batch));
  const said = await askAbout(line, kind, waiting.map((of) => ({ ...of, occasion: occasionOf(of) })));
  if ('waitMs' in said) return said;
  return {
    full: waiting.length === batch,
    answered: said.answered.map(({ of, outcome }) => ({ asked: { accountId: of.accountId, kind: of.kind, rowId: of.rowId, round: of.round, call: of.calls + 1 }, outcome })),
    gone: said.gone,
  };
}

/** What many subjects of one kind were answered; a provider that says how long to wait is heard. Those for whom the allowance had no request left are in neither list: nothing was asked about them. */
export type Said<S> = { waitMs: number } | { answered: { of: S; outcome: AskOutcome }[]; /** Of people or rows that are no more, or that no registry holds. */ gone: S[] };

/** Asks about the subjects given, as many to a request as one may hold and as many requests beside each other as the allowance has left; outside any transaction but its own short ones. */
export async function askAbout<S extends VerificationSubject & { accountId: AccountId; occasion: string }>({ registries, allowances, read, crypto }: Line, kind: Question['kind'], subjects: readonly S[]): Promise<Said<S>> {
  if (subjects.length === 0) return { answered: [], gone: [] };
  const batches = batched(subjects, allowances[kind].batch);
  let granted = 0;
  for (; granted < batches.length; granted += 1) {
    const turn = await read((tx) => takeTurn(tx, kind, allowances[kind]));
    if (turn.granted) continue;
    if (granted === 0) return { waitMs: turn.waitMs };
    break;
  }
  const found = await read((tx) => questionsOf(tx, crypto, kind, batches.slice(0, granted).flat()));
  const said = await Promise.all(batched(found.flatMap(({ of, question }) => (question ? [{ of, question }] : [])), allowances[kind].batch).map(async (batch) => {
    const outcomes = await askTogether(registries, kind, batch.map(({ question }) => question));
    const held = outcomes[0] && (await heldBack(read, kind, outcomes[0]));
    return held ?? { answered: batch.flatMap(({ of }, i) => { const outcome = outcomes[i]; return outcome ? [{ of, outcome }] : []; }) };
  }));
  const answered = said.flatMap((one) => ('waitMs' in one ? [] : one.answered));
  const gone = found.flatMap(({ of, question }) => (question ? [] : [of]));
  const waits = said.flatMap((one) => ('waitMs' in one ? [one.waitMs] : []));
  return waits.length > 0 && answered.length === 0 && gone.length === 0 ? { waitMs: Math.max(...waits) } : { answered, gone };
}

function batched<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
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

/** A contradictory answer is asked for anew; without an answer the same question is repeated. */
const occasionOf = (of: Verification): string => `${String(of.round)}.${String(of.contradictions)}`;

/** The questions about many subjects of one kind; none about a person or row that is no more, or that no registry holds. */
async function questionsOf<S extends VerificationSubject & { accountId: AccountId; occasion: string }>(tx: Tx, crypto: FieldCrypto, kind: Question['kind'], subjects: readonly S[]): Promise<{ of: S; question: Question | undefined }[]> {
  const accounts = await findHolders(tx, crypto, [...new Set(subjects.map((of) => of.accountId))], { rows: kind === 'education' || kind === 'degree' });
  const titles = kind === 'title' ? await findTitles(tx, crypto, subjects) : [];
  return subjects.map((of) => {
    const account = accounts.get(of.accountId);
    return { of, question: account && routeOf(account, of)?.kind === 'registry' ? questionAbout(account, of, titles, of.occasion) : undefined };
  });
}

/** A provider that says how long to wait is heard: the whole installation holds back, and the call does not count. */
async function heldBack(read: Line['read'], kind: Question['kind'], outcome: AskOutcome): Promise<{ waitMs: number } | undefined> {
  if (outcome.kind !== 'no_answer' || outcome.why !== 'limited' || outcome.pauseMs === undefined) return undefined;
  const { pauseMs } = outcome;
  await read((tx) => holdBack(tx, kind, pauseMs));
  return { waitMs: pauseMs };
}
