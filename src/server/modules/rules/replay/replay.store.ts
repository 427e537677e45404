import { Jurisdiction } from '#contracts/staff.ts';
import { RuleReplayId, RuleText, type RuleReplay } from '#contracts/rules.ts';
import { MajorTable } from '#contracts/majors.ts';
import { Words } from '#contracts/words.ts';
import { z } from 'zod';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What is judged by: a set of conditions, or the table of majors that would follow an edition, both as they stood at the start. */
export const MajorsThen = z.object({ table: MajorTable, basedOn: z.string().nullable() });
export type Judged = { judges: 'conditions'; text: RuleText } | { judges: 'majors'; then: z.infer<typeof MajorsThen> };

/** A replay as it is kept: what is judged by, over whom, and how far it is. */
export type Replay = RuleReplay & Judged & { versionId: string; exam: string; jurisdiction: Jurisdiction; after: { accountId: string; id: string } | null };
export type Counted = Pick<RuleReplay, 'seen' | 'unjudged' | 'stay' | 'gained' | 'lost'>;
export type Flip = { accountId: string; applicationId: string; met: boolean; why: Words[] };

type Row = { replay_id: string; version_id: string; row_version: number; judges: string; content: unknown; exam_code: string; exam_year: number; jurisdiction: unknown; total: number; seen: number; unjudged: number; stay: number; gained: number; lost: number; after_account_id: string | null; after_application_id: string | null; started_at: Date; finished_at: Date | null };

function open(r: Row): Replay {
  return {
    id: RuleReplayId.parse(r.replay_id), versionId: r.version_id, ruleVersion: r.row_version, ...(r.judges === 'majors' ? { judges: 'majors' as const, then: MajorsThen.parse(r.content) } : { judges: 'conditions' as const, text: RuleText.parse(r.content) }), exam: r.exam_code, examYear: r.exam_year, jurisdiction: Jurisdiction.parse(r.jurisdiction),
    total: r.total, seen: r.seen, unjudged: r.unjudged, stay: r.stay, gained: r.gained, lost: r.lost, startedAt: r.started_at.getTime(), finishedAt: r.finished_at?.getTime() ?? null,
    after: r.after_account_id === null || r.after_application_id === null ? null : { accountId: r.after_account_id, id: r.after_application_id },
  };
}

/** Begins a replay; false when one of the version is under way. */
export async function insertReplay(tx: Tx, r: Judged & { id: RuleReplayId; versionId: string; rowVersion: number; exam: string; examYear: number; jurisdiction: Jurisdiction; total: number }, by: { staffId: string; at: Date }): Promise<boolean> {
  const done = await tx.insertInto('rule_replay').values({
    replay_id: r.id, version_id: r.versionId, row_version: r.rowVersion, judges: r.judges, content: JSON.stringify(r.judges === 'majors' ? r.then : r.text), exam_code: r.exam, exam_year: r.examYear, jurisdiction: JSON.stringify(r.jurisdiction), total: r.total, started_by_id: by.staffId, started_at: by.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The replays of a version, the newest first. */
export async function listReplays(tx: Tx, versionId: string): Promise<Replay[]> {
  return (await tx.selectFrom('rule_replay').selectAll().where('version_id', '=', versionId).orderBy('started_at', 'desc').limit(20).execute()).map(open);
}

/** How far a replay is and what it found, without what it judges by. */
export function progressOf({ id, ruleVersion, examYear, startedAt, finishedAt, total, seen, unjudged, stay, gained, lost }: RuleReplay): RuleReplay {
  return { id, ruleVersion, examYear, startedAt, finishedAt, total, seen, unjudged, stay, gained, lost };
}

/** One replay. */
export async function findReplay(tx: Tx, id: string): Promise<Replay | undefined> {
  const row = await tx.selectFrom('rule_replay').selectAll().where('replay_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds a replay until its batch is done; undefined when it is finished or another batch is under way. */
export async function lockReplay(tx: Tx, id: string): Promise<Replay | undefined> {
  const row = await tx.selectFrom('rule_replay').selectAll().where('replay_id', '=', id).where('finished_at', 'is', null).forUpdate().skipLocked().executeTakeFirst();
  return row && open(row);
}

/** Writes down what a batch found and how far it came. */
export async function writeBatch(tx: Tx, replay: Replay, counted: Counted, flips: readonly Flip[], after: { accountId: string; id: string } | null, finishedAt: Date | null): Promise<void> {
  if (flips.length > 0) {
    await tx.insertInto('rule_replay_flip').values(flips.map((f) => ({ account_id: f.accountId, application_id: f.applicationId, replay_id: replay.id, met: f.met, why: JSON.stringify(f.why) }))).execute();
  }
  await tx.updateTable('rule_replay').set({
    seen: replay.seen + counted.seen, unjudged: replay.unjudged + counted.unjudged, stay: replay.stay + counted.stay, gained: replay.gained + counted.gained, lost: replay.lost + counted.lost,
    ...(after && { after_account_id: after.accountId, after_application_id: after.id }), finished_at: finishedAt,
  }).where('replay_id', '=', replay.id).execute();
}

/** Whose answer would turn, in the order of their keys, as far as a jurisdiction sees them. */
export async function listFlips(tx: Tx, replayId: string, jurisdiction: Jurisdiction, after: string | undefined, limit: number): Promise<Flip[]> {
  const rows = await flipsWithin(tx, replayId, jurisdiction).select(['f.account_id', 'f.application_id', 'f.met', 'f.why'])
    .$if(after !== undefined, (q) => q.where('f.application_id', '>', after ?? '')).orderBy('f.application_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: r.account_id, applicationId: r.application_id, met: r.met, why: z.array(Words).parse(r.why) }));
}

/** How many that are. */
export async function countFlips(tx: Tx, replayId: string, jurisdiction: Jurisdiction): Promise<number> {
  const { count } = await flipsWithin(tx, replayId, jurisdiction).select((e) => e.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * The flips of a replay whose applications lie within a jurisdiction. The nation has them nearly all, so each is looked up in their own order and a page
 * ends early; a narrower place has few, and the planner begins where that is cheaper.
 */
function flipsWithin(tx: Tx, replayId: string, jurisdiction: Jurisdiction) {
  const flips = tx.selectFrom('rule_replay_flip as f').where('f.replay_id', '=', replayId);
  return flips.where((e) => {
    const seen = e.selectFrom('application').select('application.id').whereRef('application.account_id', '=', 'f.account_id').whereRef('application.id', '=', 'f.application_id').where(withinJurisdiction(jurisdiction));
    // a limit keeps the planner from turning the look-up into a join of everything
    return jurisdiction.kind === 'nation' ? e(seen.limit(1), 'is not', null) : e.exists(seen);
  });
}
