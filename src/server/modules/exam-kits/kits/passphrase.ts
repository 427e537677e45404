import { randomInt } from 'node:crypto';

/** Digits and capitals of which none looks like another (Crockford's base 32): eighty bits, typed in twenty seconds. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new passphrase (开包口令), in four groups of four; it is shown once. */
export function drawPassphrase(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join('')).join('-');
}
