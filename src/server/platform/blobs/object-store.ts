import { createHash } from 'node:crypto';
import { Fault } from '../outside/fault.ts';
import type { Outside } from '../outside/outside.ts';

/** Where an S3-compatible store is and who we are there; `prefix` begins every key, so that several installations share a bucket. */
export type ObjectStoreSettings = { endpoint: string; region: string; bucket: string; prefix: string; accessKeyId: string; secretAccessKey: string };

/** Bytes by key in an S3-compatible store. Files are bounded (≤ 10 MB as uploaded), so nothing is streamed. */
export type ObjectStore = {
  /** Keeps the bytes, and has made sure that they lie there as they were sent. */
  put(key: string, bytes: Buffer): Promise<void>;
  get(key: string): Promise<Buffer | undefined>;
  remove(key: string): Promise<void>;
  /** A page of keys in their order, after one of them; `more` says whether the store has others. */
  list(after: string, limit: number): Promise<{ keys: string[]; more: boolean }>;
  close(): void;
};

const PATIENCE = 20_000;

/** Opens the store; its SDK is loaded only here. Every call goes through the recorder as `storage`. */
export async function openObjectStore(settings: ObjectStoreSettings, outside: Outside): Promise<ObjectStore> {
  const { S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey } = settings;
  outside.know('storage');
  const client = new S3Client({
    endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey }, maxAttempts: 3,
    // the newer checksum trailers are refused by many compatible stores; ours is the ETag, and the seal of the bytes themselves
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // stores differ on whether a listing is signed with the slash after the bucket's name; all of them read it without
  client.middlewareStack.add((next) => (args) => {
    const { request } = args;
    if (typeof request === 'object' && request !== null && 'path' in request && request.path === `/${bucket}/`) request.path = `/${bucket}`;
    return next(args);
  }, { step: 'build', name: 'bucketWithoutSlash' });
  const ask = <T>(what: string, act: (signal: AbortSignal) => Promise<T>) => outside.ask({ service: 'storage', what, timeoutMs: PATIENCE }, (signal) => act(signal).catch((problem: unknown) => { throw faultOf(problem); }));

  async function read(key: string, signal: AbortSignal): Promise<Buffer | undefined> {
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + key }), { abortSignal: signal });
      return found.Body ? Buffer.from(await found.Body.transformToByteArray()) : undefined;
    } catch (problem) {
      if (statusOf(problem) === 404) return undefined;
      throw problem;
    }
  }

  return {
    put: (key, bytes) => ask('put', async (signal) => {
      const md5 = createHash('md5').update(bytes);
      const [hex, base64] = [md5.copy().digest('hex'), md5.digest('base64')];
      const kept = await client.send(new PutObjectCommand({ Bucket: bucket, Key: prefix + key, Body: bytes, ContentLength: bytes.length, ContentMD5: base64, ContentType: 'application/octet-stream' }), { abortSignal: signal });
      if (kept.ETag?.replaceAll('"', '') === hex) return;
      // a store that encrypts gives another ETag: what lies there is read back
      if (!(await read(key, signal))?.equals(bytes)) throw new Fault('garbled', 'the store keeps other bytes than were sent');
    }),
    get: (key) => ask('get', (signal) => read(key, signal)),
    remove: (key) => ask('remove', async (signal) => {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: prefix + key }), { abortSignal: signal });
    }),
    list: (after, limit) => ask('list', async (signal) => {
      // a store may give fewer than it was asked for
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: Math.min(limit, 1_000), ...(after !== '' && { StartAfter: prefix + after }) }), { abortSignal: signal });
      return { keys: (page.Contents ?? []).flatMap(({ Key }) => (Key?.startsWith(prefix) ? [Key.slice(prefix.length)] : [])), more: page.IsTruncated === true };
    }),
    close: () => { client.destroy(); },
  };
}

function statusOf(problem: unknown): number | undefined {
  if (!(problem instanceof Error) || !('$metadata' in problem)) return undefined;
  const { $metadata: about } = problem;
  return typeof about === 'object' && about !== null && 'httpStatusCode' in about && typeof about.httpStatusCode === 'number' ? about.httpStatusCode : undefined;
}

/** An answer of the store as a kind of fault. Whatever it refuses, wrong keys and a bucket that is not there too, is the store's being away for us. */
function faultOf(problem: unknown): unknown {
  const status = statusOf(problem);
  if (problem instanceof Fault || status === undefined) return problem;
  return new Fault(status === 429 || status === 503 ? 'busy' : 'server_error', `the store answered ${String(status)}`);
}
