import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { keptFile } from '../kept-file.ts';

/** What a code stands for until it is exchanged. */
const Promised = z.object({ redirectUri: z.string(), challenge: z.string(), nonce: z.string(), until: z.number(), claims: z.record(z.string(), z.unknown()) });
export type Promised = z.infer<typeof Promised>;

export type HouseTokens = ReturnType<typeof houseTokens>;

/** The keys of one house, made the first time they are needed: what it signs with, what it publishes, and how it seals its codes. */
export function houseTokens(folder: string, name: string) {
  let made: { own: KeyObject; sealing: Buffer; jwk: object; kid: string } | undefined;
  const keys = () => {
    if (made) return made;
    const pem = keptFile(folder, `${name}.pem`, rsaPem);
    const publicKey = createPublicKey(pem);
    const kid = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
    made = { own: createPrivateKey(pem), sealing: createHash('sha256').update(`codes ${pem}`).digest(), kid, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } };
    return made;
  };
  return {
    published: () => ({ keys: [keys().jwk] }),
    /** A token in compact form (RFC 7515); `forged` is signed with a key nobody published. */
    token(claims: Readonly<Record<string, unknown>>, forged: boolean): string {
      const { own, kid } = keys();
      const text = [{ alg: 'RS256', typ: 'JWT', kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${text}.${sign('sha256', Buffer.from(text), forged ? createPrivateKey(rsaPem()) : own).toString('base64url')}`;
    },
    /** What is promised travels sealed: addresses name nobody. */
    codeFor(promised: Promised): string {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keys().sealing, iv);
      const body = Buffer.concat([cipher.update(JSON.stringify(promised), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    /** What a code stands for; nothing for one this house never gave. */
    read(code: string): Promised | undefined {
      const bytes = Buffer.from(code, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', keys().sealing, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
        return Promised.parse(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')));
      } catch {
        return undefined;
      }
    },
  };
}

function rsaPem(): string {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
