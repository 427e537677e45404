import { createHmac, createSecretKey } from 'node:crypto';
import { rememberDigest } from './digest.ts';

/** The secrets of the index by version, 1 first, all there ever were; which version is written, and which the database may hold. */
export type IndexSecrets = { secrets: readonly Buffer[]; written: number; live: readonly number[] };

/** Digests for equality search, in the version that is written. */
export type BlindIndex = {
  index(context: string, normalised: string): Buffer;
  root(context: string, normalised: string): Buffer;
  current(context: string, stored: Buffer): Buffer;
  changing: boolean;
};

const MARK = 8;
const FIRST_BARE = 2;

/** The version of a stored digest: from the second on it begins with seven zero bytes and its number, as one of the first does once in 2^56. */
export function versionOf(stored: Buffer): number {
  const number = stored.readUInt8(MARK - 1);
  return number >= FIRST_BARE && stored.subarray(0, MARK - 1).every((byte) => byte === 0) ? number : 1;
}

/** The condition in SQL that a column holds another version than `number`. */
export const isOtherVersion = (column: string, number: number): string => `substring("${column}" from 1 for ${String(MARK)}) <> '\\x${mark(number).toString('hex')}'::bytea`;

function mark(number: number): Buffer {
  const bytes = Buffer.alloc(MARK);
  bytes.writeUInt8(number, MARK - 1);
  return bytes;
}

/**
 * The blind index (盲索引). A digest of version n is made of the one of version n−1 with the nth secret, so that what is stored is made anew without opening anything, and whoever has only the earlier
 * secrets can try no number any more.
 */
export function createBlindIndex({ secrets, written, live }: IndexSecrets, algorithm: 'sha256' | 'sm3'): BlindIndex {
  const keys = secrets.map((secret) => createSecretKey(secret));
  const keyOf = (version: number) => {
    const key = keys[version - 1];
    if (!key) throw new Error(`index secret ${String(version)} is not known here`);
    return key;
  };
  const root = (context: string, text: string) => createHmac(algorithm, keyOf(1)).update(context).update('\0').update(text).digest();
  const raised = (digest: Buffer, from: number, to: number): Buffer => {
    let at = digest;
    for (let version = from + 1; version <= to; version++) at = Buffer.concat([mark(version), createHmac(algorithm, keyOf(version)).update(at).digest().subarray(MARK)]);
    return at;
  };
  const changing = live.length > 1;
  const oldestLive = Math.min(...live);
  const inVersions = (context: string, from: Buffer, version: number): Buffer => {
    const digest = raised(from, version, written);
    if (!changing) return digest;
    const others = live.filter((v) => v !== written && v >= version).map((v) => raised(from, version, v));
    return rememberDigest(digest, { context, oldest: raised(from, version, oldestLive), others });
  };
  return {
    index: (context, text) => inVersions(context, root(context, text), 1),
    root,
    current(context, stored) {
      const version = versionOf(stored);
      return version > written ? stored : inVersions(context, stored, version);
    },
    changing,
  };
}
