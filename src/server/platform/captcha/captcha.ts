import { CAPTCHA_MINUTES, type CaptchaAnswer, type CaptchaForm } from '#contracts/captcha.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Clock } from '../clock/clock.ts';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import { createProofs, type ProofChallenge } from './proof-of-work.ts';
import { digitsOf, drawPicture } from './picture.ts';
import { speakDigits } from './spoken-digits.ts';

/** The check that a person stands behind a form (验证码, R-X-01, D-18): one port, two forms, each answer good once. */
export type Captcha = {
  form: CaptchaForm;
  /** A new proof-of-work challenge for the browser. */
  challenge(): Promise<ProofChallenge>;
  /** The PNG for a picture key that the page made up; asking for it starts the picture's life. */
  picture(key: string): Promise<Buffer>;
  /** The same digits spoken, as a WAV file. */
  sound(key: string, lang: 'zh' | 'en'): Promise<Buffer>;
  /** True once for a right and fresh answer; a picture is used up by a wrong answer too. */
  check(answer: CaptchaAnswer): Promise<boolean>;
};

/** Where answers are remembered, so that any number of processes accept each one once. */
export type CaptchaLedger = {
  /** Notes that this picture was shown; showing it again does not lengthen its life. */
  showPicture(key: string, expiresAt: Instant): Promise<void>;
  /** Takes the picture out; true when it was there and fresh. */
  takePicture(key: string, now: Instant): Promise<boolean>;
  /** Marks a proof as spent; false when it already was. */
  spendProof(digest: Buffer, expiresAt: Instant): Promise<boolean>;
};

export type CaptchaParts = { form: CaptchaForm; ledger: CaptchaLedger; crypto: FieldCrypto; clock: Clock };

const LIFE = CAPTCHA_MINUTES * 60_000;
const PICTURE_KEY = /^[0-9A-Za-z_-]{16,80}$/;

/** Builds the captcha of one program. */
export function createCaptcha({ form, ledger, crypto, clock }: CaptchaParts): Captcha {
  const proofs = createProofs(crypto, LIFE);
  const secretOf = (key: string) => crypto.mac('captcha.picture', key);
  const show = async (key: string) => {
    await ledger.showPicture(key, clock.now() + LIFE);
    return secretOf(key);
  };
  return {
    form,
    challenge: () => proofs.challenge(),
    picture: async (key) => drawPicture(await show(key)),
    sound: async (key, lang) => speakDigits(digitsOf(await show(key)), lang),
    async check(answer) {
      if (answer.proof) {
        const digest = await proofs.verify(answer.proof);
        return digest !== undefined && ledger.spendProof(digest, clock.now() + 2 * LIFE);
      }
      if (!answer.picture || !answer.digits || !PICTURE_KEY.test(answer.picture)) return false;
      const fresh = await ledger.takePicture(answer.picture, clock.now());
      return fresh && digitsOf(secretOf(answer.picture)) === answer.digits.normalize('NFKC').replaceAll(/\s/g, '');
    },
  };
}

/** True for a text that may name a picture: long enough not to be guessed, safe in an address. */
export function isPictureKey(key: string): boolean {
  return PICTURE_KEY.test(key);
}
