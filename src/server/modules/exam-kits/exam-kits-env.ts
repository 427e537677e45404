import type { ExamDayKind } from '#contracts/exam-day.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#server/kernel/result.ts';
import type { Ticketing } from '#server/modules/tickets/index.ts';

/** One absence or breach a room reports. */
type RoomMark = { number: string; subject: string; kind: ExamDayKind; note: string };
/** What became, or would become, of marks: which are new, how many were recorded before, and what cannot be recorded and why. */
type MarksOutcome = { recorded: number; known: number; fresh: RoomMark[]; faults: { mark: RoomMark; refusal: Refusal }[] };

/** What kits ask of whoever keeps exam-day marks (考务数据): to look what would become of marks, and to record those that can be. */
export type ExamDayMarks = { recordMarks(asking: Pick<Ticketing, 'tx' | 'now' | 'lang' | 'by'>, sittingId: string, marks: readonly RoomMark[], how: 'look' | 'record'): Promise<Result<MarksOutcome>> };

/** What the module needs of the outside. */
export type ExamKitsEnv = { examDay: ExamDayMarks };
