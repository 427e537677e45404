import type { Lang } from '#contracts/refusals.ts';
import { SMS_SIGN } from './message-templates.ts';

const BRACKETS = { zh: (sign: string) => `【${sign}】`, en: (sign: string) => `[${sign}] ` } as const;

/** The words of a text message without the software's sign in front, which is the carriers' rule and not part of what is said. */
export function withoutSign(text: string): string {
  const sign = Object.values(SMS_SIGN).find((one) => text.startsWith(one));
  return sign === undefined ? text : text.slice(sign.length);
}

/** A text message as it leaves: under the sign of the installation (短信签名) where it has one of its own. Messages are kept with the software's, so that a new sign counts for what still waits. */
export function signedAs(text: string, lang: Lang, sign: Readonly<Record<Lang, string>> | undefined): string {
  return sign === undefined ? text : `${BRACKETS[lang](sign[lang])}${withoutSign(text)}`;
}
