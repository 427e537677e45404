import { randomBytes } from 'node:crypto';
import type { Instant } from '#contracts/dates.ts';
import { LANES, type Lane } from '#contracts/rush.ts';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import { isSameText } from '../crypto/same-text.ts';

/** A place in a round of waiting. */
export type Place = { kind: 'place'; round: string; id: string; at: Instant; browser: string; place: number; lane: Lane };

/** What a browser that was let in carries; `holder` is the keyed digest of the one account it is good for, once somebody signed in with it. */
export type Pass = { kind: 'pass'; /** The round it was let in by; empty when nobody waited. */ round: string; id: string; at: Instant; browser: string; holder: string };

/** A pass that was not used for so long is over. */
export const PASS_IDLE = 30 * 60_000;
/** A pass is written anew when it is older than this and used. */
export const PASS_RENEWED_AFTER = 60_000;
/** A place is of use for its round only, and no round is longer than this. */
const PLACE_GOOD_FOR = 12 * 3_600_000;

const CONTEXT = 'rush.place';

/** The name of a new place: 12 random bytes. */
export const newPlaceId = (): string => randomBytes(12).toString('base64url');

/** A keyed digest of what a browser calls itself: a place that was copied to another kind of browser is worth nothing there. */
export function browserKey(crypto: FieldCrypto, userAgent: string): string {
  return crypto.mac('rush.browser', userAgent).toString('base64url').slice(0, 10);
}

/** A keyed digest of an account, which says nothing to whoever reads the cookie. */
export function holderKey(crypto: FieldCrypto, accountId: string): string {
  return crypto.mac('rush.holder', accountId).toString('base64url').slice(0, 16);
}

/** The cookie's text. */
export function writeToken(crypto: FieldCrypto, token: Place | Pass): string {
  const { round, id, at, browser } = token;
  const own = token.kind === 'place' ? ['w', String(token.place), token.lane] : ['p', token.holder];
  const text = [own[0], round, id, String(at), browser, ...own.slice(1)].join('.');
  return `${text}.${signature(crypto, text)}`;
}

/** Reads a cookie: nothing when it was forged, altered, is of another browser, from the future, or over. */
export function readToken(crypto: FieldCrypto, cookie: string, browser: string, now: Instant): Place | Pass | undefined {
  if (cookie.length > 300) return undefined;
  const end = cookie.lastIndexOf('.');
  const text = cookie.slice(0, end);
  if (end < 0 || !isSameText(cookie.slice(end + 1), signature(crypto, text))) return undefined;
  const [kind, round = '', id = '', at = '', of = '', first = '', second = ''] = text.split('.');
  const age = now - Number(at);
  if (of !== browser || age < -60_000) return undefined;
  if (kind === 'p') return age > PASS_IDLE ? undefined : { kind: 'pass', round, id, at: Number(at), browser, holder: first };
  const lane = LANES.find((name) => name === second);
  return kind !== 'w' || lane === undefined || age > PLACE_GOOD_FOR ? undefined : { kind: 'place', round, id, at: Number(at), browser, place: Number(first), lane };
}

function signature(crypto: FieldCrypto, text: string): string {
  return crypto.mac(CONTEXT, text).toString('base64url').slice(0, 27);
}
