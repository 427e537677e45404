import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BlobId } from '#contracts/ids.ts';
import type { QuarantinePage } from '#contracts/quarantine.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';
import { registerPerson } from '#server/testing/account.ts';
import { must } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { sweepQuarantine } from './quarantine.jobs.ts';

const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
const PORTRAIT = readFileSync(projectPath('seeds/demo/photos/portrait-03.jpg'));
const scanner = standInScanner();
const DAY = 86_400_000;

let t: TestApp;
let one: Colleague;
let other: Colleague;
beforeAll(async () => {
  t = await testApp({ modules: (kit) => listModules(kit, { ...openOutsideWorld(kit), scanner }) });
  one = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
  other = await colleague(t, { name: '阿依古丽·买买提', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
});
afterAll(() => t.stop());

let people = 0;
/** 王晓[沛] hands in a picture with a virus behind it. */
async function flagged(): Promise<{ id: string; version: number; as: Awaited<ReturnType<TestApp['signInCandidate']>> }> {
  people += 1;
  const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: '王晓[沛]', documentNumber: citizenNumber('370102', '19920725', 300 + people) }));
  const as = await t.signInCandidate(accountId);
  expect((await upload(as, Buffer.concat([PORTRAIT, EICAR, Buffer.from(String(people))]))).status).toBe(422);
  const file = (await list()).items[0];
  return { id: file?.id ?? '', version: file?.version ?? 0, as };
}
const upload = (as: Colleague['as'], bytes: Buffer) => t.api.upload('/api/my/photo/proposal', multipartOf({}, [{ field: 'photo', fileName: '我的照片.jpg', contentType: 'image/jpeg', bytes }]), { as });
const list = async (query = '', who = one): Promise<QuarantinePage> => must(await t.api.get(`/api/staff/quarantined-files?${query}`, { as: who.as })).json<QuarantinePage>();
const act = (what: string, file: { id: string; version: number }, who: Colleague) => t.api.post(`/api/staff/quarantined-files/${file.id}/${what}`, { reason: '特征库更正，系误报', version: file.version }, { as: who.as });
const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const blobOf = async (id: string): Promise<BlobId> => BlobId.parse(((await t.asOwner('select blob_id from quarantined_file where id = $1', [id])).rows as { blob_id: string }[])[0]?.blob_id);

describe('a flagged upload', () => {
  test('is put aside sealed and once, its owner goes on with another file', async () => {
    const { id, as } = await flagged();
    expect((await upload(as, Buffer.concat([PORTRAIT, EICAR, Buffer.from(String(people))]))).status).toBe(422);
    expect((await upload(as, PORTRAIT)).status).toBe(200);
    const { items, counts } = await list();
    expect(items.filter((f) => f.id === id)).toMatchObject([{ signature: 'Win.Test.EICAR_HDB-1', byKind: 'candidate', by: '王晓[沛]', state: 'kept', bytes: PORTRAIT.length + EICAR.length + 1, asked: null, ended: null }]);
    expect(counts.kept).toBe(1);
    expect(JSON.stringify(items)).not.toContain('我的照片');
    const audited = await t.asOwner("select 1 from audit_event where action = 'quarantine.list' and actor_id = $1", [one.id]);
    expect(audited.rows.length).toBeGreaterThan(0);
  });

  test('is for nobody else: a colleague without the permission, the security officer of one province', async () => {
    const reviewer = await colleague(t, {});
    expect((await t.api.get('/api/staff/quarantined-files', { as: reviewer.as })).status).toBe(403);
    const provincial = await colleague(t, { name: '𠮷田', roles: ['security_admin'], jurisdiction: { kind: 'province', province: '37' } });
    const { id } = await flagged();
    expect(codes(await t.api.get('/api/staff/quarantined-files', { as: provincial.as }))).toEqual(['quarantine.nation_only']);
    for (const what of ['destruction', 'release-request', 'release']) expect(codes(await act(what, { id, version: 1 }, provincial))).toEqual(['quarantine.nation_only']);
  });
});

describe('is released', () => {
  test('only when a scan finds nothing any more, by two persons, and then our copy goes', async () => {
    const file = await flagged();
    expect(codes(await act('release-request', file, one))).toEqual(['quarantine.still_flagged']);
    scanner.setDown(true);
    expect(codes(await act('release-request', file, one))).toEqual(['quarantine.no_scan']);
    scanner.setDown(false);
    scanner.setKnowing(false);
    must(await act('release-request', file, one));
    const asked = { ...file, version: 2 };
    expect(codes(await act('release', asked, one))).toEqual(['quarantine.same_person']);
    scanner.setKnowing(true);
    expect(codes(await act('release', asked, other))).toEqual(['quarantine.still_flagged']);
    scanner.setKnowing(false);
    const blobId = await blobOf(file.id);
    must(await act('release', asked, other));
    await t.runJobs();
    expect((await list('state=released')).items).toMatchObject([{ id: file.id, asked: { by: '安然', byMe: true }, ended: { by: '阿依古丽·买买提' } }]);
    expect(await t.kit.blobs.get(blobId)).toBeUndefined();
    scanner.setKnowing(true);
  });

  test('never by one person, says the table itself', async () => {
    const file = await flagged();
    await expect(t.asOwner("update quarantined_file set state = 'released', blob_id = null, asked_by = $2, asked_at = now(), asked_reason = 'x', rescanned_at = now(), ended_by = $2, ended_at = now(), end_reason = 'x' where id = $1", [file.id, one.id])).rejects.toThrow(/check/);
  });
});

describe('is destroyed', () => {
  test('by one officer with a reason, once, however many press at the same time', async () => {
    const file = await flagged();
    const blobId = await blobOf(file.id);
    const replies = await Promise.all([one, other, one, other].map((who) => act('destruction', file, who)));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409, 409, 409]);
    expect((await t.api.post(`/api/staff/quarantined-files/${file.id}/destruction`, { reason: '', version: 2 }, { as: one.as })).status).toBe(422);
    await t.runJobs();
    expect(await t.kit.blobs.get(blobId)).toBeUndefined();
    expect((await list('state=destroyed')).items).toMatchObject([{ id: file.id, ended: { reason: '特征库更正，系误报' } }]);
  });

  test('by itself after half a year; the row stays', async () => {
    const file = await flagged();
    await t.asOwner('update quarantined_file set found_at = $2 where id = $1', [file.id, new Date(t.clock.now() - 181 * DAY)]);
    await t.inTx((tx) => enqueue(tx, sweepQuarantine, {}));
    await t.runJobs();
    expect((await list('state=destroyed')).items.find((f) => f.id === file.id)).toMatchObject({ ended: { by: '系统', reason: '保存满 180 天，自动销毁' } });
  });
});
