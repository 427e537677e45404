import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExamDayEntries } from '#contracts/exam-day.ts';
import type { KitList, KitResults, KitSittings, MadeKits, TakenResults } from '#contracts/exam-kits.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { freezePlan, loadRooms } from '#server/testing/frozen-plan.ts';
import { enrol } from '#server/testing/score-roll.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { unzip } from '#server/testing/unzip.ts';
import { buildExamKit } from '../../../../scripts/build-exam-kit.mjs';

let t: TestApp;
let officer: Colleague, second: Colleague, city: Colleague, otherCity: Colleague, other: Colleague;
let sittingId = '';
let examOn: string[] = [];
let kits: KitList['kits'] = [];
let passphrase = '';
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'jinbang-kit-'));
const NAMES = ['张伟', '欧阳倩', '阿依古丽·买买提'] as const;
const tickets = new Map<string, string>();

const codes = (reply: Reply) => [reply.status, ...reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)];
const list = async (who = officer) => must(await t.api.get(`/api/staff/exam-kits?sitting=${sittingId}&province=37`, { as: who.as })).json<KitList>();
const make = (centreIds: string[] = [], who = officer) => t.api.post('/api/staff/exam-kits', { sittingId, province: '37', centreIds }, { as: who.as });
const send = (text: string, who = officer) => t.api.upload('/api/staff/exam-kits/results', multipartOf({}, [{ field: 'files', fileName: '结果.jbresult', contentType: 'application/json', bytes: Buffer.from(text) }]), { as: who.as });
const results = async (id: string, who = officer) => must(await t.api.get(`/api/staff/exam-kits/${id}/results`, { as: who.as })).json<KitResults>();
async function signInAgain() {
  for (const who of [officer, second, city, otherCity, other]) who.as = await t.signInStaff(who.id);
}

beforeAll(async () => {
  await buildExamKit();
  t = await testApp();
  const province = (p: string) => ({ kind: 'province', province: p });
  officer = await colleague(t, { name: '王琳', roles: ['provincial_exam_officer'], jurisdiction: province('37') });
  second = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: province('37') });
  city = await colleague(t, { name: '孙敏', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
  otherCity = await colleague(t, { name: '高洁', roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3702' } });
  other = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: province('36') });
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  sittingId = open?.sitting.id ?? '';
  examOn = open?.sitting.examOn ?? [];
  const payEnds = (await t.inTx((tx) => findProvinceConfig(tx, sittingId, '37')))?.windows.pay.closesAt ?? 0;
  const people: (Candidate & { id: string })[] = [];
  for (const name of NAMES) {
    const who = await readyCandidate(t, { name });
    people.push({ ...who, id: await apply(t, who, { sittingId }) });
  }
  await t.asOwner(`update application set payment_state = 'paid', review_state = 'approved' where id = any($1)`, [people.map((p) => p.id)]);
  t.clock.set(payEnds);
  await signInAgain();
  await loadRooms(t, officer, ['济南市,历城第二中学,济南市历城区工业北路2号,0531-88880000,001,30,纸笔,是,普通']);
  expect(codes(await make())).toEqual([409, 'exam_kit.plan_not_frozen']);
  await freezePlan(t, { officer, second }, sittingId);
  for (const p of people) {
    const { rows } = await t.asOwner('select number from ticket_claim where application_id = $1', [p.id]);
    tickets.set(p.name, String(rows[0]?.['number']));
  }
  await enrol(t, sittingId, people.map((p) => ({ number: tickets.get(p.name) ?? '', accountId: p.accountId, applicationId: p.id })));
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('考场离线包', () => {
  test('are made one a centre and half-day by officers of the province; the passphrase is said once and kept nowhere', async () => {
    expect(codes(await make([], other))).toEqual([404, 'exam_kit.not_held_there']);
    expect((await make([], city)).status).toBe(403);
    expect(codes(await make(['00000000-0000-7000-8000-000000000001']))).toEqual([422, 'exam_kit.centre_unknown']);
    const made = must(await make()).json<MadeKits>();
    expect(made.passphrases).toMatchObject([{ centre: '历城第二中学', kits: 4 }]);
    passphrase = made.passphrases[0]?.passphrase ?? '';
    expect(passphrase).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(codes(await make())).toEqual([409, 'exam_kit.under_way']);
    await t.runJobs();
    kits = (await list()).kits;
    expect(kits.map((k) => [k.state, k.people, k.outdated])).toEqual(Array.from({ length: 4 }, () => ['ready', 3, false]));
    expect((await t.asOwner('select 1 from exam_kit where passphrase is not null')).rows).toEqual([]);
    expect((await t.asOwner(`select 1 from audit_event where action = 'exam-kit.make' and after_digest is not null`)).rows.length).toBeGreaterThan(0);
  }, 60_000);

  test('are seen by their own city and province only, and a look at the file is written down', async () => {
    expect((await list(city)).kits).toHaveLength(4);
    expect((await list(otherCity)).kits).toEqual([]);
    expect(codes(await t.api.get(`/api/staff/exam-kits/${kits[0]?.id ?? ''}/file`, { as: otherCity.as }))).toEqual([404, 'exam_kit.not_found']);
    expect(codes(await t.api.get(`/api/staff/exam-kits?sitting=${sittingId}&province=37`, { as: other.as }))).toEqual([404, 'exam_kit.not_held_there']);
    must(await t.api.get(`/api/staff/exam-kits/${kits[0]?.id ?? ''}/file`, { as: city.as }));
    expect((await t.asOwner(`select 1 from audit_event where action = 'exam-kit.take'`)).rows).toHaveLength(1);
    expect(must(await t.api.get('/api/staff/exam-kit-sittings', { as: officer.as })).json<KitSittings>().sittings).toMatchObject([{ sittingId, kits: 4, results: 0 }]);
  });

  test('one that cannot be made says why, is made again with the same passphrase, and only then', async () => {
    const put = t.kit.blobs.put;
    t.kit.blobs.put = () => Promise.reject(new Error('ENOSPC: no space left on device'));
    const made = must(await make()).json<MadeKits>();
    await t.runJobs({ all: true });
    const failed = (await list()).kits[0];
    expect(failed).toMatchObject({ state: 'failed', failure: expect.stringContaining('ENOSPC') as unknown });
    t.kit.blobs.put = put;
    for (const k of (await list()).kits) must(await t.api.post(`/api/staff/exam-kits/${k.id}/again`, {}, { as: officer.as }));
    await t.runJobs();
    kits = (await list()).kits;
    expect(kits.map((k) => k.state)).toEqual(['ready', 'ready', 'ready', 'ready']);
    expect(codes(await t.api.post(`/api/staff/exam-kits/${kits[0]?.id ?? ''}/again`, {}, { as: officer.as }))).toEqual([409, 'exam_kit.not_failed']);
    passphrase = made.passphrases[0]?.passphrase ?? '';
  }, 60_000);
});

describe('签到页面 from a disk', () => {
  let address = '';
  const devices: { context: BrowserContext; page: Page }[] = [];
  const files: string[] = [];
  const faults: string[] = [];

  /** A device of its own with the page of the first half-day open. */
  async function device(name: string, width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'zh-CN', offline: true, acceptDownloads: true });
    const page = await context.newPage();
    page.on('pageerror', (e) => faults.push(e.message));
    page.on('request', (r) => { if (!/^(file|blob|data):/.test(r.url())) faults.push(`asked for ${r.url()}`); });
    await page.goto(address);
    await page.getByText('签名有效').waitFor();
    await page.getByLabel('本设备名称').fill(name);
    await page.getByLabel(/^口令/).fill('0000-0000-0000-0000');
    await page.getByRole('button', { name: '打开名册' }).click();
    await page.getByText('口令不对').waitFor();
    await page.getByLabel(/^口令/).fill(passphrase.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: '打开名册' }).click();
    await page.getByText('阿依古丽·买买提').waitFor();
    devices.push({ context, page });
    return page;
  }
  const scan = async (page: Page, text: string) => { await page.getByRole('searchbox').fill(text); await page.keyboard.press('Enter'); };
  const press = (page: Page, name: string, act: string) => page.getByRole('region', { name }).getByRole('button', { name: act, exact: true }).click();
  const note = async (page: Page, name: string, kind: string, text: string) => {
    const card = page.getByRole('region', { name });
    if (!(await card.locator('details').evaluate((d) => d.hasAttribute('open')))) await card.getByText('记录情况').first().click();
    await card.getByRole('radio', { name: kind }).check();
    await card.getByLabel(/^情况说明/).fill(text);
    await card.getByRole('button', { name: '记录', exact: true }).click();
  };
  const counted = (page: Page) => page.locator('.counts dd').allTextContents().then((all) => all.map(Number));
  async function exported(page: Page): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出结果' }).click()]);
    const path = join(folder, `${String(files.length)}.jbresult`);
    await download.saveAs(path);
    files.push(path);
    return path;
  }
  const axe = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id} ${v.nodes[0]?.target.join(' ') ?? ''}`)).toEqual([]);

  test('holds nothing readable before the passphrase, and a changed roster is refused at once', async () => {
    const zip = unzip(await t.inTx(async (tx) => { const row = await tx.selectFrom('exam_kit').select('blob_id').where('kit_id', '=', kits[0]?.id ?? '').executeTakeFirstOrThrow(); return (await t.kit.blobs.get(row.blob_id as never))?.bytes ?? Buffer.alloc(0); }));
    expect([...zip.keys()]).toEqual(['使用说明.txt', '签到.html', '名册.jbkit']);
    for (const text of zip.values()) for (const secret of [...NAMES, tickets.get('张伟') ?? '', passphrase]) expect(text).not.toContain(secret);
    const html = zip.get('签到.html') ?? '';
    const forged = join(folder, '改.html');
    writeFileSync(forged, html.replace('历城第二中学', '历城第一中学').replace(/(\\"people\\":)3/, '$14'));
    const page = await browser.newPage();
    await page.goto(`file://${forged}`);
    await page.getByText('签名无效').waitFor();
    expect(await page.getByRole('button', { name: '打开名册' }).count()).toBe(0);
    await page.close();
    writeFileSync(join(folder, '签到.html'), html);
    address = `file://${join(folder, '签到.html')}`;
  });

  test('checks in by number, by the ticket’s code and by name on two devices, keeps it over a reload, and merges without conflict', async () => {
    const first = await device('第1考场 甲', 1280);
    await axe(first);
    await scan(first, tickets.get('张伟') ?? '');
    await first.getByRole('img', { name: '张伟' }).waitFor();
    await axe(first);
    await press(first, '张伟', '到场');
    await scan(first, '欧阳');
    await press(first, '欧阳倩', '缺考');
    expect(await counted(first)).toEqual([3, 1, 1, 1]);
    await scan(first, '270343799999999');
    await first.getByText('本考点本场没有').waitFor();
    await first.reload();
    await first.getByLabel(/^口令/).fill(passphrase);
    await first.getByRole('button', { name: '打开名册' }).click();
    await first.getByText('阿依古丽·买买提').waitFor();
    await expect.poll(() => counted(first)).toEqual([3, 1, 1, 1]);

    const phone = await device('第1考场 乙', 360);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await scan(phone, '欧阳');
    await press(phone, '欧阳倩', '到场');
    await scan(phone, '阿依古丽');
    await press(phone, '阿依古丽·买买提', '到场');
    await note(phone, '阿依古丽·买买提', '违纪', '短');
    await phone.getByText('请写明情况').waitFor();
    await note(phone, '阿依古丽·买买提', '违纪', '开考后携带手机进入考场');
    await axe(phone);
    const theirs = await exported(phone);
    for (let n = 0; n < 2; n++) {
      await first.getByLabel(/^合并另一台设备的结果/).setInputFiles(theirs);
      await first.getByText('已合并“第1考场 乙”').waitFor();
      await expect.poll(() => counted(first)).toEqual([3, 3, 0, 0]);
    }
    const changed = join(folder, '改.jbresult');
    writeFileSync(changed, readFileSync(theirs, 'utf8').replace('present', 'absent'));
    await first.getByLabel(/^合并另一台设备的结果/).setInputFiles(changed);
    await first.getByText('没有合并').waitFor();
    await first.getByRole('button', { name: 'English' }).click();
    await first.getByRole('button', { name: 'Export the results' }).waitFor();
    await axe(first);
    await first.getByRole('button', { name: '中文' }).click();
    await exported(first);
    expect(faults).toEqual([]);
  }, 120_000);

  test('results are taken from the day on, as they were signed: early, altered, foreign, repeated and late files are refused and change nothing', async () => {
    const [theirs = '', all = ''] = files.map((f) => readFileSync(f, 'utf8'));
    expect(codes(await send(theirs))).toEqual([409, 'exam_kit.results_early']);
    t.clock.set(Date.parse(`${examOn[0] ?? ''}T12:30:00+08:00`));
    await signInAgain();
    expect(codes(await send('{"format":"JBR1"'))).toEqual([422, 'exam_kit.results_unreadable']);
    expect(codes(await send(theirs.replace('present', 'absent')))).toEqual([422, 'exam_kit.results_forged']);
    const reversed = JSON.parse(theirs) as { bundles: { signature: string }[] };
    for (const b of reversed.bundles) b.signature = [...b.signature].reverse().join('');
    expect(codes(await send(JSON.stringify(reversed)))).toEqual([422, 'exam_kit.results_forged']);
    expect(codes(await send(theirs, other))).toEqual([422, 'exam_kit.results_of_another']);
    expect((await t.asOwner('select 1 from exam_kit_result')).rows).toEqual([]);
    const sent = await Promise.all([send(theirs), send(theirs), send(theirs)]);
    expect(sent.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    // the first device’s file holds the other’s as well: only what is new is taken
    expect(must(await send(all)).json<TakenResults>()).toMatchObject({ kitId: kits[0]?.id, devices: 1 });
    expect(codes(await send(all))).toEqual([409, 'exam_kit.results_known']);
    await expect(t.asOwner(`set role jinbang_app; delete from exam_kit_result`)).rejects.toThrow(/permission denied/);
    await t.asOwner('reset role');
  });

  test('the preview tells rooms, breaches and contradictions; recording makes exam-day marks once', async () => {
    const id = kits[0]?.id ?? '';
    const view = await results(id);
    expect(view).toMatchObject({
      people: 3, rooms: [{ number: 1, expected: 3, present: 3, absent: 0, unmarked: 0 }], notes: [{ ticket: tickets.get('阿依古丽·买买提'), kind: 'violation', note: '开考后携带手机进入考场', device: '第1考场 乙' }],
      toRecord: { absent: 0, violations: 1, known: 0 }, faults: [{ ticket: tickets.get('欧阳倩') }], mayLoad: true,
    });
    expect(view.devices.map((d) => d.device).sort()).toEqual(['第1考场 乙', '第1考场 甲']);
    expect((await t.api.get(`/api/staff/exam-kits/${id}/results`, { as: otherCity.as })).status).toBe(404);
    const loads = await Promise.all([1, 2].map(() => t.api.post(`/api/staff/exam-kits/${id}/loading`, {}, { as: officer.as })));
    expect(loads.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(must(await t.api.get(`/api/staff/score-sittings/${sittingId}/exam-day`, { as: officer.as })).json<ExamDayEntries>().entries).toMatchObject([{ ticket: tickets.get('阿依古丽·买买提'), subject: '1', kind: 'violation', note: '开考后携带手机进入考场' }]);
    expect(await results(id)).toMatchObject({ toRecord: { violations: 0, known: 1 }, mayLoad: false, loads: [{ recorded: 1 }] });
  });

  test('after seven days nothing is taken any more', async () => {
    t.clock.set(Date.parse(`${examOn[0] ?? ''}T00:00:00+08:00`) + 8 * 86_400_000);
    await signInAgain();
    expect(codes(await send(readFileSync(files[0] ?? '', 'utf8')))).toEqual([409, 'exam_kit.results_late']);
    expect(codes(await make())).toEqual([409, 'exam_kit.exam_over']);
  });
});
