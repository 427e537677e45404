import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'staff.sign_in_ticket';
const LIVES = 5 * 60_000;

/** Between password and code the browser holds this, sealed: who showed the password, with which password, when. It opens nothing. */
const Ticket = z.object({ staffId: StaffId, password: z.string(), at: z.number(), sso: z.boolean().optional() });

/** A ticket for the code question, after a password or (`sso`) after the identity provider; bound to the password that was shown, so that a change of it ends every ticket. */
export function sealTicket(crypto: FieldCrypto, who: { id: StaffId; passwordHash: string }, now: Instant, sso = false): string {
  return crypto.seal(CONTEXT, JSON.stringify({ staffId: who.id, password: passwordMark(crypto, who.passwordHash), at: now, ...(sso && { sso }) })).toString('base64url');
}

/** Who showed a password at most five minutes (or `lives`) ago; undefined for anything else. */
export function openTicket(crypto: FieldCrypto, text: string, now: Instant, lives = LIVES): { staffId: StaffId; password: string; sso?: boolean | undefined } | undefined {
  let plain: string;
  try {
    plain = crypto.open(CONTEXT, Buffer.from(text, 'base64url'));
  } catch {
    return undefined;
  }
  const ticket = Ticket.parse(JSON.parse(plain));
  return now >= ticket.at && now - ticket.at <= lives ? ticket : undefined;
}

/** What stands for a password hash in a ticket. */
export function passwordMark(crypto: FieldCrypto, passwordHash: string): string {
  return crypto.mac(CONTEXT, passwordHash).toString('base64url');
}
