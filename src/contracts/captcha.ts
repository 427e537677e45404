import { z } from 'zod';

/**
 * What a form sends to show that a person stands behind it (验证码, R-X-01): either the proof of work that the browser
 * computed, or the key of a picture and the digits read from it (or heard). Both kinds are always accepted; the setting
 * only chooses which one the pages offer first.
 */
export const CaptchaAnswer = z.strictObject({
  proof: z.string('field.invalid').max(8000, 'field.invalid').optional(),
  picture: z.string('field.invalid').max(80, 'field.invalid').optional(),
  digits: z.string('field.invalid').max(40, 'field.invalid').optional(),
});
export type CaptchaAnswer = z.infer<typeof CaptchaAnswer>;

/** Which form of captcha the pages show first. */
export const CaptchaForm = z.enum(['altcha', 'picture']);
export type CaptchaForm = z.infer<typeof CaptchaForm>;

/** A picture or a proof is good for this long and for one answer. */
export const CAPTCHA_MINUTES = 5;

/** The digits of one picture. */
export const CAPTCHA_DIGITS = 5;
