import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What begins every sealed part, and how it is sealed: a random salt, then chunks of AES-256-GCM, each with its number and whether it is the last in its nonce. */
const MAGIC = Buffer.from('JBB1');
const SALT = 32;
const TAG = 16;
const CHUNK = 1_048_576;

/** Seals bytes as they come, under a key of the part's own; bytes cut off, put in, changed or moved are found when it is opened. */
export function sealing(key: Buffer, part: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const salt = randomBytes(SALT);
    const secret = partKey(key, salt, part);
    yield Buffer.concat([MAGIC, salt]);
    let number = 0;
    for await (const { bytes, last } of inChunks(source)) yield sealChunk(secret, number++, last, bytes);
  };
}

/** Opens what `sealing` sealed; throws at the first byte that is not as it was. */
export function unsealing(key: Buffer, part: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const read = reader(source);
    const head = await read(MAGIC.length + SALT);
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error(`${part} is not a sealed part`);
    const secret = partKey(key, head.subarray(MAGIC.length), part);
    for (let number = 0; ; number++) {
      const length = (await read(4)).readUInt32BE(0);
      const last = length >= 0x80000000;
      if ((length & 0x7fffffff) > CHUNK + TAG) throw new Error(`${part} was altered`);
      yield openChunk(secret, part, number, last, await read(length & 0x7fffffff));
      if (last) break;
    }
    if ((await read(1, 0)).length > 0) throw new Error(`${part} has bytes behind its end`);
  };
}

function partKey(key: Buffer, salt: Buffer, part: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `jinbang/backup/${part}`, 32));
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function sealChunk(secret: Buffer, number: number, last: boolean, bytes: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number, last));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(((last ? 0x80000000 : 0) | (bytes.length + TAG)) >>> 0);
  return Buffer.concat([length, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(secret: Buffer, part: string, number: number, last: boolean, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, nonceOf(number, last));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new Error(`${part} was altered, or sealed with another backup key`);
  }
}

/** Even pieces, the last of them marked (and there is always a last one, however little comes). */
async function* inChunks(source: AsyncIterable<Buffer>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of source) {
    held.push(bytes);
    size += bytes.length;
    while (size > CHUNK) {
      const all = Buffer.concat(held);
      yield { bytes: all.subarray(0, CHUNK), last: false };
      held = [all.subarray(CHUNK)];
      size -= CHUNK;
    }
  }
  yield { bytes: Buffer.concat(held), last: true };
}

/** Reads exactly so many bytes; fewer than `least` left is a part that was cut off. */
function reader(source: AsyncIterable<Buffer>): (length: number, least?: number) => Promise<Buffer> {
  const from = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return async (length, least = length) => {
    const pieces = [held];
    let size = held.length;
    while (size < length) {
      const next = await from.next();
      if (next.done === true) break;
      pieces.push(next.value);
      size += next.value.length;
    }
    const all = Buffer.concat(pieces);
    if (all.length < least) throw new Error('a sealed part was cut off');
    held = all.subarray(length);
    return all.subarray(0, length);
  };
}
