import { z } from 'zod';
import { ProvinceCode } from '#contracts/regions.ts';
import { SeatPlanId, PlanState } from '#contracts/seat-plans.ts';
import { SeatPolicy, TicketPattern } from '#contracts/seating.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { plansWithin } from './plans.scope.ts';

const LeftOut = z.object({ ended: z.number(), unpaid: z.number(), review: z.number() });
/** A plan as it is kept; its seed stays sealed. */
export type Plan = {
  id: SeatPlanId; sittingId: string; examCode: string; examYear: number; province: ProvinceCode; state: PlanState; version: number; planVersion: number; policy: SeatPolicy; pattern: TicketPattern;
  sealedSeed: Buffer; seedDigest: Buffer; revealedSeed: Buffer | null; committedAt: number; gathered: number; after: { accountId: string; id: string } | null; leftOut: z.infer<typeof LeftOut> | null;
  rosterDigest: Buffer | null; rosterCount: number | null; rosterClosedAt: number | null; latestRun: number; proposedById: string | null; proposedByName: string | null; frozenByName: string | null; frozenAt: number | null;
};
export type PlanStep = 'commit' | 'close_roster' | 'roster_closed' | 'allocate' | 'allocated' | 'refused' | 'propose' | 'return' | 'freeze' | 'frozen' | 'move' | 'withdraw';
type By = { staffId: string | null; name: string };

const SEED = 'seat_plan.seed';
const COLUMNS = ['plan_id', 'sitting_id', 'exam_code', 'exam_year', 'province', 'state', 'row_version', 'plan_version', 'policy', 'pattern', 'seed', 'seed_digest', 'revealed_seed', 'committed_at', 'gathered', 'gathered_after_account', 'gathered_after', 'left_out', 'roster_digest', 'roster_count', 'roster_closed_at', 'latest_run', 'proposed_by_id', 'proposed_by_name', 'frozen_by_name', 'frozen_at'] as const;
type Row = {
  plan_id: string; sitting_id: string; exam_code: string; exam_year: number; province: string; state: string; row_version: number; plan_version: number; policy: unknown; pattern: unknown; seed: Buffer; seed_digest: Buffer; revealed_seed: Buffer | null; committed_at: Date;
  gathered: number; gathered_after_account: string | null; gathered_after: string | null; left_out: unknown; roster_digest: Buffer | null; roster_count: number | null; roster_closed_at: Date | null; latest_run: number; proposed_by_id: string | null; proposed_by_name: string | null; frozen_by_name: string | null; frozen_at: Date | null;
};

function open(r: Row): Plan {
  return {
    id: SeatPlanId.parse(r.plan_id), sittingId: r.sitting_id, examCode: r.exam_code, examYear: r.exam_year, province: ProvinceCode.parse(r.province), state: PlanState.parse(r.state), version: r.row_version, planVersion: r.plan_version, policy: SeatPolicy.parse(r.policy), pattern: TicketPattern.parse(r.pattern),
    sealedSeed: r.seed, seedDigest: r.seed_digest, revealedSeed: r.revealed_seed, committedAt: r.committed_at.getTime(), gathered: r.gathered, after: r.gathered_after_account === null || r.gathered_after === null ? null : { accountId: r.gathered_after_account, id: r.gathered_after },
    leftOut: LeftOut.safeParse(r.left_out).data ?? null, rosterDigest: r.roster_digest, rosterCount: r.roster_count, rosterClosedAt: r.roster_closed_at?.getTime() ?? null, latestRun: r.latest_run, proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, frozenByName: r.frozen_by_name, frozenAt: r.frozen_at?.getTime() ?? null,
  };
}

/** Begins a plan with its sealed seed; false when the province has one for the sitting (seat_plan_one_live). */
export async function insertPlan(tx: Tx, crypto: FieldCrypto, p: { id: SeatPlanId; sittingId: string; examCode: string; examYear: number; province: string; policy: SeatPolicy; pattern: TicketPattern; seed: Buffer; seedDigest: Buffer; at: Date }): Promise<boolean> {
  const done = await tx.insertInto('seat_plan').values({
    plan_id: p.id, sitting_id: p.sittingId, exam_code: p.examCode, exam_year: p.examYear, province: p.province, state: 'committed', row_version: 0, policy: JSON.stringify(p.policy), pattern: JSON.stringify(p.pattern),
    seed: crypto.seal(SEED, p.seed.toString('hex')), seed_digest: p.seedDigest, committed_at: p.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The seed of a plan, opened: for the allocation only, until the plan is frozen. */
export function openSeed(crypto: FieldCrypto, plan: Pick<Plan, 'sealedSeed'>): Buffer {
  return Buffer.from(crypto.open(SEED, plan.sealedSeed), 'hex');
}

/** A plan somebody may see. */
export async function findPlan(tx: Tx, j: Jurisdiction, id: SeatPlanId): Promise<Plan | undefined> {
  const row = await tx.selectFrom('seat_plan').select(COLUMNS).where('plan_id', '=', id).where(plansWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** Holds a plan until the transaction ends. */
export async function lockPlan(tx: Tx, j: Jurisdiction, id: SeatPlanId): Promise<Plan | undefined> {
  const row = await tx.selectFrom('seat_plan').select(COLUMNS).where('plan_id', '=', id).where(plansWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The live plans of a jurisdiction. */
export async function listLivePlans(tx: Tx, j: Jurisdiction): Promise<Plan[]> {
  return (await tx.selectFrom('seat_plan').select(COLUMNS).where('state', '<>', 'withdrawn').where(plansWithin(j)).execute()).map(open);
}

/** The live plan of a sitting in a province, held so that it takes no step meanwhile. */
export async function lockLivePlan(tx: Tx, sittingId: string, province: string): Promise<Plan | undefined> {
  const row = await tx.selectFrom('seat_plan').select(COLUMNS).where('sitting_id', '=', sittingId).where('province', '=', province).where('state', '<>', 'withdrawn').forShare().executeTakeFirst();
  return row && open(row);
}

/** The frozen plan of a sitting in a province. */
export async function findFrozenPlan(tx: Tx, sittingId: string, province: string): Promise<Plan | undefined> {
  const row = await tx.selectFrom('seat_plan').select(COLUMNS).where('sitting_id', '=', sittingId).where('province', '=', province).where('state', '=', 'frozen').executeTakeFirst();
  return row && open(row);
}

type Change = {
  state?: PlanState; policy?: SeatPolicy; pattern?: TicketPattern; gathered?: number; after?: { accountId: string; id: string }; leftOut?: z.infer<typeof LeftOut>; roster?: { digest: Buffer; count: number; at: Date }; latestRun?: number;
  proposedBy?: { staffId: string; name: string; at: Date } | null; frozenBy?: { staffId: string; name: string }; revealed?: { seed: Buffer; at: Date }; planVersion?: number;
};

/** Writes a held plan; its state and the line of history are one write. */
export async function stepPlan(tx: Tx, plan: Pick<Plan, 'id' | 'version'>, change: Change, step: PlanStep, note: { detail?: string; reason?: string }, by: By, at: Date): Promise<number> {
  const version = plan.version + 1;
  await tx.updateTable('seat_plan').set({ ...columnsOf(change), row_version: version }).where('plan_id', '=', plan.id).execute();
  await tx.insertInto('seat_plan_act').values({ plan_id: plan.id, row_version: version, act: step, detail: note.detail ?? '', reason: note.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
  return version;
}

/** Writes how far the roster has come. */
export async function writeProgress(tx: Tx, id: SeatPlanId, gathered: number, after: { accountId: string; id: string }): Promise<void> {
  await tx.updateTable('seat_plan').set(columnsOf({ gathered, after })).where('plan_id', '=', id).execute();
}

function columnsOf(c: Change) {
  return {
    ...(c.state && { state: c.state }), ...(c.policy && { policy: JSON.stringify(c.policy) }), ...(c.pattern && { pattern: JSON.stringify(c.pattern) }), ...(c.gathered !== undefined && { gathered: c.gathered }),
    ...(c.after && { gathered_after_account: c.after.accountId, gathered_after: c.after.id }), ...(c.leftOut && { left_out: JSON.stringify(c.leftOut) }),
    ...(c.roster && { roster_digest: c.roster.digest, roster_count: c.roster.count, roster_closed_at: c.roster.at }), ...(c.latestRun !== undefined && { latest_run: c.latestRun }),
    ...(c.proposedBy !== undefined && { proposed_by_id: c.proposedBy?.staffId ?? null, proposed_by_name: c.proposedBy?.name ?? null, proposed_at: c.proposedBy?.at ?? null }),
    ...(c.frozenBy && { frozen_by_id: c.frozenBy.staffId, frozen_by_name: c.frozenBy.name }), ...(c.revealed && { revealed_seed: c.revealed.seed, frozen_at: c.revealed.at }), ...(c.planVersion !== undefined && { plan_version: c.planVersion }),
  };
}

/** Who did what with a plan, the latest first. */
export async function listPlanActs(tx: Tx, id: SeatPlanId): Promise<{ act: string; detail: string; reason: string; by: string; at: number }[]> {
  const rows = await tx.selectFrom('seat_plan_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('plan_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}
