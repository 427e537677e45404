import { z } from 'zod';

/** Where to send the browser. */
export const SsoLeaving = z.object({ url: z.string() }).meta({ id: 'SsoLeaving' });

/** Body of POST /api/staff/sign-ins/sso-answers: what the identity provider put behind the address it sent the browser back to. */
export const SsoAnswer = z.strictObject({
  code: z.string().max(4_000, 'field.too_long').optional(),
  state: z.string('field.required').max(500, 'field.too_long'),
  iss: z.string().max(500, 'field.too_long').optional(),
  error: z.string().max(200, 'field.too_long').optional(),
});
export type SsoAnswer = z.infer<typeof SsoAnswer>;

const reason = z.string('field.required').trim().min(4, 'staff.reason_too_short').max(300, 'field.too_long');
export const ProposeSso = z.strictObject({ subject: z.string('field.required').trim().min(1, 'field.required').max(255, 'field.too_long'), reason });
export const DecideSso = z.strictObject({ decision: z.enum(['approve', 'decline']), reason });
export const RemoveSso = z.strictObject({ reason });

/** 统一身份认证绑定 of one member; `offered` false where single sign-on is not in use. */
export const SsoBindingView = z.object({
  offered: z.boolean(),
  binding: z.object({ subject: z.string(), state: z.enum(['proposed', 'bound']), proposedBy: z.string(), proposedAt: z.number(), decidedBy: z.string().nullable(), decidedAt: z.number().nullable() }).nullable(),
  mayPropose: z.boolean(), cannotDecide: z.string().nullable(), mayRemove: z.boolean(),
}).meta({ id: 'SsoBindingView' });
export type SsoBindingView = z.infer<typeof SsoBindingView>;
