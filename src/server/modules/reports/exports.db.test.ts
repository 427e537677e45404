import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ExportList, ExportView } from '#contracts/reports.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { nameJurisdiction } from '#server/name-jurisdiction.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { unzip } from '#server/testing/unzip.ts';
import { reports } from './index.ts';

type Waiting = { id: ApplicationId; candidate: Candidate; point: string; name: string };

let t: TestApp;
let people: Waiting[];
let nation: Colleague;
let sittingId: string;

const FORMULA = '=HYPERLINK("http://evil.example","张伟")';

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  const waiting = async (point: string, name: string) => {
    // a bracketed name is verified by hand: it is given once the application is there
    const made = await awaitingReview(t, sittingId, { point, name: name.replaceAll(/[[\]]/g, ''), how: point.startsWith('36') ? 'on_site' : 'online' });
    await rename(made.id, name);
    return { ...made, point, name };
  };
  people = [await waiting('3701-01', '张伟'), await waiting('3702-01', '欧阳倩'), await waiting('3601-01', '𠮷田健'), await waiting('3701-02', '王晓[沛]'), await waiting('3701-01', '阿依古丽·买买提')];
  nation = await colleague(t, { name: '李建国', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
}, 240_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const asked = { list: 'applications', format: 'csv', columns: ['number', 'name', 'document_number', 'phone', 'review_point', 'review_state'], filters: {}, purpose: '考务安排' };
const start = (who: Colleague, changes: Record<string, unknown> = {}) => t.api.post('/api/staff/exports', { ...asked, ...changes }, { as: who.as });
const begun = async (who: Colleague, changes: Record<string, unknown> = {}) => must(await start(who, changes)).json<ExportView>();
const listed = async (who: Colleague) => must(await t.api.get('/api/staff/exports', { as: who.as })).json<ExportList>().exports;
const cancel = (who: Colleague, id: string) => t.api.post(`/api/staff/exports/${id}/cancellation`, {}, { as: who.as });

async function fetchFile(who: Colleague, id: string): Promise<Buffer> {
  const reply = await t.app.http.inject({ method: 'GET', url: `/api/staff/exports/${id}/file`, cookies: who.as.cookies });
  expect(reply.statusCode).toBe(200);
  return reply.rawPayload;
}

async function exported(who: Colleague, changes: Record<string, unknown> = {}): Promise<string[][]> {
  const { id } = await begun(who, changes);
  await t.runJobs();
  return lines((await fetchFile(who, id)).toString('utf8').replace(/^\uFEFF/, ''));
}

async function rename(id: ApplicationId, name: string): Promise<void> {
  const { account_id } = await t.db.selectFrom('application').select('account_id').where('id', '=', id).executeTakeFirstOrThrow();
  await t.db.updateTable('account').set({ name }).where('account_id', '=', account_id).execute();
}

const lines = (csv: string) => csv.trimEnd().split('\r\n').map((l) => l.split(','));

describe('an export', () => {
  it('runs in the background, shows how far it is, and is a file of whole rows with the exporter on each', async () => {
    const { id, rowsDone } = await begun(nation, { filters: { sitting: sittingId } });
    expect(rowsDone).toBe(0);
    expect(codes(await t.api.get(`/api/staff/exports/${id}/file`, { as: nation.as }))).toEqual(['export.not_ready']);
    await t.runJobs();
    expect((await listed(nation)).find((e) => e.id === id)).toMatchObject({ state: 'done', rowsTotal: 5, rowsDone: 5, purpose: '考务安排', unmasked: false });
    const bytes = await fetchFile(nation, id);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [heading, ...rows] = lines(bytes.toString('utf8').slice(1));
    expect(heading).toEqual(['报名序号', '姓名', '证件号码', '手机号', '审核点', '核验状态', '导出标记']);
    expect(new Set(rows.map((r) => r[1]))).toEqual(new Set(people.map((p) => p.name)));
    for (const row of rows) {
      expect(row[2]).toMatch(/^\d{10}\*{4}[\dX]{4}$/);
      expect(row[3]).toMatch(/^1[38]\d\*{8}$/);
      expect(row[6]).toContain(`李建国（${nation.userName}）`);
      expect(row[6]).toContain('考务安排');
    }
    const audited = await t.db.selectFrom('audit_event').select('action').where('subject', '=', `export:${id}`).orderBy('at').execute();
    expect(audited.map((a) => a.action)).toEqual(expect.arrayContaining(['report.start_export', 'report.finish_export', 'report.download_export']));
  });

  it('leaves with what names are put in order by, so that any spreadsheet sorts them by reading or strokes, without the name itself being asked for', async () => {
    const rows = (await exported(nation, { columns: ['name_pinyin', 'name_strokes'], filters: { sitting: sittingId } })).slice(1);
    const sorted = (at: number) => rows.map((r) => r[at] ?? '').toSorted().map((key) => key.split(' ').at(-1));
    expect(sorted(0)).toEqual(['阿依古丽·买买提', '𠮷田健', '欧阳倩', '王晓[沛]', '张伟']);
    expect(sorted(1)).toEqual(['王晓[沛]', '𠮷田健', '张伟', '阿依古丽·买买提', '欧阳倩']);
  });

  it('keeps rare characters in GB 18030', async () => {
    const { id } = await begun(nation, { format: 'csv_gb18030' });
    await runParts();
    const text = new TextDecoder('gb18030', { fatal: true }).decode(await fetchFile(nation, id));
    for (const name of ['𠮷田健', '王晓[沛]', '阿依古丽·买买提']) expect(text).toContain(name);
  });

  it('holds names that begin like a formula as text, in both kinds of file', async () => {
    const one = people[0];
    if (!one) throw new Error('nobody');
    await rename(one.id, FORMULA);
    const csv = await begun(nation, { columns: ['name'], filters: { point: '3701-01' } });
    const xlsx = await begun(nation, { format: 'xlsx', columns: ['name'], filters: { point: '3701-01' } });
    await runParts();
    expect((await fetchFile(nation, csv.id)).toString('utf8')).toContain(`"'=HYPERLINK(""http://evil.example"",""张伟"")"`);
    const sheet = unzip(await fetchFile(nation, xlsx.id)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain(`<is><t xml:space="preserve">'=HYPERLINK(&quot;http://evil.example&quot;`);
    expect(sheet).not.toContain('<f>');
    await rename(one.id, one.name);
  });

  it('is a sound workbook made of parts, with a sheet that says who exported it and why', async () => {
    const { id } = await begun(nation, { format: 'xlsx' });
    await runParts();
    const files = unzip(await fetchFile(nation, id));
    expect([...files.keys()]).toEqual(expect.arrayContaining(['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']));
    expect(files.get('xl/worksheets/sheet1.xml')?.match(/<row>/g)).toHaveLength(6);
    expect(files.get('xl/worksheets/sheet1.xml')).toContain('𠮷田健');
    expect(files.get('xl/worksheets/sheet2.xml')).toContain('考务安排');
  });

  it('shows whole numbers only to those who may see them, for a reason', async () => {
    const clerk = await colleague(t, { roles: ['city_officer'], jurisdiction: { kind: 'prefecture', prefecture: '3701' } });
    expect(codes(await start(clerk, { unmaskReason: '与行业协会核对名单' }))).toEqual(['export.unmask_forbidden']);
    const rows = await exported(nation, { unmaskReason: '与公安核对考生身份', filters: { point: '3702-01' } });
    expect(rows[1]?.[2]).toMatch(/^\d{17}[\dX]$/);
    expect(rows[1]?.[3]).toMatch(/^1\d{10}$/);
  });
});

describe('whose it is', () => {
  it('is its owner’s alone', async () => {
    const { id } = await begun(nation);
    await runParts();
    const other = await colleague(t, { name: '王芳', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    expect((await t.api.get(`/api/staff/exports/${id}/file`, { as: other.as })).status).toBe(404);
    expect((await cancel(other, id)).status).toBe(404);
    expect(await listed(other)).toEqual([]);
    const reviewer = await colleague(t);
    expect(codes(await start(reviewer))).toEqual(['export.list_closed']);
    expect(codes(await start(nation, { list: 'nothing.such' }))).toEqual(['export.list_closed']);
    expect(codes(await start(nation, { columns: ['name', 'password_hash'] }))).toEqual(['export.column_unknown']);
  });

  it('holds exactly what lies in the jurisdiction', async () => {
    const places = fc.oneof(
      fc.constant<Jurisdiction>({ kind: 'nation' }),
      fc.constantFrom('37', '36', '44').map((province): Jurisdiction => ({ kind: 'province', province })),
      fc.constantFrom('3701', '3702', '3601').map((prefecture): Jurisdiction => ({ kind: 'prefecture', prefecture })),
    );
    const exams = fc.constantFrom<Pick<Jurisdiction, 'exams'>>({}, {}, { exams: ['034'] }, { exams: ['028'] });
    await fc.assert(fc.asyncProperty(places, exams, async (place, exam) => {
      const jurisdiction: Jurisdiction = { ...place, ...exam };
      const role = place.kind === 'nation' ? 'national_admin' : place.kind === 'province' ? 'provincial_admin' : 'city_officer';
      const who = await colleague(t, { roles: [role], jurisdiction });
      const rows = await exported(who, { columns: ['name'] });
      const seen = people.filter((p) => covers(jurisdiction, { reviewPoint: p.point, exam: sittingId.slice(0, 3) })).map((p) => p.name);
      expect(rows.slice(1).map((r) => r[0]).toSorted()).toEqual(seen.toSorted());
    }), { numRuns: 10 });
  }, 120_000);

  it('cannot name a place outside the jurisdiction', async () => {
    const jinan = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    expect(codes(await start(jinan, { filters: { point: '3601-01' } }))).toEqual(['export.place_foreign']);
    expect(codes(await start(jinan, { filters: { province: '36' } }))).toEqual(['export.place_foreign']);
  });
});

describe('an end before the end', () => {
  it('can be cancelled while it runs, never afterwards', async () => {
    const { id } = await begun(nation);
    expect(must(await cancel(nation, id)).json<ExportView>().state).toBe('cancelled');
    await runParts();
    expect(codes(await t.api.get(`/api/staff/exports/${id}/file`, { as: nation.as }))).toEqual(['export.gone']);
    expect(codes(await cancel(nation, id))).toEqual(['export.over']);
    await t.db.updateTable('export_job').set({ state: 'running' }).where('export_id', '=', id).execute();
    expect(await t.db.selectFrom('export_part').selectAll().where('export_id', '=', id).execute()).toEqual([]);
    must(await cancel(nation, id));
  });

  it('that a killed process left goes on where the last whole part ended', async () => {
    const whole = await begun(nation, { format: 'xlsx' });
    await runParts();
    const { id } = await begun(nation, { format: 'xlsx' });
    await loseJobs();
    for (const part of [0, 1]) {
      await runHandler('reports.continue-export', { exportId: id, part });
      await loseJobs();
    }
    // killed with the bytes of the third part written and not yet known to anybody
    await runHandler('reports.continue-export', { exportId: id, part: 2 }, { killed: true });
    expect((await listed(nation)).find((e) => e.id === id)).toMatchObject({ state: 'running', rowsDone: 4, rowsTotal: 5 });
    expect(codes(await t.api.get(`/api/staff/exports/${id}/file`, { as: nation.as }))).toEqual(['export.not_ready']);
    await runParts();
    expect((await listed(nation)).find((e) => e.id === id)?.state).toBe('running');
    t.clock.set(t.clock.now() + 5 * 60_000);
    await runKeeper();
    await runParts();
    const again = unzip(await fetchFile(nation, id)).get('xl/worksheets/sheet1.xml') ?? '';
    const once = unzip(await fetchFile(nation, whole.id)).get('xl/worksheets/sheet1.xml') ?? '';
    const names = (xml: string) => [...xml.matchAll(/preserve">([^<]*)<\/t>/g)].map((m) => m[1]).filter((v) => people.some((p) => p.name === v));
    expect(names(again)).toEqual(names(once));
    expect(names(again)).toHaveLength(5);
  });

  it('comes when the role is taken away while it runs: nothing more is written, nothing can be fetched', async () => {
    const officer = await colleague(t, { name: '周强', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    const { id } = await begun(officer);
    const done = await begun(officer);
    await loseJobs();
    await runHandler('reports.continue-export', { exportId: id, part: 0 });
    await loseJobs();
    await runHandler('reports.continue-export', { exportId: done.id, part: 0 });
    await runParts();
    await t.db.deleteFrom('staff_role').where('staff_id', '=', officer.id).execute();
    await t.db.insertInto('staff_role').values({ staff_id: officer.id, role: 'integrity_officer' }).execute();
    await runHandler('reports.continue-export', { exportId: id, part: 1 });
    expect(await t.db.selectFrom('export_job').select(['state', 'rows_done']).where('export_id', '=', id).executeTakeFirstOrThrow()).toEqual({ state: 'stopped', rows_done: 2 });
    expect((await t.db.selectFrom('audit_event').select('action').where('subject', '=', `export:${id}`).execute()).map((a) => a.action)).toContain('report.stop_export');
    const changed = await t.signInStaff(officer.id);
    expect(codes(await t.api.get(`/api/staff/exports/${done.id}/file`, { as: changed }))).toEqual(['export.gone']);
  });

  it('comes when the jurisdiction has become another', async () => {
    const officer = await colleague(t, { name: '江涛', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    const { id } = await begun(officer);
    await loseJobs();
    await t.db.updateTable('staff_member').set({ province: '36' }).where('id', '=', officer.id).execute();
    await runHandler('reports.continue-export', { exportId: id, part: 0 });
    expect(await t.db.selectFrom('export_job').select(['state', 'rows_done']).where('export_id', '=', id).executeTakeFirstOrThrow()).toEqual({ state: 'stopped', rows_done: 0 });
  });

  it('expires after seven days, its bytes with it', async () => {
    const { id } = await begun(nation);
    await runParts();
    const blobs = (await t.db.selectFrom('export_part').select('blob_id').where('export_id', '=', id).execute()).map((p) => p.blob_id);
    expect(blobs.length).toBeGreaterThan(1);
    await t.db.updateTable('export_job').set({ expires_at: new Date(t.clock.now() - 1) }).where('export_id', '=', id).execute();
    expect(codes(await t.api.get(`/api/staff/exports/${id}/file`, { as: nation.as }))).toEqual(['export.gone']);
    await runKeeper();
    await runKeeper();
    expect(await t.db.selectFrom('export_part').selectAll().where('export_id', '=', id).execute()).toEqual([]);
    expect((await listed(nation)).find((e) => e.id === id)?.state).toBe('expired');
  });

  it('keeps anybody from more than three at once', async () => {
    const busy = await colleague(t, { name: '周强', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    for (let i = 0; i < 3; i++) await begun(busy);
    expect(codes(await start(busy))).toEqual(['export.too_many']);
    for (const { id } of await listed(busy)) must(await cancel(busy, id));
  });
});

/** One job of the module by hand; killed: its slow part is done, its transaction never came. */
async function runHandler(name: string, payload: object, { killed = false } = {}): Promise<void> {
  const handler = reports({ nameJurisdiction, lists: () => t.app.modules.flatMap((m) => m.lists ?? []), partRows: 2 }).handlers?.find((h) => h.job.name === name);
  if (!handler) throw new Error(`nobody does ${name}`);
  const now = t.clock.now();
  const prepared: unknown = await handler.prepare?.({ kit: t.kit, now, read: t.inTx, near: t.inTx }, payload);
  if (!killed) await t.inTx((tx) => handler.work({ tx, now, kit: t.kit }, payload, prepared));
}

/** The queue with parts of two rows, so that a few applications make a file of several parts. */
async function runParts(): Promise<void> {
  const queued = () => sql<{ data: { exportId: string; part: number } }>`delete from jobs.job where name = 'reports.continue-export' returning data`.execute(t.db);
  for (let { rows } = await queued(); rows.length > 0; { rows } = await queued()) {
    for (const { data } of rows) await runHandler('reports.continue-export', data);
  }
}

const runKeeper = () => runHandler('reports.keep-exports', {});

/** What was queued is gone, as after a process was killed that had taken it. */
async function loseJobs(): Promise<void> {
  await sql`delete from jobs.job where name = 'reports.continue-export'`.execute(t.db);
}
