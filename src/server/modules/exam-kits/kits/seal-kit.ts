import { createCipheriv, createHash, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { KIT_ITERATIONS, plainPassphrase, signedTextOfKit, type KitAbout, type KitRoster, type SealedKit } from '#contracts/exam-kit-file.ts';
import type { Signatures } from '#server/platform/crypto/signatures.ts';

const derive = promisify(pbkdf2);

/** Seals a roster with a passphrase and signs the whole (ADR 0027): what the page opens with Web Crypto alone. The tag stands behind the sealed bytes, as Web Crypto wants it. */
export async function sealKit(signatures: Signatures, about: KitAbout, roster: KitRoster, passphrase: string): Promise<SealedKit> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const key = await derive(plainPassphrase(passphrase), salt, KIT_ITERATIONS, 32, 'sha256');
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(roster), 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const head = { format: 'JBK1' as const, about: JSON.stringify(about), iterations: KIT_ITERATIONS, salt: salt.toString('base64url'), iv: iv.toString('base64url'), key: signatures.newest };
  const signature = signatures.sign(signedTextOfKit(head, createHash('sha256').update(data).digest('base64url')));
  return { ...head, data: data.toString('base64url'), signature: signature.toString('base64url') };
}

/** How a signing key is read out and compared (公钥指纹): the first sixteen hexadecimal digits of its SHA-256. */
export function keyPrint(publicKey: Buffer): string {
  return (createHash('sha256').update(publicKey).digest('hex').slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
