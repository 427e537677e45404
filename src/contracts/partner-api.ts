import { z } from 'zod';
import { keptTime } from './kept-numbers.ts';
import { Jurisdiction } from './staff.ts';
import { PartnerEvent, PartnerScope } from './partners.ts';

/** A place in a list or feed, as it was answered; nobody needs to know what stands in it. */
export const Cursor = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/, 'field.invalid');
export const Limit = z.coerce.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(200, 'field.too_big').default(100);
const ApplicationNumber = z.string().regex(/^[A-Za-z0-9-]{6,40}$/, 'field.invalid');
export const OfApplication = z.object({ number: ApplicationNumber });
const next = z.string().nullable();

/** Who a key is, and until when. */
export const PartnerSelf = z.object({ partner: z.string(), scopes: z.array(PartnerScope), jurisdiction: Jurisdiction, expiresAt: z.number(), now: z.number() }).meta({ id: 'PartnerSelf' });

/** One application without anything personal. */
export const PartnerApplication = z.object({
  number: z.string(), sittingId: z.string(), examCode: z.string(), level: z.string(), specialty: z.string(), subjects: z.array(z.string()), province: z.string(), prefecture: z.string(),
  data: z.string(), materials: z.string(), review: z.string(), payment: z.string(), ended: z.string().nullable(), version: z.number(), confirmedAt: z.number().nullable(), changedAt: z.number(),
}).meta({ id: 'PartnerApplication' });
export type PartnerApplication = z.infer<typeof PartnerApplication>;
export const PartnerApplicationQuery = z.object({
  sitting: z.string().max(40).optional(), changedSince: keptTime.optional(), review: z.string().max(40).optional(), after: Cursor.optional(), limit: Limit,
});
export type PartnerApplicationQuery = z.infer<typeof PartnerApplicationQuery>;
export const PartnerApplications = z.object({ items: z.array(PartnerApplication), next }).meta({ id: 'PartnerApplications' });

/** The person of an application; the number is masked unless the key may read numbers. */
export const PartnerPerson = z.object({ number: z.string(), name: z.string(), documentType: z.string(), documentNumber: z.string(), masked: z.boolean() }).meta({ id: 'PartnerPerson' });

/** One thing that happened; `subject` is a number of ours, never a person's. */
export const PartnerChange = z.object({ id: z.uuid(), event: PartnerEvent, subject: z.string(), sittingId: z.string().nullable(), examCode: z.string().nullable(), province: z.string().nullable(), at: z.number() }).meta({ id: 'PartnerChange' });
export type PartnerChange = z.infer<typeof PartnerChange>;
export const PartnerChanges = z.object({ items: z.array(PartnerChange), /** Where to go on, also when nothing is new. */ next: z.string(), more: z.boolean() }).meta({ id: 'PartnerChanges' });

export const PartnerPayment = z.object({ orderNumber: z.string(), applicationNumber: z.string(), how: z.string(), state: z.string(), amountInFen: z.number(), openedAt: z.number(), paidAt: z.number().nullable() }).meta({ id: 'PartnerPayment' });
export const PartnerPayments = z.object({ items: z.array(PartnerPayment), next }).meta({ id: 'PartnerPayments' });

export const PartnerScores = z.object({ number: z.string(), sittingId: z.string(), subjects: z.array(z.object({ code: z.string(), name: z.string(), mark: z.string().nullable(), fullMark: z.number(), passMark: z.number() })) }).meta({ id: 'PartnerScores' });

export const PartnerCertificate = z.object({ applicationNumber: z.string(), examCode: z.string(), year: z.number(), kind: z.string(), level: z.string(), specialty: z.string(), approvedOn: z.string(), validThrough: z.string().nullable(), revokedAt: z.number().nullable() }).meta({ id: 'PartnerCertificate' });
export const PartnerCertificates = z.object({ items: z.array(PartnerCertificate), next }).meta({ id: 'PartnerCertificates' });

/** Body of POST /api/partner/applications/:number/opinions: what a system of the province found (审核意见). It decides nothing. */
export const NewOpinion = z.strictObject({
  /** The sender's own number of it: sent again it counts once. */
  reference: z.string('field.required').trim().min(1, 'field.required').max(60, 'field.too_long'),
  finding: z.enum(['agrees', 'differs', 'unknown'], 'field.not_a_choice'),
  note: z.string('field.required').trim().min(1, 'field.required').max(500, 'field.too_long'),
});
export type NewOpinion = z.infer<typeof NewOpinion>;
export const OpinionTaken = z.object({ reference: z.string(), takenAt: z.number() }).meta({ id: 'OpinionTaken' });

/** Opinions as reviewers read them. */
export const OpinionView = z.object({ id: z.uuid(), partner: z.string(), finding: NewOpinion.shape.finding, note: z.string(), takenAt: z.number() });
export type OpinionView = z.infer<typeof OpinionView>;
export const Opinions = z.object({ items: z.array(OpinionView) }).meta({ id: 'Opinions' });
