import { z } from 'zod';
import type { Exam } from '#contracts/catalogue.ts';
import type { MajorTable } from '#contracts/majors.ts';
import { RuleReplayId } from '#contracts/rules.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { readConfirmedAfter, type ConfirmedFacts } from '#server/modules/applications/index.ts';
import { findExam, findMajorTables, findSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { provisionalSet } from '../read-rules.ts';
import { judgeByDraft, judgeInForce } from '../try-rule.ts';
import { lockReplay, writeBatch, type Counted, type Flip, type Replay } from './replay.store.ts';
import { turnOfMajors } from './turn-of-majors.ts';

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
    const tables = replay.judges === 'majors' ? await tablesOf(tx, replay) : undefined;
    const counted: Counted = { seen: batch.length, unjudged: 0, stay: 0, gained: 0, lost: 0 };
    const flips: Flip[] = [];
    for (const application of batch) {
      const outcome = replay.judges === 'majors'
        ? judgeMajors(tables, exam, application)
        : judge(replay, exam, application, (await findSitting(tx, application.sittingId))?.ruleYear ?? replay.examYear);
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
function judge(replay: Extract<Replay, { judges: 'conditions' }>, exam: Exam, { accountId, id, level, facts }: ConfirmedFacts, ruleYear: number): 'stay' | 'unjudged' | Flip {
  const now = facts && judgeInForce(exam, level, ruleYear, facts);
  const then = facts && judgeByDraft(exam, provisionalSet(exam, replay.text), level, ruleYear, facts);
  if (!now || !then) return 'unjudged';
  if (now.eligible === then.eligible) return 'stay';
  return { accountId, applicationId: id, met: then.eligible, why: then.eligible ? now.shortfalls : then.shortfalls };
}

type Tables = { now: MajorTable[]; then: MajorTable[] };

/** The editions of the exam year as they stand, and as they would with the new one in the place of the one it was copied from. */
async function tablesOf(tx: Tx, { exam, examYear, then: { table, basedOn } }: Extract<Replay, { judges: 'majors' }>): Promise<Tables> {
  const now = await findMajorTables(tx, exam, examYear);
  const holds = table.examCodes.some((code) => code === exam) && table.appliesFrom <= examYear && examYear <= (table.appliesTo ?? Infinity);
  return { now, then: holds ? [...now.filter((t) => t.version !== basedOn), table] : now };
}

function judgeMajors(tables: Tables | undefined, exam: Exam, { accountId, id, majors }: ConfirmedFacts): 'stay' | 'unjudged' | Flip {
  if (!tables || !majors) return 'unjudged';
  const turn = turnOfMajors(exam.terms.majorClasses, tables.now, tables.then, majors);
  return turn ? { accountId, applicationId: id, ...turn } : 'stay';
}
