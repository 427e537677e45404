import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { startFault } from '#server/platform/config/start-fault.ts';
import type { PartDigest } from './backup-manifest.ts';
import { sealing, unsealing } from './sealed-stream.ts';

/** Packs, seals and writes one part, flushed to the disk; answers what the manifest says of it. `sealedAs` is the name it will have, where it is written under another first. */
export async function writePart(folder: string, name: string, key: Buffer, source: Readable, sealedAs = name): Promise<PartDigest> {
  const path = join(folder, name);
  const digest = createHash('sha256');
  let bytes = 0;
  await pipeline(source, createGzip({ level: 1 }), sealing(key, sealedAs), async function* (sealed: AsyncIterable<Buffer>) {
    for await (const chunk of sealed) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }, createWriteStream(path, { mode: 0o600 }));
  await flush(path);
  return { name, bytes, sha256: digest.digest('hex') };
}

/** The text of a small part, packed and sealed. */
export function writeTextPart(folder: string, name: string, key: Buffer, text: string): Promise<PartDigest> {
  return writePart(folder, name, key, Readable.from([Buffer.from(text, 'utf8')]));
}

/** A part opened and unpacked as it is read. */
export function readPart(folder: string, name: string, key: Buffer, into: Writable): Promise<void> {
  return pipeline(createReadStream(join(folder, name)), unsealing(key, name), createGunzip(), into);
}

/** The text of a small part. */
export async function readTextPart(folder: string, name: string, key: Buffer): Promise<string> {
  const chunks: Buffer[] = [];
  await readPart(folder, name, key, new Writable({ write(chunk: Buffer, _encoding, done) { chunks.push(chunk); done(); } }));
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads a part again as it lies and opens every chunk of it: what was written is what can be read. */
export async function checkPart(folder: string, part: PartDigest, key: Buffer): Promise<void> {
  const digest = createHash('sha256');
  let bytes = 0;
  try {
    await pipeline(createReadStream(join(folder, part.name)), async function* (sealed: AsyncIterable<Buffer>) {
      for await (const chunk of sealed) {
        digest.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    }, unsealing(key, part.name), new Writable({ write(_chunk, _encoding, done) { done(); } }));
  } catch (error) {
    throw startFault(`${join(folder, part.name)}: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  if (bytes !== part.bytes || digest.digest('hex') !== part.sha256) throw startFault(`${join(folder, part.name)} is not what was written`);
}

/** Has the disk keep what was written. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
