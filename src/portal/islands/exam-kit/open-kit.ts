import { verifyAsync } from '@noble/ed25519';
import { plainPassphrase, signedTextOfKit, type KitRoster, type SealedKit } from '#contracts/exam-kit-file.ts';
import { base64url, bytesOf, textOf, utf8 } from './bytes.ts';

export type PublicKeys = Record<string, string>;
export type OpenedKit = { roster: KitRoster; sealKey: CryptoKey };

/** True when a kit is as it was signed, by a key this page knows; a browser without Ed25519 checks by the library's own arithmetic. */
export async function isSigned(kit: SealedKit, keys: PublicKeys): Promise<boolean> {
  const publicKey = keys[String(kit.key)];
  if (publicKey === undefined) return false;
  const digest = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(kit.data))));
  const [signature, text, raw] = [bytesOf(kit.signature), utf8(signedTextOfKit(kit, digest)), bytesOf(publicKey)];
  try {
    const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, text);
  } catch {
    return verifyAsync(signature, text, raw).catch(() => false);
  }
}

/** How the key that signed a kit is read out and compared (公钥指纹). */
export async function printOf(kit: SealedKit, keys: PublicKeys): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(keys[String(kit.key)] ?? '')));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/(.{4})(?=.)/g, '$1 ');
}

/** Opens a kit with its passphrase; undefined when it is the wrong one. */
export async function openKit(kit: SealedKit, passphrase: string): Promise<OpenedKit | undefined> {
  const typed = await crypto.subtle.importKey('raw', utf8(plainPassphrase(passphrase)), 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(kit.salt), iterations: kit.iterations }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(kit.iv) }, key, bytesOf(kit.data));
    return { roster: JSON.parse(textOf(plain)) as KitRoster, sealKey: key };
  } catch {
    return undefined;
  }
}
