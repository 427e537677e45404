import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '#contracts/dates.ts';

const PERIOD = 30;
/** Under which name entries stand in authenticators where the installation has none of its own. */
const SOFTWARE = '金榜 Jinbang';

const totpOf = (secret: string, userName: string, issuer = SOFTWARE) => new TOTP({ issuer, label: userName, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD });

/** A new secret of 160 bits, in base 32 (RFC 4226 section 4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address authenticators read out of the picture: the entry bears the name of the installation, without the colon that would part it. */
export function totpUri(secret: string, userName: string, installation: string | undefined): string {
  return totpOf(secret, userName, installation?.replaceAll(/[:：]/g, ' ').trim() || undefined).toString();
}

/** The time step a code belongs to (RFC 6238), one before and one after the present allowed for clocks that differ; undefined for a wrong code. */
export function stepOfCode(secret: string, code: string, at: Instant): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: at, window: 1 });
  return delta === null ? undefined : Math.floor(at / 1000 / PERIOD) + delta;
}

/** No letters or digits that look like each other: they are written down and typed once. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_CODES = 10;

/** A code that is written down, of 59 bits: `xxxx-xxxx-xxxx`. */
export function newWrittenCode(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return `${group()}-${group()}-${group()}`;
}

/** Ten recovery codes. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, newWrittenCode);
}

/** A typed recovery code as it is looked up: small letters, no hyphens or spaces; undefined for what cannot be one. */
export function normaliseRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return plain.length === 12 ? plain : undefined;
}
