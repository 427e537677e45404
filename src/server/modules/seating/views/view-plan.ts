import { PLAN_ACTS, type PlanWhole, type SeatPlanId } from '#contracts/seat-plans.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { SoftRule } from '#contracts/seating.ts';
import type { Permission } from '#contracts/staff.ts';
import type { PlanAct } from '#contracts/seat-plans.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { countSeatable } from '#server/modules/applications/index.ts';
import { findPrefecture, findProvince, getExam } from '#server/modules/catalogue/index.ts';
import type { Seating } from '../asking.ts';
import { refusalsToAct } from '../domain/plan-acts.ts';
import { ticketNumber } from '../domain/ticket-number.ts';
import { roomNames } from '../moves/moves.store.ts';
import { listTowns } from '../plans/plan-rooms.store.ts';
import { townOf } from '../plans/plans.scope.ts';
import { listPlanActs } from '../plans/plans.store.ts';
import { listRuns, type Run } from '../plans/runs.store.ts';
import { halfDayWords } from '../plans/sitting-times.ts';
import { factsOf, mayArrangeIn, readPlan } from '../plans/take-plan.ts';
import { countTickets } from '../plans/tickets.store.ts';

/** What each act needs. */
const NEEDS: Record<PlanAct, Permission> = { close_roster: 'seat.arrange', allocate: 'seat.arrange', propose: 'seat.arrange', return: 'seat.freeze', freeze: 'seat.freeze', move: 'seat.arrange', withdraw: 'seat.arrange' };

/** A plan whole: seed, roster, runs with the wishes they could not fulfil, what may be done and why not. A city sees its own town of it. */
export async function viewPlan(seating: Seating, id: SeatPlanId): Promise<Result<PlanWhole>> {
  const { tx, now, by, lang } = seating;
  const read = await readPlan(seating, id);
  if (!read.ok) return read;
  const { plan, sitting } = read.value;
  const runs = await listRuns(tx, id);
  const town = townOf(by.jurisdiction);
  const towns = [];
  for (const t of await listTowns(tx, id, plan.latestRun)) if (town === undefined || t.prefecture === town) towns.push({ ...t, name: (await findPrefecture(tx, t.prefecture))?.name ?? { zh: t.prefecture, en: t.prefecture } });
  const halfDays = [...new Set(runs[0]?.inputs.times.map((t) => t.halfDay) ?? [])].sort((a, b) => a - b);
  const mine = mayArrangeIn(by, plan.province, plan.examCode);
  const shown: PlanWhole['runs'] = [];
  for (const run of runs) shown.push(await presentRun(seating, sitting, run));
  return ok({
    id, sittingId: plan.sittingId, sittingName: sittingName(sitting, (await getExam(tx, plan.examCode)).name), province: plan.province, provinceName: (await findProvince(tx, plan.province))?.name ?? { zh: plan.province, en: plan.province }, examOn: sitting.examOn,
    state: plan.state, version: plan.version, planVersion: plan.planVersion, policy: plan.policy, pattern: plan.pattern,
    patternExample: ticketNumber(plan.pattern, { year: plan.examYear, exam: plan.examCode, province: plan.province, prefecture: towns[0]?.prefecture ?? `${plan.province}01`, level: sitting.levels[0] ?? '01', room: 1, seat: 1, serial: 1 }) ?? '',
    seedDigest: plan.seedDigest.toString('hex'), revealedSeed: plan.revealedSeed?.toString('hex') ?? null, committedAt: plan.committedAt, rosterDigest: plan.rosterDigest?.toString('hex') ?? null, rosterClosedAt: plan.rosterClosedAt,
    gathered: plan.gathered, toGather: plan.state === 'gathering' || plan.state === 'committed' ? (await countSeatable(tx, plan)).reduce((n, c) => n + c.people, 0) : null, people: plan.rosterCount, leftOut: plan.leftOut, runs: shown, towns,
    halfDays: halfDays.map((halfDay) => ({ halfDay, label: halfDayWords(sitting, halfDay) })), proposedBy: plan.proposedByName, frozenBy: plan.frozenByName, frozenAt: plan.frozenAt, tickets: await countTickets(tx, plan.sittingId, id),
    acts: PLAN_ACTS.filter((act) => mine && by.permissions.includes(NEEDS[act])).map((act) => ({ act, refusals: refusalsToAct(act, factsOf(read.value), by.staffId, now).map((r) => refusalText(r, lang)) })),
    history: await listPlanActs(tx, id),
  });
}

/** Who an example is about: how many sit in a room that is not full, or which seats lie side by side. */
function seatsText(rule: SoftRule, seats: readonly number[], lang: Lang): string {
  if (rule === 'full_rooms') return { zh: `${String(seats.length)} 人`, en: seats.length === 1 ? '1 person' : `${String(seats.length)} people` }[lang];
  return seats.length > 0 && seats.length < 5 ? seats.join(' – ') : '';
}

async function presentRun({ tx, lang }: Seating, sitting: Parameters<typeof halfDayWords>[0], r: Run): Promise<PlanWhole['runs'][number]> {
  const names = await roomNames(tx, r.breaches.flatMap((b) => b.examples.flatMap((e) => (e.roomId === null ? [] : [e.roomId]))));
  const breaches = [];
  for (const breach of r.breaches) {
    const examples = [];
    for (const e of breach.examples) {
      const where = e.roomId === null ? (await findPrefecture(tx, e.prefecture))?.name[lang] : names.get(e.roomId);
      examples.push([halfDayWords(sitting, e.halfDay)[lang], where ?? e.prefecture, seatsText(breach.rule, e.seats, lang)].filter((part) => part !== '').join(' · '));
    }
    breaches.push({ ...breach, examples });
  }
  return { run: r.run, startedAt: r.startedAt, finishedAt: r.finishedAt, by: r.byName, seated: r.seated, digest: r.digest?.toString('hex') ?? null, seconds: r.seconds, progress: r.progress, policy: r.inputs.policy, breaches, refusals: r.refusals.map((no) => refusalText(no, lang)) };
}
