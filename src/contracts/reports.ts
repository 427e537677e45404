import { z } from 'zod';
import { LevelCode, ReviewPointId, SittingId } from './catalogue.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { WaitingAge } from './review.ts';

export const ExportId = z.uuid().brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;

/** XLSX; CSV as UTF-8 with BOM; CSV as GB 18030, which keeps every Han character. */
export const ExportFormat = z.enum(['xlsx', 'csv', 'csv_gb18030'], 'field.choose');
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Which applications: each narrows further, and the jurisdiction narrows first. */
export const ApplicationListFilters = z.strictObject({
  sitting: SittingId.optional(),
  level: LevelCode.optional(),
  province: ProvinceCode.optional(),
  prefecture: PrefectureCode.optional(),
  point: ReviewPointId.optional(),
  /** Confirmed ones only, the usual list; or everything that was begun. */
  which: z.enum(['confirmed', 'all']).default('confirmed'),
  review: z.enum(['waiting', 'approved', 'rejected', 'returned']).optional(),
  payment: z.enum(['unpaid', 'paid']).optional(),
});
export type ApplicationListFilters = z.infer<typeof ApplicationListFilters>;

/** Body of POST /api/staff/exports: a list by its name, narrowed as it is on the screen. */
export const StartExport = z.strictObject({
  list: z.string('field.required').max(60, 'field.too_long'),
  format: ExportFormat,
  columns: z.array(z.string().max(60)).min(1, 'field.required').max(60, 'field.too_many').refine((c) => new Set(c).size === c.length, 'field.invalid'),
  filters: z.record(z.string(), z.unknown()).default({}),
  purpose: z.string('field.required').trim().min(4, 'field.too_short').max(100, 'field.too_long'),
  /** Whole document and phone numbers; why goes into the audit log. */
  unmaskReason: z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? undefined : v), z.string().trim().min(6, 'field.too_short').max(200, 'field.too_long').optional()),
});
export type StartExport = z.infer<typeof StartExport>;

/** A list somebody may take along, as far as asking for it needs: its columns, those usually wanted, and whether it holds numbers that are masked. */
export const ExportableList = z.object({
  name: z.string(), title: z.string(), columns: z.array(z.object({ key: z.string(), text: z.string(), usual: z.boolean() })), numbers: z.boolean(),
}).meta({ id: 'ExportableList' });
export type ExportableList = z.infer<typeof ExportableList>;
export const ExportableLists = z.object({ lists: z.array(ExportableList), mayUnmask: z.boolean() });
export type ExportableLists = z.infer<typeof ExportableLists>;

/** `stopped`: whoever asked may no longer see what they asked for. */
export const ExportState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'stopped', 'expired']);
export type ExportState = z.infer<typeof ExportState>;

/** One export as its owner sees it. */
export const ExportView = z.object({
  id: ExportId,
  list: z.string(),
  listText: z.string(),
  format: ExportFormat,
  state: ExportState,
  filtersText: z.string(),
  purpose: z.string(),
  unmasked: z.boolean(),
  rowsTotal: z.number().nullable(),
  rowsDone: z.number(),
  bytes: z.number(),
  requestedAt: z.number(),
  finishedAt: z.number().nullable(),
  expiresAt: z.number().nullable(),
  fileName: z.string(),
}).meta({ id: 'ExportView' });
export type ExportView = z.infer<typeof ExportView>;

export const ExportList = z.object({ exports: z.array(ExportView) });
export type ExportList = z.infer<typeof ExportList>;

const Choice = z.object({ value: z.string(), text: z.string() });

/** What an export or a dashboard can be narrowed by, within the jurisdiction. */
export const ReportChoices = z.object({ sittings: z.array(Choice), places: z.array(Choice) });
export type ReportChoices = z.infer<typeof ReportChoices>;

/** A part of the country figures are kept for: a province, a place, or a review point. */
export const ReportPlace = z.union([ProvinceCode, PrefectureCode, ReviewPointId]);
export const ReportQuery = z.object({ sitting: SittingId.optional(), place: ReportPlace.optional() });
export type ReportQuery = z.infer<typeof ReportQuery>;

export const FUNNEL_STEPS = ['started', 'saved', 'committed', 'confirmed', 'approved', 'paid'] as const;
export const FunnelStep = z.enum(FUNNEL_STEPS);
export type FunnelStep = z.infer<typeof FunnelStep>;

/** How the forecast was made, so that it can be explained beside the figure. */
export const Forecast = z.discriminatedUnion('how', [
  z.object({ how: z.literal('last_sitting'), confirmed: z.number(), deadline: z.number(), sharePercent: z.number(), lastSittingText: z.string() }),
  z.object({ how: z.literal('pace'), confirmed: z.number(), deadline: z.number(), perHour: z.number(), hoursLeft: z.number() }),
  z.object({ how: z.literal('over'), confirmed: z.number(), deadline: z.number() }),
  z.object({ how: z.literal('none') }),
]);
export type Forecast = z.infer<typeof Forecast>;

/** The figures of a sitting, or of all, within the jurisdiction (统计看板). */
export const ReportView = z.object({
  countedAt: z.number().nullable(),
  tookMs: z.number(),
  scopeText: z.string(),
  funnel: z.array(z.object({ step: FunnelStep, count: z.number() })),
  exempt: z.number(),
  rejected: z.number(),
  ended: z.number(),
  queue: z.array(z.object({ bucket: WaitingAge, online: z.number(), onSite: z.number() })),
  hours: z.array(z.object({ at: z.number(), started: z.number(), confirmed: z.number(), paid: z.number() })),
  places: z.array(z.object({ code: z.string(), text: z.string(), started: z.number(), confirmed: z.number(), approved: z.number(), paid: z.number() })),
  specialties: z.array(z.object({ key: z.string(), text: z.string(), confirmed: z.number(), paid: z.number() })),
  subjects: z.array(z.object({ key: z.string(), text: z.string(), confirmed: z.number(), paid: z.number() })),
  payments: z.object({ count: z.number(), online: z.number(), onSite: z.number(), amountInFen: z.number() }),
  forecast: Forecast,
}).meta({ id: 'ReportView' });
export type ReportView = z.infer<typeof ReportView>;
