import type { DecidePassVoid, PassVoids, ProposePassVoid } from '#contracts/pass-voids.ts';
import { refusalText } from '#contracts/refusals.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames, accountsInBrief } from '#server/modules/accounts/index.ts';
import { fileKey, voidPassesBefore } from '#server/modules/candidate-files/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { takeSitting, type Scoring } from '../asking.ts';
import { remakeCards, takeOnRoll } from '../release/hold-score.ts';
import { endPassVoid, insertPassVoid, listPassVoids, lockPassVoid } from './pass-voids.store.ts';

/** Proposes that somebody's passes of earlier years do not count: they did not meet the conditions then (domain.md 4.0). */
export async function proposePassVoid(scoring: Scoring, sittingId: string, { ticket, beforeYear, reason }: ProposePassVoid): Promise<Result<undefined>> {
  const found = await takeOnRoll(scoring, sittingId, ticket);
  if (!found.ok) return found;
  const { number, province } = found.value;
  return (await insertPassVoid(scoring.tx, { sittingId, number, province, beforeYear, reason }, scoring.by, new Date(scoring.now))) ? ok(undefined) : refusedFor('score.void_open');
}

/** Confirms a proposal as the second person: the passes are void in the person's file and on their cards at once; or gives it back. */
export async function decidePassVoid(scoring: Scoring, kit: Kit, sittingId: string, { ticket, decision }: DecidePassVoid): Promise<Result<undefined>> {
  const { tx, now, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const found = await takeOnRoll(scoring, sittingId, ticket);
  if (!found.ok) return found;
  const { number, accountId } = found.value;
  const held = await lockPassVoid(tx, sittingId, number);
  if (!held) return refusedFor('score.void_not_open');
  if (decision === 'return') {
    await endPassVoid(tx, sittingId, number, { state: 'returned', voided: null }, by, new Date(now));
    return ok(undefined);
  }
  if (by.staffId === held.proposedById) return refusedFor('score.void_own_work');
  const account = (await accountsInBrief(tx, kit.crypto, [accountId])).get(accountId);
  const voided = account ? await voidPassesBefore(tx, fileKey(kit.crypto, account, sitting.value.examCode), held.beforeYear, new Date(now)) : 0;
  if (voided === 0) return refusedFor('score.void_nothing');
  await endPassVoid(tx, sittingId, number, { state: 'confirmed', voided }, by, new Date(now));
  await remakeCards(scoring, kit, sittingId, [number]);
  return ok(undefined);
}

/** How many proposals the screen shows: they are rare. */
const SHOWN = 100;

/** What was proposed and decided in the caller's part of the country. */
export async function viewPassVoids(scoring: Scoring, sittingId: string): Promise<Result<PassVoids>> {
  const { tx, lang, by } = scoring;
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const found = await listPassVoids(tx, sittingId, provinceOf(by.jurisdiction), SHOWN);
  const names = await accountNames(tx, found.map((v) => v.accountId));
  const places = catalogueNames(tx, lang);
  const voids = [];
  for (const v of found) {
    const no = v.state !== 'proposed' ? 'score.void_not_open' : v.proposedById === by.staffId ? 'score.void_own_work' : undefined;
    voids.push({ ticket: v.number, name: names.get(v.accountId) ?? '', province: await places.province(v.province), beforeYear: v.beforeYear, reason: v.reason, state: v.state, proposedBy: v.proposedByName, decidedBy: v.decidedByName, voided: v.voided, at: v.proposedAt.getTime(), confirmClosed: no ? refusalText({ code: no }, lang) : null });
  }
  return ok({ voids });
}
