import { z } from 'zod';

import { ReviewPoint, ReviewPointId } from './catalogue.ts';
import { Day } from './dates.ts';
import { PrefectureCode, ProvinceCode } from './regions.ts';
import { EditedWords, Reason, WorkProgress } from './sittings.ts';
import { Words } from './words.ts';

const phone = z.string('field.required').trim().regex(/^[\d\-+（）() 转]{5,40}$/, 'field.invalid');

/** What is edited of a review point (审核点). */
export const PointContent = z.strictObject({
  name: EditedWords, address: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long'), phone, hours: EditedWords,
  capacityPerDay: z.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(10_000, 'field.too_big').nullable(),
});
export type PointContent = z.infer<typeof PointContent>;

export const NewPoint = z.strictObject({ prefecture: PrefectureCode, content: PointContent });
export const EditPoint = z.strictObject({ version: z.number().int(), content: PointContent, reason: Reason });
/** What another capacity a day would mean: the days ahead that plan or hold more, and how many people more than it have booked. */
export const CapacityEffect = z.object({ days: z.array(z.object({ day: Day, planned: z.int(), booked: z.int() })), overPlanned: z.int(), overBooked: z.int(), people: z.int() });
export type CapacityEffect = z.infer<typeof CapacityEffect>;

/** What a change of a review point touches: files that wait there, people who are to come on site (they are told), appointments from today on. */
export const PointTouched = z.object({ waiting: z.int(), onSite: z.int(), appointments: z.int() }).meta({ id: 'PointTouched' });
export type PointTouched = z.infer<typeof PointTouched>;

/** Body of POST /api/staff/review-points/:id/closure; `successor` takes over who is waiting here. */
export const ClosePoint = z.strictObject({ version: z.number().int(), reason: z.string('field.required').trim().min(4, 'field.too_short').max(400, 'field.too_long'), successor: ReviewPointId.nullable() });
export const ReopenPoint = z.strictObject({ version: z.number().int(), reason: Reason });

/** A review point as its officers see it. */
export const StaffPoint = ReviewPoint.extend({
  prefectureName: Words, version: z.number().int(), closedAt: z.number().nullable(), successor: z.string().nullable(), waiting: z.number().int(), changedAt: z.number().nullable(), work: WorkProgress.nullable(),
});
export type StaffPoint = z.infer<typeof StaffPoint>;

/** What a province says of itself everywhere: phones and a line for its candidates. */
export const ProvinceCard = z.object({ province: ProvinceCode, name: Words, version: z.number().int(), phones: z.array(z.string()), notice: Words.nullable(), changedAt: z.number().nullable() });
export type ProvinceCard = z.infer<typeof ProvinceCard>;
/** Body of PUT /api/staff/provinces/:province. */
export const EditProvinceCard = z.strictObject({ version: z.number().int(), phones: z.array(z.string('field.required').trim().regex(/^0\d{2,3}-\d{7,8}$/, 'field.invalid')).min(1, 'field.required').max(6, 'field.too_many'), notice: EditedWords.nullable(), reason: Reason });
