import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { DrawWords } from '../domain/facts.ts';

const PURPOSE = 'jinbang seating 1';
const AT_ONCE = 1 << 20;

/** A seed nobody can guess (随机种子): 32 bytes of the system's own. */
export function drawSeed(): Buffer {
  return randomBytes(32);
}

/** The digest published before the roster is closed, so that nobody can choose the seed afterwards (承诺). */
export function digestOfSeed(seed: Buffer): Buffer {
  return createHash('sha256').update(seed).digest();
}

/**
 * The words lots are made of: the key stream of ChaCha20 (RFC 8439, counter and nonce zero) under the key SHA-256("jinbang seating 1" LF seed in hex LF
 * digest of the roster in hex), read as little-endian 32-bit words. Anybody with the revealed seed and the roster makes the same (ADR 0021).
 */
export function wordsFrom(seed: Buffer, rosterDigest: Buffer): DrawWords {
  const key = createHash('sha256').update(`${PURPOSE}\n${seed.toString('hex')}\n${rosterDigest.toString('hex')}`).digest();
  return (count) => {
    const cipher = createCipheriv('chacha20', key, Buffer.alloc(16));
    const zeros = Buffer.alloc(AT_ONCE);
    const bytes = Buffer.alloc(count * 4);
    for (let at = 0; at < bytes.length; at += AT_ONCE) cipher.update(zeros.subarray(0, Math.min(AT_ONCE, bytes.length - at))).copy(bytes, at);
    return Uint32Array.from({ length: count }, (_, at) => bytes.readUInt32LE(at * 4));
  };
}
