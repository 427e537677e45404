import type { Sitting } from '#contracts/catalogue.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { refusalsToUse } from '#server/modules/accounts/index.ts';
import { refusalsForUnfinished } from '#server/modules/verification/index.ts';
import { refusalsToStart } from './domain/start.ts';
import type { Person } from './gather-facts.ts';

/** What about the person stops choosing an open sitting now: the very reasons the command would give (R-2.2.1-06). */
export function startReasons(person: Person, sitting: Pick<Sitting, 'failedVerificationBlocks'>): Refusal[] {
  return refusalsToStart({
    account: refusalsToUse(person.account),
    hasPhoto: person.photo !== 'missing',
    unfinishedVerification: refusalsForUnfinished(person.verification, { failedBlocks: sitting.failedVerificationBlocks }),
    sittingOpen: true,
  });
}
