import type { CaptchaAnswer } from '#contracts/captcha.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Captcha } from './captcha.ts';

/** Asks the captcha in an endpoint's `prepare`: yes, or a no at the field; the answer is used up either way. */
export async function requireCaptcha({ kit }: { kit: { captcha: Captcha } }, answer: CaptchaAnswer | undefined): Promise<Result<undefined>> {
  const passed = answer !== undefined && (await kit.captcha.check(answer));
  return passed ? ok(undefined) : refusedFor('request.captcha_failed', { path: 'captcha' });
}

/** A captcha that was not tried at all, for an endpoint's `check`: told together with the form's other faults and without using an answer up. */
export function captchaMissing(answer: Sound<CaptchaAnswer> | undefined): Refusal[] {
  return answer?.proof || answer?.digits ? [] : [refuse('request.captcha_failed', { path: 'captcha' })];
}
