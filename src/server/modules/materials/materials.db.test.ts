import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { MaterialsView } from '#contracts/materials.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { multipartOf, testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { materials, type MaterialOwners } from './index.ts';

const zhang = AccountId.parse(randomUUID());
const ouyang = AccountId.parse(randomUUID());
const jinan: Jurisdiction = { kind: 'points', points: ['3701-01'] };
const reviewer = randomUUID();
const stranger = randomUUID();

let t: TestApp;
let ofZhang: Browser;
let ofOuyang: Browser;
let closed: Refusal[] = [];
const changes: string[] = [];
let application: ApplicationId;
let picture: Buffer;

/** The module that owns applications, reduced to what materials ask of it: one application of 张伟, reviewed in 济南. */
const owners: MaterialOwners = {
  describe: (_tx, accountId, applicationId) => Promise.resolve(accountId === zhang && applicationId === application
    ? ok({ title: '2026年度一级建造师', demands: [{ anyOf: ['education_certificate'], reason: 'education_not_verified', about: null, since: null }], closed })
    : refusedFor('request.not_found')),
  findForStaff: (_tx, staff, applicationId) => Promise.resolve(staff.jurisdiction.kind === 'points' && staff.jurisdiction.points.includes('3701-01') && applicationId === application
    ? ok({ accountId: zhang }) : refusedFor('request.not_found')),
  changed: (_tx, _accountId, applicationId) => {
    changes.push(applicationId);
    return Promise.resolve();
  },
};

/** The owner's act of handing in, reduced to a yes. */
const handIn = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/materials-submission', summary: '提交证明材料', access: 'candidate', audit: 'application.submit_materials', limit: 'write',
  params: z.object({ id: ApplicationId }), output: z.object({}), handle: () => Promise.resolve(ok({})),
});

beforeAll(async () => {
  t = await testApp({
    modules: () => [materials({ owners, scanner: standInScanner(), handIn })],
    people: {
      candidateName: () => Promise.resolve('张伟'),
      staffActor: (id) => Promise.resolve({ name: '李敏', permissions: ['review.see'], jurisdiction: id === reviewer ? jinan : { kind: 'points', points: [] } }),
    },
  });
  [ofZhang, ofOuyang] = await Promise.all([t.signInCandidate(zhang), t.signInCandidate(ouyang)]);
  application = ApplicationId.parse(randomUUID());
  picture = await pictureOf('#dcd2c0');
});

afterAll(() => t.stop());

const pictureOf = (background: string) => sharp({ create: { width: 900, height: 640, channels: 3, background } }).jpeg().toBuffer();
const at = () => `/api/applications/${application}/materials`;
const send = (bytes: Buffer, more: Record<string, string> = {}, as = ofZhang) =>
  t.api.upload(at(), multipartOf({ kind: 'education_certificate', ...more }, [{ field: 'file-education_certificate', fileName: '毕业证书.jpg', contentType: 'image/jpeg', bytes }]), { as });
const list = async () => (await t.api.get(at(), { as: ofZhang })).json<MaterialsView>();
const codesOf = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

test('a picture is uploaded, meets the demand, can be looked at, and is audited', async () => {
  expect((await list()).missing).toBe(1);
  expect((await send(picture)).status).toBe(200);
  const view = await list();
  expect([view.missing, view.files.length, view.files[0]?.fileName, changes.length]).toEqual([0, 1, '毕业证书.jpg', 1]);
  const file = await t.api.get(`${at()}/${view.files[0]?.id ?? ''}/file`, { as: ofZhang });
  expect([file.status, file.headers['content-type'], file.headers['cache-control']]).toEqual([200, 'image/jpeg', 'no-store']);
  expect(file.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  const audited = await t.db.selectFrom('audit_event').select(['action', 'subject', 'account_id']).where('action', '=', 'material.upload').execute();
  expect(audited).toEqual([{ action: 'material.upload', subject: `application:${application}`, account_id: zhang }]);
  const stored = await t.db.selectFrom('material_file').select('file_name').executeTakeFirstOrThrow();
  expect(stored.file_name.includes('毕业')).toBe(false);
});

test('nobody else sees or touches it', async () => {
  const [file] = (await list()).files;
  for (const path of [at(), `${at()}/${file?.id ?? ''}/file`, `${at()}/${file?.id ?? ''}/preview`]) {
    expect((await t.api.get(path, { as: ofOuyang })).status).toBe(404);
    expect((await t.api.get(path)).status).toBe(401);
  }
  expect((await t.api.delete(`${at()}/${file?.id ?? ''}`, { as: ofOuyang })).status).toBe(404);
  expect((await send(picture, {}, ofOuyang)).status).toBe(404);
});

test('the same file twice is said to be there already, also when sent at the same moment', async () => {
  expect(codesOf(await send(picture))).toEqual(['material.same_file']);
  const other = await pictureOf('#aabbcc');
  const replies = await Promise.all([send(other), send(other), send(other)]);
  expect(replies.map((r) => r.status).sort()).toEqual([200, 409, 409]);
});

test('no more than six of a kind, however many come at once', async () => {
  const many = await Promise.all(['#111', '#222', '#333', '#444', '#555', '#666', '#777'].map(pictureOf));
  const replies = await Promise.all(many.map((bytes) => send(bytes)));
  expect(replies.filter((r) => r.status === 200)).toHaveLength(4);
  expect(codesOf(replies.find((r) => r.status !== 200) ?? replies[0] ?? { json: () => { throw new Error(); } })).toEqual(['material.too_many_files']);
  expect((await list()).files).toHaveLength(6);
});

test('replacing keeps the number, and the old file stays on record', async () => {
  const [first] = (await list()).files;
  expect((await send(await pictureOf('#fedcba'), { replaces: first?.id ?? '' })).status).toBe(200);
  const view = await list();
  expect(view.files).toHaveLength(6);
  expect(view.files.some((f) => f.id === first?.id)).toBe(false);
  const row = await t.db.selectFrom('material_file').select(['removed_how', 'blob_id']).where('id', '=', first?.id ?? '').executeTakeFirstOrThrow();
  expect(row.removed_how).toBe('replaced');
});

test('removing works without a script, and answers by going back to the page', async () => {
  const [first] = (await list()).files;
  const reply = await t.page.post(`/my/applications/${application}/materials/${first?.id ?? ''}/removal`, {}, { as: ofZhang });
  expect([reply.status, reply.location]).toEqual([303, `/my/applications/${application}/materials?done=removal`]);
  const page = await t.page.get(reply.location ?? '', { as: ofZhang });
  expect(page.body).toContain('材料已删除');
});

test('a bad upload through the page comes back with the reason at its field', async () => {
  const reply = await t.page.upload(`/my/applications/${application}/materials`, multipartOf({ kind: 'other', _key: randomUUID() }, [{ field: 'file-other', fileName: '说明.docx', contentType: 'application/msword', bytes: Buffer.from('PK\u0003\u0004 document') }]), { as: ofZhang });
  expect(reply.status).toBe(422);
  expect(reply.body).toContain('说明.docx：只接受 JPG、PNG、WebP 图片或 PDF 文件');
  expect(reply.body).toContain('href="#f-file-other"');
});

test('handing in is the owner’s act, pressed on this page', async () => {
  expect((await t.page.get(`/my/applications/${application}/materials`, { as: ofZhang })).body).toContain('提交证明材料');
  const reply = await t.page.post(`/my/applications/${application}/materials/submission`, {}, { as: ofZhang });
  expect([reply.status, reply.location]).toEqual([303, `/my/applications/${application}`]);
});

test('when the application is confirmed nothing can be changed, and the page says why', async () => {
  closed = [refuse('material.closed')];
  expect(codesOf(await send(await pictureOf('#0a0b0c')))).toEqual(['material.closed']);
  const [first] = (await list()).files;
  expect(codesOf(await t.api.delete(`${at()}/${first?.id ?? ''}`, { as: ofZhang }))).toEqual(['material.closed']);
  const page = await t.page.get(`/my/applications/${application}/materials`, { as: ofZhang });
  expect(page.body).toContain('当前报考状态不能上传或更改证明材料');
  expect(page.body).not.toContain('type="file"');
  closed = [];
});

test('staff see it inside their jurisdiction only, and every look is audited', async () => {
  const [first] = (await list()).files;
  const paths = [`/api/staff/applications/${application}/materials`, `/api/staff/applications/${application}/materials/${first?.id ?? ''}/file`];
  const [inside, outside] = await Promise.all([t.signInStaff(reviewer), t.signInStaff(stranger)]);
  for (const path of paths) {
    expect((await t.api.get(path, { as: inside })).status).toBe(200);
    expect((await t.api.get(path, { as: outside })).status).toBe(404);
    expect((await t.api.get(path, { as: ofZhang })).status).toBe(401);
  }
  const looks = await t.db.selectFrom('audit_event').select(['action', 'account_id']).where('actor_kind', '=', 'staff').orderBy('action').execute();
  expect(looks).toEqual([{ action: 'material.list', account_id: zhang }, { action: 'material.see_file', account_id: zhang }]);
});
