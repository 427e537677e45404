import { z } from 'zod';
import type { Exam } from '#contracts/catalogue.ts';
import { RuleReplayId } from '#contracts/rules.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { readConfirmedAfter, type ConfirmedFacts } from '#server/modules/applications/index.ts';
import { findExam, findSitting } from '#server/modules/catalogue/index.ts';
import { declareJob, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { provisionalSet } from '../read-rules.ts';
import { judgeByDraft, judgeInForce } from '../try-rule.ts';
import { lockReplay, writeBatch, type Counted, type Flip, type Replay } from './replay.store.ts';

/** One batch of a replay (回放); the next is enqueued in the transaction that ends this one. */
export const replayRules = declareJob({ name: 'rules.replay', payload: z.object({ replayId: RuleReplayId }), attempts: 10 });

const BATCH = 250;

/** Judges confirmed applications anew, batch after batch: memory stays that of one batch, and a process that ends loses at most one. */
export const replayHandler: AnyJobHandler = handleJob(replayRules, {
  work: async ({ tx, kit, now }, { replayId }) => {
    const replay = await lockReplay(tx, replayId);
    if (!replay) return;
    const exam = await findExam(tx, replay.exam);
    invariant(exam, `exam ${replay.exam} is gone`);
    const batch = await readConfirmedAfter(tx, kit, { examCode: replay.exam, examYear: replay.examYear, jurisdiction: replay.jurisdiction }, replay.after, BATCH);
    const counted: Counted = { seen: batch.length, unjudged: 0, stay: 0, gained: 0, lost: 0 };
    const flips: Flip[] = [];
    for (const application of batch) {
      const outcome = judge(replay, exam, application, (await findSitting(tx, application.sittingId))?.ruleYear ?? replay.examYear);
      if (typeof outcome === 'string') counted[outcome] += 1;
      else {
        counted[outcome.met ? 'gained' : 'lost'] += 1;
        flips.push(outcome);
      }
    }
    const last = batch.at(-1);
    const left = batch.length === BATCH;
    await writeBatch(tx, replay, counted, flips, last ? { accountId: last.accountId, id: last.id } : null, left ? null : new Date(now));
    if (left) await enqueue(tx, replayRules, { replayId });
  },
});

/** Both answers to the same frozen facts, today's conditions and the draft's: the same, or a turn with the conditions that made it. */
function judge(replay: Pick<Replay, 'text'>, exam: Exam, { accountId, id, level, facts }: ConfirmedFacts, ruleYear: number): 'stay' | 'unjudged' | Flip {
  const now = facts && judgeInForce(exam, level, ruleYear, facts);
  const then = facts && judgeByDraft(exam, provisionalSet(exam, replay.text), level, ruleYear, facts);
  if (!now || !then) return 'unjudged';
  if (now.eligible === then.eligible) return 'stay';
  return { accountId, applicationId: id, met: then.eligible, why: then.eligible ? now.shortfalls : then.shortfalls };
}
