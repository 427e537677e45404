import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';
import type { SecretKeys } from './field-crypto.ts';

/** Signs what leaves the house on paper (Ed25519), so that anybody can check it with a public key and without us. */
export type Signatures = {
  /** The number of the key that signs now. */
  newest: number;
  /** The signature of a text, 64 bytes, by the newest key. */
  sign(text: string): Buffer;
  /** Every key of this installation that can sign, its public half as 32 bytes. */
  publicKeys: ReadonlyMap<number, Buffer>;
};

// RFC 8410: what stands before the 32 bytes of a private key (PKCS #8) and of a public key (SPKI)
const BEFORE_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const BEFORE_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** Derives the signing keys from the secret keys, one each and of the same number: whoever rotates those rotates these. */
export function createSignatures(secrets: SecretKeys): Signatures {
  const keys = new Map([...secrets].map(([number, secret]) => [number, privateKeyOf(secret)]));
  const newest = Math.max(...keys.keys());
  const signing = keys.get(newest);
  if (signing === undefined) throw new Error('no secret keys');
  return {
    newest,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), signing),
    publicKeys: new Map([...keys].map(([number, key]) => [number, publicBytesOf(key)])),
  };
}

/** True when a text was signed by the owner of the public key (32 bytes). */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.concat([BEFORE_PUBLIC, publicKey]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, signature);
}

function privateKeyOf(secret: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'jinbang/sign/ed25519', 32));
  return createPrivateKey({ key: Buffer.concat([BEFORE_PRIVATE, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytesOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(BEFORE_PUBLIC.length);
}
