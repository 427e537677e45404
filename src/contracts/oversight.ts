import { z } from 'zod';
import { Day } from './dates.ts';
import { StaffUserName } from './staff.ts';
import { listPlace } from './list-places.ts';

const Asked = z.string().trim().min(1).max(80, 'field.too_long').optional();

/** Body of POST /api/staff/audit/searches: the audit log narrowed by who, whose, what and when; newest first. In a body, since it may name a document. */
export const AuditSearch = z.strictObject({
  /** User name of the member of staff who acted. */
  staff: StaffUserName.optional(),
  /** Document number, exactly: what was done by this person or with their data. */
  documentNumber: Asked,
  /** An act such as `review.decide`, or the beginning of one such as `review.` */
  action: z.string().trim().regex(/^[a-z]+(-[a-z]+)*\.[a-z_-]{0,40}$/, 'audit.action_format').optional(),
  /** What it was done to, such as `application:0198…`. */
  subject: Asked,
  from: Day.optional(),
  to: Day.optional(),
  after: listPlace('time~id').optional(),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

/** One line of the audit log (操作日志). */
export const AuditLine = z.object({
  id: z.string(), at: z.number(), actorKind: z.enum(['visitor', 'candidate', 'staff', 'system', 'partner']),
  /** Name and user name of staff, nothing but the kind of anybody else: candidates are not named in lists. */
  actorText: z.string(), action: z.string(), actionText: z.string(), subject: z.string().nullable(),
  /** The subject as people know it: staff by name, everything else as it stands in the log. */
  subjectText: z.string().nullable(), ip: z.string().nullable(), requestId: z.string().nullable(), reason: z.string().nullable(),
  /** The state before and after was recorded by digest. */
  changed: z.boolean(),
});
export type AuditLine = z.infer<typeof AuditLine>;

export const AuditPage = z.object({ lines: z.array(AuditLine), next: z.string().nullable() }).meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof AuditPage>;

/** The hash chain over the log: how far it is sealed, and what the last check of the whole chain found (npm run audit:verify does the same). */
export const AuditChain = z.object({
  seals: z.number(), sealedEvents: z.number(), lastSealAt: z.number().nullable(), checkedAt: z.number().nullable(), checkedSeals: z.number().nullable(), brokenAt: z.number().nullable(),
  acts: z.array(z.object({ value: z.string(), text: z.string() })),
}).meta({ id: 'AuditChain' });
export type AuditChain = z.infer<typeof AuditChain>;
