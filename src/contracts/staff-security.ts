import { z } from 'zod';
import { StaffSession } from './staff.ts';

/** What a right user name and password lead to: into the console, to the question for the second factor's code, or, with a password made for somebody, to the choice of an own one. */
export const StaffSignInAnswer = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open'), session: StaffSession }),
  z.object({ step: z.literal('code'), ticket: z.string() }),
  z.object({ step: z.literal('first'), ticket: z.string(), activation: z.boolean(), endsAt: z.number() }),
]).meta({ id: 'StaffSignInAnswer' });
export type StaffSignInAnswer = z.infer<typeof StaffSignInAnswer>;

/** A six-digit code of the authenticator, spaces forgiven. */
const TotpCode = z.string('field.required').transform((typed) => typed.replaceAll(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, 'staff.code_format'));

/** Body of POST /api/staff/sign-ins/code: the code of the authenticator, or one of the recovery codes. */
export const StaffSignInCode = z.strictObject({
  ticket: z.string('field.required').min(1, 'field.required').max(2_000, 'field.too_long'),
  code: z.string('field.required').trim().min(1, 'field.required').max(40, 'field.too_long'),
});
export type StaffSignInCode = z.infer<typeof StaffSignInCode>;

/** An activation code as it is typed; spaces, hyphens and capitals make no difference. */
const ActivationCode = z.string().trim().max(40, 'field.too_long');

/** Body of POST /api/staff/sign-ins/first: the own password, and the activation code where a second factor is required. */
export const StaffFirstSignIn = z.strictObject({
  ticket: z.string('field.required').min(1, 'field.required').max(2_000, 'field.too_long'),
  password: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  passwordAgain: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  activation: ActivationCode.optional(),
});
export type StaffFirstSignIn = z.infer<typeof StaffFirstSignIn>;

/** One sign-in of the member's own. */
export const OwnSession = z.object({ id: z.uuid(), current: z.boolean(), openedAt: z.number(), lastSeenAt: z.number(), endsAt: z.number(), ip: z.string(), userAgent: z.string() });
export type OwnSession = z.infer<typeof OwnSession>;

/** 我的安全设置: the second factor, the age of the password, and where one is signed in. */
export const StaffSecurity = z.object({
  secondFactor: z.object({ on: z.boolean(), since: z.number().nullable(), needed: z.boolean(), activationNeeded: z.boolean(), recoveryCodesLeft: z.int() }),
  passwordChangedAt: z.number(),
  /** When the password must be changed; null where its age does not matter. */
  passwordEndsAt: z.number().nullable(),
  sessions: z.array(OwnSession),
}).meta({ id: 'StaffSecurity' });
export type StaffSecurity = z.infer<typeof StaffSecurity>;

/** Body of POST /api/staff/session/second-factor: whoever is signed in shows that they are; with a code where one is bound already. */
export const BeginSecondFactor = z.strictObject({
  password: z.string('field.required').min(1, 'field.required').max(200, 'field.too_long'),
  code: TotpCode.optional(),
  /** The code for the first authenticator, where one is required and this sign-in has not shown it yet. */
  activation: ActivationCode.optional(),
});
export type BeginSecondFactor = z.infer<typeof BeginSecondFactor>;

/** A new secret, to be read by an authenticator from the picture or typed: shown this once. */
export const SecondFactorOffer = z.object({ secret: z.string(), uri: z.string(), picture: z.object({ size: z.int(), path: z.string() }) }).meta({ id: 'SecondFactorOffer' });
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>;

/** Body of POST /api/staff/session/second-factor/confirmation, and of asking for new recovery codes. */
export const SecondFactorCode = z.strictObject({ code: TotpCode });
export type SecondFactorCode = z.infer<typeof SecondFactorCode>;

/** Ten codes, each good for one sign-in: shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
