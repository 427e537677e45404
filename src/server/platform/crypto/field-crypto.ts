import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { createBlindIndex, type IndexSecrets } from './blind-index.ts';
import { AES_GCM, SM4_SM3, type SealSuite } from './suites.ts';

/** Seals personal fields and indexes them blindly (个人信息加密存储); every value is bound to its context, `table.column`. */
export type FieldCrypto = {
  /** Encrypts a text with the newest key; what is sealed for one context cannot be opened for another. */
  seal(context: string, plain: string): Buffer;
  /** Decrypts a text sealed with any known key and suite; throws when it was altered or belongs elsewhere. */
  open(context: string, sealed: Buffer): string;
  /** A keyed digest for equality search; equal normalised texts give equal digests within one context. */
  index(context: string, normalised: string): Buffer;
  /** The same with the first secret there was: for what is compared with nothing stored and must never change. */
  root(context: string, normalised: string): Buffer;
  /** A digest that was kept for a while (in a visit, in a row) in the version that is written now. */
  current(context: string, stored: Buffer): Buffer;
  /** Whether a change of the index secret is under way: digests may stand in two versions then (move-digests.ts). */
  readonly changing: boolean;
  /** A keyed authentication code for texts the program itself will read back (form tokens, verification codes). */
  mac(context: string, text: string): Buffer;
};

export type SecretKeys = ReadonlyMap<number, Buffer>;

const SUITES: readonly SealSuite[] = [AES_GCM, SM4_SM3];

/** Which key seals, where it is not the newest, and the secrets digests are made with, where they are kept (open-field-crypto.ts) and not derived from the oldest key. */
export type CryptoChoice = { sealWith?: number | undefined; digests?: { index: IndexSecrets; mac: Buffer } };

/** Builds the field crypto; the highest key number seals unless another is named, all open, the lowest makes digests (so that rotation keeps searches whole). */
export function createFieldCrypto(keys: SecretKeys, suite: 'aes' | 'sm', { sealWith, digests }: CryptoChoice = {}): FieldCrypto {
  const numbers = [...keys.keys()].sort((a, b) => a - b);
  const newest = sealWith ?? numbers.at(-1);
  const oldest = numbers[0];
  if (newest === undefined || oldest === undefined) throw new Error('no secret keys');
  const sealing = suite === 'sm' ? SM4_SM3 : AES_GCM;
  const secretFor = (number: number, use: string): Buffer => {
    const master = keys.get(number);
    if (!master) throw new Error(`sealed with key ${number}, which is not known here`);
    return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `jinbang/${use}`, 32));
  };
  const sealKey = once((number: number, used: SealSuite) => used.keyOf(secretFor(number, `seal/${used.code}`)), (number, used) => `${number}/${used.code}`);
  const macKey = once(() => createSecretKey(digests?.mac ?? secretFor(oldest, 'mac')), () => 'mac');
  const digest = suite === 'sm' ? 'sm3' : 'sha256';
  const blind = createBlindIndex(digests?.index ?? { secrets: [secretFor(oldest, 'index')], written: 1, live: [1] }, digest);
  return {
    seal(context, plain) {
      const head = Buffer.from([1, sealing.code, newest]);
      return Buffer.concat([head, sealing.seal(sealKey(newest, sealing), aadOf(head, context), Buffer.from(plain, 'utf8'))]);
    },
    open(context, sealed) {
      const used = SUITES.find((s) => s.code === sealed[1]);
      if (sealed[0] !== 1 || !used) throw new Error('not a sealed value');
      const head = sealed.subarray(0, 3);
      return used.open(sealKey(head.readUInt8(2), used), aadOf(head, context), sealed.subarray(3)).toString('utf8');
    },
    ...blind,
    mac: (context, text) => createHmac(digest, macKey()).update(context).update('\0').update(text).digest(),
  };
}

/** Keys are derived once and kept for the life of the process, as the secrets themselves are. */
function once<A extends unknown[], K>(derive: (...of: A) => K, nameOf: (...of: A) => string): (...of: A) => K {
  const kept = new Map<string, K>();
  return (...of) => {
    const name = nameOf(...of);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const key = derive(...of);
    kept.set(name, key);
    return key;
  };
}

function aadOf(head: Buffer, context: string): Buffer {
  return Buffer.concat([head, Buffer.from(context, 'utf8')]);
}
