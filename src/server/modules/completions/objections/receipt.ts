import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { halfWidth } from '#contracts/half-width.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { sealedAddress } from '#server/platform/crypto/sealed-address.ts';

/** Letters and digits nobody mistakes for another when writing them down. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const GROUPS = 4;

/** A code with which whoever objected reads the answer (查询码): sixteen signs, 78 bits. Only its digest is kept. */
export function newCode(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-');
}

/** The digest a code is found by, however it was typed. */
export function doorOf(crypto: FieldCrypto, code: string): Buffer {
  return crypto.index('objection.door', halfWidth(code).toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
}

/** The address of a receipt shows reference and code for ten minutes, to whoever was led there. */
export const receiptAddress = sealedAddress('objection.receipt', z.object({ reference: z.string(), code: z.string() }), 10 * 60_000);
/** The address of an answer opens one objection for ten minutes. */
export const answerAddress = sealedAddress('objection.answer', z.string(), 10 * 60_000);
