import { z } from 'zod';

/** 固定座位: one room and seat for all subjects; 分科座位: each half-day filled anew, so that rooms are full. */
export const SeatMode = z.enum(['fixed', 'per_subject'], 'field.choose');
export type SeatMode = z.infer<typeof SeatMode>;

/** 纸笔 / 机考 */
export const RoomKind = z.enum(['paper', 'computer'], 'field.choose');
export type RoomKind = z.infer<typeof RoomKind>;

/** How an exam's seats are allocated (编排规则, domain.md 6.5): 30 to a room in four columns; fewer than `mergeBelow` left over share a room. */
export const SeatPolicy = z.strictObject({
  mode: SeatMode,
  kind: RoomKind,
  seatsPerRoom: z.number('field.required').int('field.invalid').min(10, 'field.too_small').max(99, 'field.too_big').default(30),
  columns: z.number('field.required').int('field.invalid').min(1, 'field.too_small').max(12, 'field.too_big').default(4),
  mergeBelow: z.number('field.required').int('field.invalid').min(1, 'field.too_small').max(30, 'field.too_big').default(10),
  /** A/B 卷: two variants of each paper, so that neighbours never write the same; one paper for all where nothing is said. */
  variants: z.literal('ab').optional(),
});
export type SeatPolicy = z.infer<typeof SeatPolicy>;

/** Wishes an allocation follows as far as the rooms allow: papers in rooms of their own, full rooms, one paper a room, colleagues and neighbours apart, one room and one test centre a person. */
export const SOFT_RULES = ['papers_apart', 'full_rooms', 'one_paper', 'employers_apart', 'addresses_apart', 'same_room', 'same_centre'] as const;
export const SoftRule = z.enum(SOFT_RULES);
export type SoftRule = z.infer<typeof SoftRule>;

/** How often a wish could not be fulfilled, with some examples; half-day 0 stands for all of them. */
export const SoftBreach = z.object({
  rule: SoftRule, count: z.number(),
  examples: z.array(z.object({ prefecture: z.string(), halfDay: z.number(), roomId: z.string().nullable(), seats: z.array(z.number()) })),
});
export type SoftBreach = z.infer<typeof SoftBreach>;

/** What a part of a ticket number says; `serial` counts the examinees of a town. */
export const TICKET_PARTS = ['year', 'exam', 'province', 'prefecture', 'level', 'room', 'seat', 'serial'] as const;
export const TicketPart = z.enum(TICKET_PARTS, 'field.choose');
export type TicketPart = z.infer<typeof TicketPart>;

/** A ticket number as data (准考证号格式, domain.md 6.4): named parts with their digits, from left to right. */
export const TicketPattern = z.array(z.strictObject({ part: TicketPart, digits: z.number('field.required').int('field.invalid').min(1, 'field.too_small').max(6, 'field.too_big') })).min(1, 'field.required').max(10, 'field.too_many');
export type TicketPattern = z.infer<typeof TicketPattern>;

/** Formats to begin with: year 2 + exam 3 + province 2 + city 2 + room 3 + seat 2; the eleven digits of the statistician examination; and a running number for seats that change by subject. */
export const TICKET_PATTERNS = {
  usual: [{ part: 'year', digits: 2 }, { part: 'exam', digits: 3 }, { part: 'province', digits: 2 }, { part: 'prefecture', digits: 2 }, { part: 'room', digits: 3 }, { part: 'seat', digits: 2 }],
  statistician: [{ part: 'level', digits: 1 }, { part: 'year', digits: 2 }, { part: 'province', digits: 2 }, { part: 'prefecture', digits: 2 }, { part: 'room', digits: 2 }, { part: 'seat', digits: 2 }],
  serial: [{ part: 'year', digits: 2 }, { part: 'exam', digits: 3 }, { part: 'province', digits: 2 }, { part: 'prefecture', digits: 2 }, { part: 'serial', digits: 5 }],
} as const satisfies Record<string, TicketPattern>;
