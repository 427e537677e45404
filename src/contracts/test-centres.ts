import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { RoomKind } from './seating.ts';
import { Words } from './words.ts';

export const TestCentreId = z.uuid('field.invalid').brand('TestCentreId');
export type TestCentreId = z.infer<typeof TestCentreId>;
export const ExamRoomId = z.uuid('field.invalid').brand('ExamRoomId');
export type ExamRoomId = z.infer<typeof ExamRoomId>;
export const RoomImportId = z.uuid('field.invalid').brand('RoomImportId');
export type RoomImportId = z.infer<typeof RoomImportId>;

const text = (most: number) => z.string('field.required').trim().min(1, 'field.required').max(most, 'field.too_long');
const Phone = z.string('field.required').trim().regex(/^[\d\-+（）() 转、,，]{5,60}$/, 'field.invalid');
/** Why something is done that others rely on; demanded where people are concerned already. */
export const SeatReason = text(400).min(4, 'field.too_short');

/** Spare rooms (备用) and isolation rooms (隔离) are kept back: people come there by a single move only. */
export const RoomPurpose = z.enum(['ordinary', 'spare', 'isolation'], 'field.choose');
export type RoomPurpose = z.infer<typeof RoomPurpose>;

/** What is said of a test centre (考点): where it is, whom to call, how to get there. */
export const CentreContent = z.strictObject({ name: text(80), address: text(200), phone: Phone, directions: z.string().trim().max(400, 'field.too_long').default('') });
export type CentreContent = z.infer<typeof CentreContent>;

/** What is said of a room (考场): number within its centre, floor, seats, kind. */
export const RoomContent = z.strictObject({
  number: text(20), floor: z.string().trim().max(20, 'field.too_long').default(''), capacity: z.number('field.required').int('field.invalid').min(1, 'field.too_small').max(200, 'field.too_big'),
  kind: RoomKind, accessible: z.boolean(), purpose: RoomPurpose,
});
export type RoomContent = z.infer<typeof RoomContent>;

/** Body of POST /api/staff/test-centres. */
export const NewCentre = z.strictObject({ prefecture: PrefectureCode, content: CentreContent });
/** Body of PUT /api/staff/test-centres/:id. */
export const EditCentre = z.strictObject({ version: z.number().int(), content: CentreContent });
/** Body of closing and opening a centre or a room. */
export const CloseCentre = z.strictObject({ version: z.number().int(), reason: SeatReason });
/** Body of POST …/rooms and PUT …/rooms/:roomId; the version is the centre's. */
export const EditRoom = z.strictObject({ version: z.number().int(), content: RoomContent });
/** Body of PUT …/absence: whether the centre serves one sitting. */
export const SetAbsence = z.strictObject({ version: z.number().int(), sittingId: SittingId, absent: z.boolean(), reason: SeatReason });

export const ExamRoom = RoomContent.extend({ id: ExamRoomId, closedAt: z.number().nullable() });
export type ExamRoom = z.infer<typeof ExamRoom>;

/** A centre in the list, with what its open rooms hold. */
export const CentreLine = CentreContent.extend({
  id: TestCentreId, code: z.string(), province: z.string(), prefecture: z.string(), prefectureName: Words, version: z.number(), closedAt: z.number().nullable(),
  rooms: z.number(), seats: z.number(), accessibleSeats: z.number(), keptBack: z.number(),
});
export type CentreLine = z.infer<typeof CentreLine>;
export const CentreList = z.object({ centres: z.array(CentreLine), next: z.string().nullable(), mayEdit: z.boolean(), totals: z.object({ centres: z.number(), rooms: z.number(), seats: z.number() }) }).meta({ id: 'TestCentreList' });
export type CentreList = z.infer<typeof CentreList>;

export const CentreWhole = CentreLine.extend({
  allRooms: z.array(ExamRoom), mayEdit: z.boolean(),
  absences: z.array(z.object({ sittingId: z.string(), name: Words, reason: z.string(), by: z.string(), at: z.number() })),
  sittings: z.array(z.object({ id: z.string(), name: Words })),
  history: z.array(z.object({ act: z.string(), detail: z.string(), reason: z.string(), by: z.string(), at: z.number() })),
}).meta({ id: 'TestCentre' });
export type CentreWhole = z.infer<typeof CentreWhole>;

/** What the list of centres can be narrowed to. */
export const CentreQuery = z.object({ province: ProvinceCode.optional(), prefecture: PrefectureCode.optional(), search: z.string().trim().max(60, 'field.too_long').optional(), closed: z.enum(['yes', 'no']).default('no'), after: z.string().max(12).optional() });
export type CentreQuery = z.infer<typeof CentreQuery>;

/** What a file of rooms may be. */
export const ROOM_FILE_LIMITS = { bytes: 5_000_000, rows: 20_000, columns: 40, cell: 500 } as const;
export const ROOM_FIELDS = ['prefecture', 'centre', 'address', 'phone', 'directions', 'number', 'floor', 'capacity', 'kind', 'accessible', 'purpose'] as const;
export type RoomField = (typeof ROOM_FIELDS)[number];
/** One good row of a file: a room with its centre. */
export const RoomLine = z.object({ prefecture: PrefectureCode, centre: CentreContent, room: RoomContent });
export type RoomLine = z.infer<typeof RoomLine>;

const Fault = z.object({ row: z.number(), fault: z.boolean(), column: z.string().nullable(), header: z.string().nullable(), value: z.string(), text: z.string() });
/** A file as it was read: how many rows are good, and whether they were loaded. */
export const RoomImport = z.object({
  id: RoomImportId, province: z.string(), prefecture: z.string().nullable(), fileName: z.string(), format: z.enum(['csv', 'xlsx']), encoding: z.string().nullable(), headerRow: z.number(), columns: z.array(z.object({ column: z.string(), header: z.string(), field: z.string().nullable() })),
  state: z.enum(['checked', 'loaded', 'discarded']), rows: z.number(), good: z.number(), bad: z.number(), faults: z.number(), loaded: z.number().nullable(), by: z.string(), at: z.number(), loadedAt: z.number().nullable(),
}).meta({ id: 'RoomImport' });
export type RoomImport = z.infer<typeof RoomImport>;
export const RoomFaults = z.object({ faults: z.array(Fault), next: z.number().nullable() }).meta({ id: 'RoomImportFaults' });
export type RoomFaults = z.infer<typeof RoomFaults>;
/** Body of POST …/loading: every row (refused while one is bad) or the good ones only. */
export const LoadRooms = z.strictObject({ rows: z.enum(['all', 'good'], 'field.not_a_choice') });
