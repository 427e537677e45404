import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { ApplicationId } from './ids.ts';
import { ProvinceCode, PrefectureCode } from './regions.ts';
import { SeatPolicy, SoftBreach, TicketPattern } from './seating.ts';
import { ExamRoomId, SeatReason } from './test-centres.ts';
import { Words } from './words.ts';
import { keptNumber } from './kept-numbers.ts';

export const SeatPlanId = z.uuid('field.invalid').brand('SeatPlanId');
export type SeatPlanId = z.infer<typeof SeatPlanId>;

/** Where a plan stands (编排状态); `gathering`, `allocating` and `freezing` are under way in the background. */
export const PLAN_STATES = ['committed', 'gathering', 'closed', 'allocating', 'drafted', 'proposed', 'freezing', 'frozen', 'withdrawn'] as const;
export const PlanState = z.enum(PLAN_STATES);
export type PlanState = z.infer<typeof PlanState>;

/** What each state is called, wherever people read it. */
export const PLAN_STATE_WORDS: Record<PlanState, Words> = {
  committed: { zh: '种子已承诺', en: 'seed committed' }, gathering: { zh: '正在生成名册', en: 'roster being gathered' }, closed: { zh: '名册已关闭', en: 'roster closed' },
  allocating: { zh: '正在编排', en: 'being allocated' }, drafted: { zh: '已编排（草案）', en: 'drafted' }, proposed: { zh: '待确认冻结', en: 'freeze proposed' },
  freezing: { zh: '正在冻结并编号', en: 'being frozen and numbered' }, frozen: { zh: '已冻结', en: 'frozen' }, withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** What can be done with a plan. */
export const PLAN_ACTS = ['close_roster', 'allocate', 'propose', 'return', 'freeze', 'move', 'withdraw'] as const;
export const PlanAct = z.enum(PLAN_ACTS);
export type PlanAct = z.infer<typeof PlanAct>;

/** Body of POST /api/staff/seat-plans: draws and seals the seed. */
export const NewPlan = z.strictObject({ sittingId: SittingId, province: ProvinceCode, policy: SeatPolicy, pattern: TicketPattern });
export type NewPlan = z.infer<typeof NewPlan>;
/** Body of an act on a plan; the reason is demanded where something is undone. */
export const MovePlan = z.strictObject({ version: z.number().int(), reason: z.string().trim().max(400, 'field.too_long').default('') });
/** Body of POST …/runs: allocates, under another policy or number format if wished. */
export const StartRun = z.strictObject({ version: z.number().int(), policy: SeatPolicy, pattern: TicketPattern });
/** Body of POST …/moves: one person to another room, for all their half-days. */
export const MoveSeat = z.strictObject({ version: z.number().int(), number: z.string('field.required').trim().min(6, 'field.required').max(40, 'field.too_long'), roomId: ExamRoomId, reason: SeatReason });

/** Examinees and seats of one town on one half-day; `subjects` says how many sit which paper. */
export const DemandLine = z.object({
  prefecture: z.string(), name: Words, halfDay: z.number(), day: z.string().nullable(), half: z.enum(['morning', 'afternoon']), people: z.number(), seats: z.number(), missing: z.number(),
  papers: z.array(z.object({ subject: z.string(), level: Words, name: Words, people: z.number() })),
});
export type DemandLine = z.infer<typeof DemandLine>;
/** Counts of complete examinees per subject and half-day against the seats there. */
export const Demands = z.object({ lines: z.array(DemandLine), people: z.number(), noTime: z.array(z.object({ level: Words, name: Words, people: z.number() })), rooms: z.number(), seats: z.number(), leftOut: z.object({ ended: z.number(), unpaid: z.number(), review: z.number() }) }).meta({ id: 'SeatDemands' });
export type Demands = z.infer<typeof Demands>;

/** A sitting of a province in the list of plans. */
export const PlanLine = z.object({
  sittingId: z.string(), exam: Words, examOn: z.array(z.string()), province: z.string(), provinceName: Words, payClosesAt: z.number(), plan: z.object({ id: SeatPlanId, state: PlanState, people: z.number().nullable(), changedAt: z.number() }).nullable(),
});
export type PlanLine = z.infer<typeof PlanLine>;
export const PlanList = z.object({ lines: z.array(PlanLine), next: z.string().nullable(), mayArrange: z.boolean() }).meta({ id: 'SeatPlanList' });
export type PlanList = z.infer<typeof PlanList>;

const Run = z.object({ run: z.number(), startedAt: z.number(), finishedAt: z.number().nullable(), by: z.string(), seated: z.number().nullable(), digest: z.string().nullable(), seconds: z.number().nullable(), progress: z.number(), policy: SeatPolicy, breaches: z.array(SoftBreach.extend({ examples: z.array(z.string()) })), refusals: z.array(z.string()) });

/** A plan as the screen shows it, with what can be done and why not. */
export const PlanWhole = z.object({
  id: SeatPlanId, sittingId: z.string(), sittingName: Words, province: z.string(), provinceName: Words, examOn: z.array(z.string()), state: PlanState, version: z.number(), planVersion: z.number(),
  policy: SeatPolicy, pattern: TicketPattern, patternExample: z.string(), seedDigest: z.string(), revealedSeed: z.string().nullable(), committedAt: z.number(), rosterDigest: z.string().nullable(), rosterClosedAt: z.number().nullable(),
  gathered: z.number(), toGather: z.number().nullable(), people: z.number().nullable(), leftOut: z.object({ ended: z.number(), unpaid: z.number(), review: z.number() }).nullable(),
  runs: z.array(Run), towns: z.array(z.object({ prefecture: z.string(), name: Words, rooms: z.number(), people: z.number() })), halfDays: z.array(z.object({ halfDay: z.number(), label: Words })),
  proposedBy: z.string().nullable(), frozenBy: z.string().nullable(), frozenAt: z.number().nullable(), tickets: z.number(),
  acts: z.array(z.object({ act: PlanAct, refusals: z.array(z.string()) })),
  history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'SeatPlan' });
export type PlanWhole = z.infer<typeof PlanWhole>;

/** Rooms of a plan with who sits there, by level and specialty. */
export const PlanRooms = z.object({
  rooms: z.array(z.object({
    roomId: ExamRoomId, number: z.number(), prefecture: z.string(), centre: z.string(), address: z.string(), room: z.string(), floor: z.string(), capacity: z.number(), accessible: z.boolean(), closed: z.boolean(),
    halves: z.array(z.object({ halfDay: z.number(), people: z.number(), papers: z.array(z.object({ name: Words, people: z.number() })) })),
  })), next: z.number().nullable(),
}).meta({ id: 'SeatPlanRooms' });
export type PlanRooms = z.infer<typeof PlanRooms>;
export const PlanRoomsQuery = z.object({ prefecture: PrefectureCode.optional(), after: keptNumber.default(0) });

/** One room on one half-day, seat by seat, drawn from the door. */
export const RoomMap = z.object({
  roomId: ExamRoomId, number: z.number(), centre: z.string(), address: z.string(), room: z.string(), floor: z.string(), halfDay: z.number(), halfDays: z.array(z.object({ halfDay: z.number(), label: Words, people: z.number() })), columns: z.number(),
  seats: z.array(z.object({ seat: z.number(), column: z.number(), row: z.number(), person: z.object({ applicationId: ApplicationId, number: z.string(), name: z.string(), paper: Words, variant: z.enum(['A', 'B']).nullable(), needsAccess: z.boolean(), ticket: z.string().nullable() }).nullable() })),
}).meta({ id: 'SeatRoomMap' });
export type RoomMap = z.infer<typeof RoomMap>;

/** What changed between two runs of a plan. */
export const PlanDiff = z.object({ from: z.number(), to: z.number(), same: z.number(), otherSeat: z.number(), otherRoom: z.number(), otherCentre: z.number(), examples: z.array(z.object({ number: z.string(), halfDay: Words, from: z.string(), to: z.string() })) }).meta({ id: 'SeatPlanDiff' });
export type PlanDiff = z.infer<typeof PlanDiff>;

/** Single moves after the freeze, the latest first. */
export const SeatMoves = z.object({ moves: z.array(z.object({ planVersion: z.number(), number: z.string(), halfDay: Words, from: z.string(), to: z.string(), reason: z.string(), by: z.string(), at: z.number() })) }).meta({ id: 'SeatMoves' });
export type SeatMoves = z.infer<typeof SeatMoves>;
