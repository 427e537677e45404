import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialKind, MaterialsView } from '#contracts/materials.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { BlobId } from '#contracts/ids.ts';
import { objectKeyOf } from '#server/platform/blobs/s3-blobs.ts';
import { openObjectStore } from '#server/platform/blobs/object-store.ts';
import { sealBlob } from '#server/platform/blobs/seal-blob.ts';
import { sweepFiles } from '#server/platform/blobs/sweep-files.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { openOutside } from '#server/platform/outside/outside.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { openS3Server } from '#server/testing/s3-server.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbang-store-'));
let port = 0;
let server: Awaited<ReturnType<typeof openS3Server>> | undefined;
let t: TestApp;
let c: Candidate;
let at: string;

async function storeComes() {
  server = await openS3Server({ port, directory: folder });
  ({ port } = server);
}
async function storeGoes() {
  await server?.close();
  server = undefined;
}
beforeAll(async () => {
  await storeComes();
  t = await testApp({ env: { BLOBS: `s3+http://127.0.0.1:${String(port)}/jinbang/p`, BLOBS_KEY_ID: 'S3RVER', BLOBS_KEY: 'S3RVER' } });
  const sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  c = await readyCandidate(t, { name: '阿依古丽·买买提' });
  at = `/api/applications/${await apply(t, c, { sittingId, commitment: 'decline', until: 'checked' })}`;
}, 120_000);
afterAll(async () => {
  await t.stop();
  await storeGoes();
  rmSync(folder, { recursive: true, force: true });
});

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const materials = async () => must(await t.api.get(`${at}/materials`, { as: c.as })).json<MaterialsView>();
const state = async () => must(await t.api.get(at, { as: c.as })).json<ApplicationView>().state;
const upload = (kind: MaterialKind, n: string) => t.api.upload(`${at}/materials`, multipartOf({ kind }, [{ field: `file-${kind}`, fileName: '材料.jpg', contentType: 'image/jpeg', bytes: readFileSync(projectPath(`seeds/demo/photos/portrait-${n}.jpg`)) }]), { as: c.as });

describe('while the object store is away', () => {
  test('uploads and looks at files are refused in words, everything else goes on, and when it is back the same acts work', async () => {
    const [first, ...others] = (await materials()).demands.flatMap((d) => d.anyOf.slice(0, 1));
    expect(first).toBeDefined();
    must(await upload(first ?? 'other', '07'));
    const file = `${at}/materials/${(await materials()).files[0]?.id ?? ''}/file`;
    await storeGoes();

    const refused = await upload('other', '08');
    expect([refused.status, codes(refused)]).toEqual([503, ['request.service_away']]);
    const unread = await t.api.get(file, { as: c.as });
    expect([unread.status, codes(unread)]).toEqual([503, ['request.service_away']]);
    const page = await t.page.get(`${at.replace('/api/', '/my/')}/materials`, { as: c.as });
    expect([page.status, page.body.includes('材料.jpg')]).toEqual([200, true]);
    expect([(await materials()).files.length, await state()]).toEqual([1, 'S4']);
    expect((await t.page.get('/', {})).status).toBe(200);

    await storeComes();
    expect((await t.api.get(file, { as: c.as })).status).toBe(200);
    for (const kind of others) must(await upload(kind, '08'));
    must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
    must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
    expect(await state()).toBe('S7');
  }, 120_000);

  test('the sweep waits for it, then removes what no row names and is old, and leaves every file that a row names', async () => {
    const { bucket, prefix, ...account } = { endpoint: `http://127.0.0.1:${String(port)}`, region: 'us-east-1', bucket: 'jinbang', prefix: 'p/', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const store = await openObjectStore({ ...account, bucket, prefix }, openOutside());
    const old = `01900000-0000-7000-8000-${newId().slice(-12)}` as BlobId;
    const young = newId<BlobId>();
    const named = `01900000-0000-7000-8000-${newId().slice(-12)}` as BlobId;
    for (const id of [old, young, named]) await store.put(objectKeyOf(id), sealBlob(Buffer.alloc(32), id, 'text/plain', Buffer.from('litter')));
    await t.asOwner('update material_file set preview_blob_id = $1 where id = (select id from material_file limit 1)', [named]);
    const kept = (await t.asOwner('select blob_id from material_file')).rows as { blob_id: string }[];
    await t.inTx((tx) => enqueue(tx, sweepFiles, { after: '' }));
    await storeGoes();
    await t.runJobs();
    await storeComes();
    expect(await store.get(objectKeyOf(old))).toBeDefined();
    await t.runJobs({ all: true });
    expect(await store.get(objectKeyOf(old))).toBeUndefined();
    expect(await store.get(objectKeyOf(young))).toBeDefined();
    for (const id of [named, ...kept.map((k) => k.blob_id)]) expect(await store.get(objectKeyOf(id))).toBeDefined();
    store.close();
  }, 120_000);
});
