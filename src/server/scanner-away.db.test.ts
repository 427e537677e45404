import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialKind, MaterialsView, MaterialView } from '#contracts/materials.ts';
import type { PhotoPageView, PhotoProposalView } from '#contracts/photos.ts';
import type { QuarantinePage } from '#contracts/quarantine.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { listModules } from '#server/modules.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { scanWaiting } from '#server/modules/quarantine/index.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { EICAR, standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { registerPerson } from '#server/testing/account.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const scanner = standInScanner();
let t: TestApp;
let sittingId: string;
let reviewer: Colleague;

beforeAll(async () => {
  t = await testApp({ modules: (kit) => listModules(kit, { ...openOutsideWorld(kit), scanner }) });
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  reviewer = await colleague(t);
}, 120_000);
afterEach(() => { scanner.setDown(false); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const portrait = (n: string) => readFileSync(projectPath(`seeds/demo/photos/portrait-${n}.jpg`));
const infected = (n: string) => Buffer.concat([portrait(n), Buffer.from(EICAR)]);
const told = async (template: string) => (await t.inTx((tx) => readMessages(tx, t.kit.crypto))).filter((m) => m.template === template);
async function scanNow() {
  await t.inTx((tx) => enqueue(tx, scanWaiting, {}));
  await t.runJobs();
}

/** An application whose papers are asked for, and what its owner and the reviewer do with it. */
async function applicant(name: string) {
  const c: Candidate = await readyCandidate(t, { name });
  const at = `/api/applications/${await apply(t, c, { sittingId, commitment: 'decline', until: 'checked' })}`;
  const staffAt = at.replace('/api/', '/api/staff/');
  const materials = async () => must(await t.api.get(`${at}/materials`, { as: c.as })).json<MaterialsView>();
  const readCase = async () => must(await t.api.get(staffAt, { as: reviewer.as })).json<ReviewCase>();
  return {
    c, at, staffAt, materials, readCase,
    upload: (kind: MaterialKind, bytes: Buffer) => t.api.upload(`${at}/materials`, multipartOf({ kind }, [{ field: `file-${kind}`, fileName: '材料.jpg', contentType: 'image/jpeg', bytes }]), { as: c.as }),
    page: async () => (await t.page.get(`${at.replace('/api/', '/my/')}/materials`, { as: c.as })).body,
    state: async () => must(await t.api.get(at, { as: c.as })).json<ApplicationView>().state,
    async handIn() {
      must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
      must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
    },
    decide: async (body: Record<string, unknown>) => {
      const { version, checklist } = await readCase();
      return t.api.post(`${staffAt}/review`, { version, ...(body['decision'] === 'approve' && { ticked: checklist.map((l) => l.code) }), ...body }, { as: reviewer.as });
    },
    asReviewer: async () => must(await t.api.get(`${staffAt}/materials`, { as: reviewer.as })).json<{ files: MaterialView[] }>().files,
  };
}

describe('while the malware scan is away', () => {
  test('a candidate uploads and applies as always; nobody else opens the files, and nothing is approved on them, before they are scanned (待查毒)', async () => {
    const a = await applicant('欧阳倩');
    scanner.setDown(true);
    const kinds = (await a.materials()).demands.flatMap((d) => d.anyOf.slice(0, 1));
    for (const kind of kinds) must(await a.upload(kind, portrait('07')));
    const view = await a.materials();
    expect([view.missing, view.files.every((f) => f.awaitsScan)]).toEqual([0, true]);
    expect(await a.page()).toContain('待查毒');
    const own = view.files[0]?.id ?? '';
    expect((await t.api.get(`${a.at}/materials/${own}/file`, { as: a.c.as })).status).toBe(200);
    await a.handIn();
    expect(await a.state()).toBe('S7');

    expect((await a.asReviewer()).every((f) => f.awaitsScan)).toBe(true);
    for (const what of ['file', 'preview']) {
      const closed = await t.api.get(`${a.staffAt}/materials/${own}/${what}`, { as: reviewer.as });
      expect([closed.status, codes(closed)]).toEqual([409, ['file.awaits_scan']]);
    }
    expect((await a.readCase()).acts.find((x) => x.decision === 'approve')?.reasons.join()).toContain('待查毒');
    expect(codes(await a.decide({ decision: 'approve' }))).toEqual(['review.files_unscanned']);
    const security = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
    expect(must(await t.api.get('/api/staff/quarantined-files', { as: security.as })).json<QuarantinePage>().waiting.count).toBe(kinds.length);
    await scanNow();
    expect((await a.asReviewer()).every((f) => f.awaitsScan)).toBe(true);

    scanner.setDown(false);
    await scanNow();
    expect((await a.asReviewer()).some((f) => f.awaitsScan)).toBe(false);
    expect((await t.api.get(`${a.staffAt}/materials/${own}/file`, { as: reviewer.as })).status).toBe(200);
    must(await a.decide({ decision: 'approve' }));
    expect((await t.asOwner('select 1 from unscanned_file')).rows).toEqual([]);
  });

  test('what is flagged later is put aside, its owner told, and the review returns the application for another file', async () => {
    const a = await applicant('阿依古丽·买买提');
    scanner.setDown(true);
    const kinds = (await a.materials()).demands.flatMap((d) => d.anyOf.slice(0, 1));
    for (const [i, kind] of kinds.entries()) must(await a.upload(kind, i === 0 ? infected('08') : portrait('08')));
    await a.handIn();
    scanner.setDown(false);
    await scanNow();

    const [gone] = kinds;
    expect(gone).toBeDefined();
    expect((await told('file_flagged')).map((m) => m.text).join()).toContain('查毒未通过');
    expect((await t.asOwner("select signature from quarantined_file where by_kind = 'candidate' and by_id = $1 and state = 'kept'", [a.c.accountId])).rows).toEqual([{ signature: 'Win.Test.EICAR_HDB-1' }]);
    expect((await a.asReviewer()).map((f) => f.kind)).not.toContain(gone);
    expect(await a.page()).toContain('查毒未通过、已隔离');
    expect(codes(await a.decide({ decision: 'approve' }))).toEqual(['review.files_flagged']);

    t.clock.set(t.clock.now() + 60_000);
    must(await a.decide({ decision: 'return', reason: '材料查毒未通过，请重新上传', materials: [gone] }));
    expect(await a.state()).toBe('S4');
    expect((await a.materials()).missing).toBeGreaterThan(0);
    must(await a.upload(gone ?? 'other', portrait('09')));
    await a.handIn();
    must(await a.decide({ decision: 'approve' }));
  });

  test('a file taken away by its owner meanwhile is still scanned, and nobody is told of a material they no longer have', async () => {
    const a = await applicant('𠮷田');
    const before = (await told('file_flagged')).length;
    scanner.setDown(true);
    must(await a.upload('other', infected('10')));
    const [file] = (await a.materials()).files;
    must(await t.api.delete(`${a.at}/materials/${file?.id ?? ''}`, { as: a.c.as }));
    scanner.setDown(false);
    await Promise.all([scanNow(), scanNow()]);
    expect((await told('file_flagged')).length).toBe(before);
    expect((await t.asOwner('select 1 from quarantined_file where by_id = $1', [a.c.accountId])).rows).toHaveLength(1);
    expect((await t.asOwner("select 1 from unscanned_file where state = 'waiting'")).rows).toEqual([]);
  });
});

describe('a photo taken while the scan is away', () => {
  const propose = async (as: Colleague['as'], bytes: Buffer) => must(await t.api.upload('/api/my/photo/proposal', multipartOf({}, [{ field: 'photo', fileName: '照片.jpg', contentType: 'image/jpeg', bytes }]), { as })).json<PhotoProposalView>();
  let people = 0;
  const newcomer = async () => {
    people += 1;
    const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: '王晓[沛]', documentNumber: citizenNumber('370102', '19920725', 500 + people) }));
    return t.signInCandidate(accountId);
  };
  const photo = async (as: Colleague['as']) => must(await t.api.get('/api/my/photo', { as })).json<PhotoPageView>().photo;

  test('is the photo at once, also cut anew; one whose file is flagged later is not accepted, and another may be uploaded', async () => {
    const [clean, flagged] = [await newcomer(), await newcomer()];
    scanner.setDown(true);
    await propose(clean, portrait('02'));
    const cut = must(await t.api.post('/api/my/photo/proposal/crop', { step: 'nearer' }, { as: clean })).json<PhotoProposalView>();
    must(await t.api.post('/api/my/photo', { digest: cut.digest, captcha: { proof: 'pass' } }, { as: clean }));
    must(await t.api.post('/api/my/photo', { digest: (await propose(flagged, infected('03'))).digest, captcha: { proof: 'pass' } }, { as: flagged }));
    scanner.setDown(false);
    await scanNow();
    expect([(await photo(clean))?.state, (await photo(flagged))?.state]).toEqual(['self_checked', 'rejected']);
    expect((await told('photo_rejected')).map((m) => m.text).join()).toContain('查毒未通过');
    must(await t.api.post('/api/my/photo', { digest: (await propose(flagged, portrait('04'))).digest, captcha: { proof: 'pass' } }, { as: flagged }));
  });
});

describe('an upload by staff', () => {
  test('every endpoint that takes files refuses what is flagged before it reads it, and staff are told to come back while the scan is away', async () => {
    const taking = listModules(t.kit, { ...openOutsideWorld(t.kit), scanner }).flatMap((m) => m.endpoints ?? []).filter((e) => e.files !== undefined);
    expect(taking.length).toBeGreaterThan(12);
    const file = (e: (typeof taking)[number]) => ({ field: e.path === '/api/my/photo/proposal' ? 'photo' : 'file', fileName: '名单.csv', contentType: 'text/csv', bytes: Buffer.from(EICAR) });
    const prepare = async (e: (typeof taking)[number]) => {
      const answer = await e.prepare?.({ kit: t.kit, now: t.clock.now(), visitor: { ip: '10.0.0.1', userAgent: '', requestId: '', lang: 'zh' }, actor: { kind: 'visitor' }, read: t.inTx, alone: t.inTx, first: t.inTx } as never, { params: {}, query: {}, body: { kind: 'other' }, files: [file(e)] } as never);
      return answer === undefined || answer.ok ? ['taken'] : answer.refusals.map((r) => r.code);
    };
    for (const e of taking) expect({ path: e.path, no: await prepare(e) }).toEqual({ path: e.path, no: [expect.stringMatching(/\.infected$/)] });
    scanner.setDown(true);
    for (const e of taking.filter((x) => x.access !== 'candidate')) expect({ path: e.path, no: await prepare(e) }).toEqual({ path: e.path, no: [expect.stringMatching(/scan_(away|unavailable)$/)] });
    scanner.setDown(false);
  });
});
