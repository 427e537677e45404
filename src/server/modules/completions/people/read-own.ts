import type { CompletionExplained } from '#contracts/completions.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findStanding } from '#server/modules/applications/index.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { findNumberOf, scoresAreOut } from '#server/modules/scores/index.ts';
import { explainPerson, type Explaining } from './explain-person.ts';

/** A candidate's own explanation (本人合格判定说明), from the release of the scores on; nobody else's, and nothing while the scores are held back. */
export async function readOwn(explaining: Explaining, accountId: AccountId, applicationId: ApplicationId): Promise<Result<CompletionExplained>> {
  const { tx, now } = explaining;
  const standing = await findStanding(tx, accountId, applicationId);
  if (!standing) return refusedFor('application.not_found');
  const number = (await scoresAreOut(tx, standing.sittingId, now)) ? await findNumberOf(tx, standing.sittingId, applicationId) : undefined;
  const found = number === undefined ? undefined : await explainPerson(explaining, await getSitting(tx, standing.sittingId), number);
  return found && !found.assessed.check.scoreHeld ? ok(found.explained) : refusedFor('completion.not_released');
}
