import type { Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { refusalsForUnfinished } from '#server/modules/verification/index.ts';
import { refusalsToStart } from './domain/start.ts';
import type { Person } from './gather-facts.ts';

/** What about the person stops choosing an open sitting now: the very reasons the command would give (R-2.2.1-06). */
export function startReasons(person: Person, sitting: Pick<Sitting, 'failedVerificationBlocks'>, now: Instant): Refusal[] {
  return refusalsToStart({
    accountState: person.account.state,
    educationRows: person.account.educations.length,
    hasPhoto: person.photo !== 'missing',
    unfinishedVerification: refusalsForUnfinished(person.verification, { failedBlocks: sitting.failedVerificationBlocks }),
    sittingOpen: true,
  }, now);
}
