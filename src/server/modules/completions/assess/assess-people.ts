import type { Sitting } from '#contracts/catalogue.ts';
import { CompletionId, type CompletionKey } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Scored } from '#server/modules/scores/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { CLEARED_AT_ONCE, completionsCleared, completionTakenBack } from '../completions.jobs-declared.ts';
import { explainCompletion, type Explanation } from '../domain/explain.ts';
import { nextState } from '../domain/next-state.ts';
import { verdictOn } from '../domain/verdict.ts';
import { gatherFacts, type Assessed } from './gather-facts.ts';
import { applySteps, insertFound, leaveLists, lockKept, rewriteSubjects, type Kept, type Step } from './assess.store.ts';

/**
 * Computes completion for these people of a sitting's roll (合格判定, T28) and writes what changed, nothing else: who is newly complete, whose check was settled, who is complete no
 * longer. Repeating it writes nothing. Answers how many are complete and how many rows changed.
 */
export async function assessPeople(tx: Tx, kit: Kit, sitting: Sitting, people: readonly Scored[], now: Instant): Promise<{ complete: number; changed: number }> {
  const assessed = await gatherFacts(tx, kit, sitting, people);
  const kept = await lockKept(tx, sitting.examCode, assessed.map((a) => a.person), now);
  const at = new Date(now);
  const fresh: Parameters<typeof insertFound>[2][number][] = [];
  const steps: Step[] = [];
  const rewritten: (CompletionKey & { subjects: string })[] = [];
  let complete = 0;
  for (const a of assessed) {
    const explained = explainCompletion(a.facts);
    if (explained.complete) complete += 1;
    const row = kept.get(a.person.applicationId);
    const subjects = subjectsText(explained);
    // the same certificate is held by way of another application: this one stays as it is
    if (row?.overtaken) continue;
    const next = nextState(row, explained.complete, verdictOn({ ...a.check, own: row?.own ?? null, objection: row?.objection ?? 'none' }));
    if (!row) {
      if (next) fresh.push({ completionId: CompletionId.parse(newId()), ...placeOf(a), state: next.state, reasons: next.reasons, subjects });
    } else if (next) steps.push({ ...row, next, subjects });
    else if (explained.complete && row.subjects !== subjects) rewritten.push({ ...row, subjects });
  }
  const added = await insertFound(tx, sitting, fresh, at);
  const moved = await applySteps(tx, steps, at);
  await rewriteSubjects(tx, rewritten);
  await leaveLists(tx, steps.filter((s) => s.next.leaves), at);
  await tell(tx, steps);
  return { complete, changed: added + moved + rewritten.length };
}

/** Tells whoever makes certificates, in the same transaction: who is cleared at last, whose clearing is taken back. */
async function tell(tx: Tx, steps: readonly Step[]): Promise<void> {
  const cleared = steps.filter((s) => s.next.state === 'cleared');
  for (let from = 0; from < cleared.length; from += CLEARED_AT_ONCE) await enqueue(tx, completionsCleared, { completions: cleared.slice(from, from + CLEARED_AT_ONCE).map(keyOf) });
  for (const s of steps) if (s.state === 'cleared' && s.next.state === 'taken_back') await enqueue(tx, completionTakenBack, keyOf(s));
}

const keyOf = ({ accountId, completionId }: Kept): CompletionKey => ({ accountId, completionId });

/** Which year's pass counts for each subject, as it is kept: `[["1",2026],["2",2027]]`. */
function subjectsText({ subjects }: Explanation): string {
  return JSON.stringify(subjects.flatMap((s) => (s.standing === 'counts' ? [[s.code, s.year]] : [])));
}

function placeOf({ person: p, prefecture }: Assessed) {
  return { accountId: AccountId.parse(p.accountId), applicationId: p.applicationId, levelCode: p.levelCode, specialtyCode: p.specialtyCode, province: p.province, prefecture, ticketNumber: p.number };
}
