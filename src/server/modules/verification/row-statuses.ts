import type { Lang } from '#contracts/refusals.ts';
import type { VerificationFact } from '#contracts/verification.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { STATE_WORDS } from './domain/verification-states.ts';
import { findVerification } from './find-verification.ts';
import { STATE_TONES, type StateTone } from './pages/state-tones.ts';
import { REASON_WORDS } from './pages/reason-words.ts';

export type RowStatus = { tone: StateTone; text: string; hint?: string };

/** The status of the person and of every row in few words (R-2.1.1-34), for the pages of accounts that show the rows. */
export async function verificationOf(tx: Tx, account: AccountFacts, lang: Lang): Promise<{ identity: RowStatus; rows: Map<string, RowStatus> }> {
  const { identity, rows } = await findVerification(tx, account);
  return { identity: statusOf(identity, lang), rows: new Map(rows.map((fact) => [fact.rowId, statusOf(fact, lang)])) };
}

function statusOf(fact: VerificationFact, lang: Lang): RowStatus {
  return {
    tone: STATE_TONES[fact.state],
    text: STATE_WORDS[lang][fact.state],
    ...(fact.reason !== null && { hint: REASON_WORDS[lang][fact.reason].why }),
  };
}
