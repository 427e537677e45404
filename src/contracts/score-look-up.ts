import { z } from 'zod';
import { CaptchaAnswer } from './captcha.ts';
import { SittingId } from './catalogue.ts';
import { Words } from './words.ts';

/** 查询方式 (R-2.4-02): by document number or by ticket number, each with the name. */
export const LookUpWay = z.enum(['document', 'ticket'], 'field.not_a_choice');
export type LookUpWay = z.infer<typeof LookUpWay>;

/** Body of POST /api/score-look-ups (成绩查询, R-2.4-03): no sign-in, a captcha. */
export const LookUpScore = z.strictObject({
  sitting: SittingId,
  way: LookUpWay,
  documentNumber: z.string().trim().max(40, 'field.too_long').default(''),
  ticketNumber: z.string().trim().max(40, 'field.too_long').default(''),
  name: z.string('field.required').trim().min(1, 'field.required').max(100, 'field.too_long'),
  captcha: CaptchaAnswer,
});
export type LookUpScore = z.infer<typeof LookUpScore>;

/** Where what was found is shown; the address holds its key sealed and answers for ten minutes. */
export const ScoreAddress = z.object({ address: z.string(), token: z.string() }).meta({ id: 'ScoreAddress' });

/** What one person reads about one sitting (成绩单, domain.md 6.7). */
export const ScoreSheet = z.object({
  sitting: SittingId, exam: Words, year: z.int(), month: z.string(), name: z.string(), ticketNumber: z.string(), fileNumber: z.string().nullable(), level: Words, specialty: Words,
  /** Held back (暂不公布): nothing below is told. */
  heldBack: z.boolean(),
  subjects: z.array(z.object({ code: z.string(), name: Words, /** Tenths or a code; null: no mark yet. */ mark: z.int().nullable(), text: Words, fullMark: z.number(), passMark: z.number(), outcome: z.enum(['passed', 'failed', 'absent', 'violation', 'voided', 'none']) })),
  completion: z.object({ complete: z.boolean(), counted: z.array(z.string()), missing: z.array(z.string()), validThrough: z.int().nullable() }).nullable(),
  recheckUntil: z.number().nullable(),
}).meta({ id: 'ScoreSheet' });
export type ScoreSheet = z.infer<typeof ScoreSheet>;
