import type { Instant } from '#contracts/dates.ts';
import { LANES, type RushMode, type RushView } from '#contracts/rush.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { TARGETS, USUAL_CAP } from '#server/platform/rush/admission-rate.ts';
import { countBefore } from '#server/platform/rush/queue-order.ts';
import { readLead, readProcesses, readSeconds, readSetting, type Lead } from '#server/platform/rush/rush.store.ts';
import { countAdmitted, listMoments } from './rush.store.ts';

const CURVE = 2 * 3_600_000;

/** Rush mode as operators see it: what is set, who waits, who is inside, and the curve of the last two hours. */
export async function readRush(tx: Tx, usual: RushMode, now: Instant): Promise<RushView> {
  const setting = await readSetting(tx);
  const lead = await readLead(tx);
  const all = await readProcesses(tx);
  const changedBy = setting.changedById === null ? null : ((await staffNames(tx, [setting.changedById])).get(setting.changedById) ?? null);
  return {
    now, mode: setting.mode ?? usual, byDefault: setting.mode === null, cap: setting.cap ?? USUAL_CAP, capByDefault: setting.cap === null, reason: setting.reason, changedBy, changedAt: setting.changedAt,
    round: await viewRound(tx, lead), rate: lead.rate, pace: lead.pace, waiting: Math.round(lead.waiting), inside: all.inside, processes: all.processes, moments: await listMoments(tx, new Date(now - CURVE)), targets: TARGETS,
  };
}

async function viewRound(tx: Tx, { round, heads }: Lead): Promise<RushView['round']> {
  if (round === null) return null;
  const seconds = await readSeconds(tx, round.id, heads);
  const admitted = await countAdmitted(tx, round.id);
  return {
    id: round.id, cause: round.cause, startedAt: round.startedAt, drawUntil: round.drawUntil, admitted: admitted.reduce((n, l) => n + l.people, 0), signedIn: admitted.reduce((n, l) => n + l.signedIn, 0),
    lanes: LANES.map((lane, n) => ({ lane, waiting: Math.round(countBefore(seconds, heads, Infinity, [lane])), admitted: admitted.find((l) => l.lane === n)?.people ?? 0 })),
  };
}
