import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlobId } from '#contracts/ids.ts';
import { openS3Server } from '#server/testing/s3-server.ts';
import { newId } from '../ids.ts';
import { openOutside } from '../outside/outside.ts';
import type { BlobPage, Blobs } from './blobs.ts';
import { diskBlobs } from './disk-blobs.ts';
import { moveBlobs } from './move-blobs.ts';
import { openObjectStore, type ObjectStore } from './object-store.ts';
import { objectKeyOf, s3Blobs } from './s3-blobs.ts';

const key = randomBytes(32);
const folder = mkdtempSync(join(tmpdir(), 'jinbang-blobs-'));
const account = { region: 'us-east-1', bucket: 'jinbang', prefix: 'p/', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
let server: Awaited<ReturnType<typeof openS3Server>>;
let store: ObjectStore;
let disk: Blobs;
let s3: Blobs;
let endpoint = '';
beforeAll(async () => {
  server = await openS3Server({ directory: join(folder, 's3') });
  endpoint = `http://127.0.0.1:${String(server.port)}`;
  store = await openObjectStore({ ...account, endpoint }, openOutside());
  disk = await diskBlobs(join(folder, 'disk'), key);
  s3 = s3Blobs(store, key);
});
afterAll(async () => {
  store.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([['disk', () => disk], ['S3', () => s3]] as const)('files on %s', (_, open) => {
  test('come back as they were put, of any content and type', async () => {
    for (const [bytes, type] of [[Buffer.from('毕业证书 张伟'), 'image/jpeg'], [Buffer.alloc(0), 'text/plain; charset=utf-8'], [randomBytes(3_000_000), 'application/pdf']] as const) {
      const id = await open().put(bytes, type);
      const back = await open().get(id);
      expect([back?.contentType, back?.bytes.equals(bytes)]).toEqual([type, true]);
    }
  });

  test.each(['../../etc/passwd', '..%2f..%2fsecret-keys', '/etc/passwd', '', '.', 'a/b', `../${'0'.repeat(36)}`, '019a0000-0000-7000-8000-00000000000/', '019a0000-0000-7000-8000-000000000000\0.jpg'])('by a name that is no id (%j) lead nowhere', async (name) => {
    const id = name as BlobId;
    await expect(open().get(id)).rejects.toThrow();
    await expect(open().remove(id)).rejects.toThrow();
  });

  test('that were never put are nothing, and removing what is gone is no error', async () => {
    const id = await open().put(Buffer.from('x'), 'text/plain');
    await open().remove(id);
    await open().remove(id);
    expect([await open().get(id), await open().get(newId<BlobId>())]).toEqual([undefined, undefined]);
  });

  test('are listed a page at a time, each once, whatever was put or removed in between', async () => {
    const put = await Promise.all(Array.from({ length: 12 }, (__, n) => open().put(Buffer.from(String(n)), 'text/plain')));
    const seen: BlobId[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: BlobPage = await open().list(after, 5);
      expect(page.ids.length).toBeLessThanOrEqual(5);
      seen.push(...page.ids);
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(put.filter((id) => !seen.includes(id))).toEqual([]);
  });

  test('put many at once have an id each', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (__, n) => open().put(Buffer.from(String(n)), 'text/plain')));
    expect(await Promise.all(ids.map(async (id) => (await open().get(id))?.bytes.toString()))).toEqual(ids.map((__, n) => String(n)));
  });
});

describe('the store', () => {
  test('holds sealed bytes only, and what was changed there does not open', async () => {
    const id = await s3.put(Buffer.from('毕业证书 张伟'), 'image/jpeg');
    const kept = await store.get(objectKeyOf(id));
    expect(kept?.includes('张伟')).toBe(false);
    await store.put(objectKeyOf(id), Buffer.concat([kept?.subarray(0, -1) ?? Buffer.alloc(0), Buffer.from('x')]));
    await expect(s3.get(id)).rejects.toThrow();
  });

  test('that is away is an outside fault; a wrong bucket is one too, not an empty answer', async () => {
    const gone = s3Blobs(await openObjectStore({ ...account, endpoint: 'http://127.0.0.1:1' }, openOutside()), key);
    await expect(gone.put(Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ name: 'OutsideFault', service: 'storage', kind: 'unreachable' });
    const wrong = s3Blobs(await openObjectStore({ ...account, endpoint, bucket: 'nobody' }, openOutside()), key);
    await expect(wrong.put(Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ name: 'OutsideFault' });
  });

  test('that keeps something else than was sent is not believed', async () => {
    const liar: Server = createServer((request, response) => { request.resume().on('end', () => response.writeHead(200, { etag: '"d41d8cd98f00b204e9800998ecf8427e"' }).end(request.method === 'GET' ? 'other' : '')); });
    await new Promise<void>((listening) => liar.listen(0, '127.0.0.1', listening));
    const address = liar.address();
    const blobs = s3Blobs(await openObjectStore({ ...account, endpoint: `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}` }, openOutside()), key);
    await expect(blobs.put(Buffer.from('x'), 'text/plain')).rejects.toMatchObject({ kind: 'garbled' });
    liar.close();
    liar.closeAllConnections();
  });
});

test('moving copies every file, verified; begun again it copies only what is missing; half-written files stay behind', async () => {
  const from = await diskBlobs(join(folder, 'from'), key);
  const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => from.put(Buffer.from(`材料 ${String(n)}`), 'image/jpeg')));
  expect(await moveBlobs(join(folder, 'from'), store)).toMatchObject({ found: 30, copied: 30, there: 0 });
  await s3.remove(ids[3] ?? newId<BlobId>());
  expect(await moveBlobs(join(folder, 'from'), store)).toMatchObject({ found: 30, copied: 1, there: 29 });
  expect((await s3.get(ids[3] ?? newId<BlobId>()))?.bytes.toString()).toBe('材料 3');
  expect((await from.get(ids[3] ?? newId<BlobId>()))?.bytes.toString()).toBe('材料 3');
});
