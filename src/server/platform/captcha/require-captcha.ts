import type { CaptchaAnswer } from '#contracts/captcha.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Captcha } from './captcha.ts';

/** Asks the captcha in an endpoint's `prepare`: yes, or a no at the field; the answer is used up either way. */
export async function requireCaptcha({ kit }: { kit: { captcha: Captcha } }, answer: CaptchaAnswer | undefined): Promise<Result<undefined>> {
  const passed = answer !== undefined && (await kit.captcha.check(answer));
  return passed ? ok(undefined) : refusedFor('request.captcha_failed', { path: 'captcha' });
}
