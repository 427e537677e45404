import type { Captcha } from './captcha.ts';
import { drawDigits } from './picture.ts';
import { speakDigits } from './spoken-digits.ts';

/** The digits the stand-in shows on every picture and takes every time. */
export const STAND_IN_DIGITS = '68614';

/** The captcha of automated tests: a picture with known digits, or the proof `pass`. Settings refuse it in production. */
export function standInCaptcha(): Captcha {
  return {
    form: 'picture',
    challenge: () => Promise.reject(new Error('the stand-in sets no proof of work')),
    picture: (key) => drawDigits(STAND_IN_DIGITS, Buffer.from(key)),
    sound: (_key, lang) => Promise.resolve(speakDigits(STAND_IN_DIGITS, lang)),
    check: ({ digits, proof }) => Promise.resolve(proof === 'pass' || digits === STAND_IN_DIGITS),
  };
}
