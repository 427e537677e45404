import { z } from 'zod';
import { SittingId } from './catalogue.ts';

/** A mark as it is kept (成绩): tenths of a mark from 0, or −1 缺考, −2 违纪, −4 成绩无效. −3 is reserved and never taken. */
export const ScoreMark = z.int().min(-4).max(32_000).refine((m) => m !== -3, 'field.invalid');
export type ScoreMark = z.infer<typeof ScoreMark>;

/** Words for the codes, as score pages print them. */
export const SCORE_CODE_WORDS = {
  [-1]: { zh: '缺考', en: 'Absent' },
  [-2]: { zh: '违纪', en: 'Breach of discipline' },
  [-4]: { zh: '成绩无效', en: 'Void' },
} as const;

export const ScoreImportId = z.uuid('field.invalid').brand('ScoreImportId');
export type ScoreImportId = z.infer<typeof ScoreImportId>;

/** What a file of scores may bring at most. */
export const SCORE_FILE = { bytes: 200_000_000, rows: 12_000_000, page: 100 } as const;

/** Where a file of scores stands: being prepared and checked in the background, refused as a file, checked, handed in, being loaded, loaded, withdrawn. */
export const ScoreImportState = z.enum(['preparing', 'checking', 'refused', 'checked', 'proposed', 'loading', 'loaded', 'withdrawn']);
export type ScoreImportState = z.infer<typeof ScoreImportState>;

/** Everything that can be wrong with a row of a file of scores. */
export const SCORE_FAULT_KINDS = [
  'ticket_malformed', 'subject_malformed', 'mark_malformed', 'row_short', 'duplicate', 'unknown_ticket', 'subject_not_sat', 'beyond_full_mark', 'contradicts_exam_day', 'already_loaded', 'missing',
] as const;
export const ScoreFaultKind = z.enum(SCORE_FAULT_KINDS, 'field.not_a_choice');
export type ScoreFaultKind = z.infer<typeof ScoreFaultKind>;

/** What goes with the file: for which sitting, and the SHA-256 its maker states. */
export const BringScores = z.strictObject({
  sitting: SittingId,
  sha256: z.string('field.required').trim().toLowerCase().regex(/^[0-9a-f]{64}$/, 'score.digest_format'),
});
export type BringScores = z.infer<typeof BringScores>;

const Reason = z.string('field.required').trim().min(4, 'field.too_short').max(300, 'field.too_long');
const Version = z.int('field.required').min(1);

/** Body of an act on an import; propose and approve need no reason. */
export const MoveImport = z.strictObject({ version: Version, reason: z.string().trim().max(300, 'field.too_long').default('') });
export type MoveImport = z.infer<typeof MoveImport>;

/** Rows that are not to be loaded, by their faults, and why (不载入). */
export const LeaveOut = z.strictObject({ version: Version, faults: z.array(z.int()).min(1, 'field.required').max(SCORE_FILE.page, 'field.too_many'), reason: Reason });
export type LeaveOut = z.infer<typeof LeaveOut>;

/** An import as the console shows it. */
export const ScoreImport = z.object({
  id: ScoreImportId, sitting: SittingId, sittingName: z.string(), version: z.int(), state: ScoreImportState, fileName: z.string(), bytes: z.int(), sha256: z.string(), encoding: z.string().nullable(),
  headings: z.array(z.string()), refusal: z.string().nullable(),
  /** How far the background work is, of a hundred. */
  progress: z.int().min(0).max(100),
  rows: z.int(), marks: z.int(), faults: z.int(), leftOut: z.int(), faultCounts: z.array(z.object({ kind: ScoreFaultKind, text: z.string(), count: z.int() })), loaded: z.int().nullable(),
  by: z.string(), at: z.number(), proposedBy: z.string().nullable(), approvedBy: z.string().nullable(), loadedAt: z.number().nullable(),
  /** Who asked that it be taken back (撤销载入), and why. */
  back: z.object({ by: z.string(), reason: z.string() }).nullable(),
  /** Why an act is closed to the reader; null: open. */
  closed: z.object({ leaveOut: z.string().nullable(), propose: z.string().nullable(), return: z.string().nullable(), approve: z.string().nullable(), withdraw: z.string().nullable(), ask_back: z.string().nullable(), keep: z.string().nullable(), take_back: z.string().nullable() }),
}).meta({ id: 'ScoreImport' });
export type ScoreImport = z.infer<typeof ScoreImport>;

/** A page of the faults of an import. */
export const ScoreFaults = z.object({
  faults: z.array(z.object({ id: z.int(), kind: ScoreFaultKind, row: z.int().nullable(), column: z.string().nullable(), heading: z.string().nullable(), ticket: z.string(), subject: z.string().nullable(), value: z.string(), text: z.string(), leftOut: z.object({ reason: z.string(), by: z.string() }).nullable() })),
  next: z.int().nullable(),
}).meta({ id: 'ScoreFaults' });
export type ScoreFaults = z.infer<typeof ScoreFaults>;

export const ScoreSittings = z.object({ sittings: z.array(z.object({ id: SittingId, name: z.string(), month: z.string() })), mayImport: z.boolean() }).meta({ id: 'ScoreSittings' });
export type ScoreSittings = z.infer<typeof ScoreSittings>;

export const ScoreImports = z.object({ imports: z.array(ScoreImport) }).meta({ id: 'ScoreImports' });
export type ScoreImports = z.infer<typeof ScoreImports>;
