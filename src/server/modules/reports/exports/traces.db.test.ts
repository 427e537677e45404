import { readXlsx, writeXlsx } from 'hucre';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportTrace } from '#contracts/export-traces.ts';
import type { ExportView } from '#contracts/reports.ts';
import { KEPT_CLASSES } from '#server/kept-classes.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { findMarks } from './mark.ts';

const ROWS = KEPT_CLASSES.length;
let t: TestApp;
let li: Colleague;
let song: Colleague;
let auditor: Colleague;

beforeAll(async () => {
  t = await testApp({ withReferenceData: false });
  li = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  song = await colleague(t, { name: '宋岚', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  auditor = await colleague(t, { name: '沈计', roles: ['auditor'], jurisdiction: { kind: 'nation' } });
});
afterAll(() => t.stop());

/** The list of classes of data, as somebody took it along. */
async function exported(who: Colleague, format: 'csv' | 'csv_gb18030' | 'xlsx', purpose: string): Promise<{ id: string; bytes: Buffer }> {
  const { id } = must(await t.api.post('/api/staff/exports', { list: 'retention.classes', format, columns: ['class', 'table', 'kept'], filters: {}, purpose }, { as: who.as })).json<ExportView>();
  await t.runJobs();
  const reply = await t.app.http.inject({ method: 'GET', url: `/api/staff/exports/${id}/file`, cookies: who.as.cookies });
  expect(reply.statusCode).toBe(200);
  return { id, bytes: reply.rawPayload };
}
const traced = async (text: string, who = auditor) => must(await t.api.post('/api/staff/export-traces', { text }, { as: who.as })).json<ExportTrace>().marks;
const tracedFile = async (fileName: string, bytes: Buffer) => must(await t.api.upload('/api/staff/export-traces/file', multipartOf({}, [{ field: 'files', fileName, contentType: 'application/octet-stream', bytes }]), { as: auditor.as })).json<ExportTrace>().marks;
const rowsOf = (csv: Buffer): string[] => csv.toString('utf8').trimEnd().split('\r\n').slice(1);

test('a file leads back to who exported it: as it is, saved anew with its rows mixed, a part, one row', async () => {
  const { id, bytes } = await exported(li, 'xlsx', '年度清理核对');
  const whose = { verdict: 'ours', export: { id, staffName: '李明', staffUserName: li.userName, purpose: '年度清理核对', list: '保存期限试算', rows: ROWS } };
  expect(await tracedFile('名单.xlsx', bytes)).toMatchObject([{ ...whose, times: ROWS }]);
  const [sheet] = (await readXlsx(bytes)).sheets;
  const rows = (sheet?.rows ?? []).slice(1);
  const again = Buffer.from(await writeXlsx({ sheets: [{ name: '通讯录', rows: rows.toReversed().slice(3).map((row) => row.toReversed()) }] }));
  expect(await tracedFile('改名.xlsx', again)).toMatchObject([{ ...whose, times: ROWS - 3 }]);
  expect(await traced(rows[4]?.join(' ') ?? '')).toMatchObject([{ ...whose, times: 1 }]);
  for (const format of ['csv', 'csv_gb18030'] as const) {
    const file = await exported(song, format, '交省里核对');
    expect(await tracedFile('名单.csv', file.bytes)).toMatchObject([{ verdict: 'ours', times: ROWS, export: { id: file.id, staffName: '宋岚' } }]);
  }
});

test('rows of two exports put together lead to both, by how many of each', async () => {
  const [a, b] = [await exported(li, 'csv', '甲用途核对'), await exported(song, 'csv', '乙用途核对')];
  const mixed = [...rowsOf(a.bytes).slice(0, 7), ...rowsOf(b.bytes).slice(0, 2)].toSorted().join('\n');
  expect((await traced(mixed)).map((m) => [m.export?.staffName, m.times])).toEqual([['李明', 7], ['宋岚', 2]]);
});

test('a mark in somebody else’s name is told: the seal is not ours', async () => {
  const { bytes, id } = await exported(song, 'csv', '核对名单');
  const row = rowsOf(bytes)[0] ?? '';
  const blamed = row.replace(/#[0-9a-f]{8}-[0-9a-f]{10}/, (mark) => `${mark.slice(0, 10)}0000000000`);
  expect(await traced(blamed)).toMatchObject([{ verdict: 'altered', export: null }]);
  expect(await traced(`随便写的 #${'f'.repeat(8)}-${'a'.repeat(10)}`)).toMatchObject([{ verdict: 'unknown', export: null }]);
  expect(await traced(`李明（li） 2026-01-01 09:00 核对 #${id.slice(-8)}`)).toMatchObject([{ verdict: 'unsealed', export: { id } }]);
  expect(await traced('没有标记的一行，欧阳倩，合格')).toEqual([]);
});

test('is for auditors, and stands in the log itself', async () => {
  expect((await t.api.post('/api/staff/export-traces', { text: '#00000000-0000000000' }, { as: li.as })).status).toBe(403);
  const { rows } = await t.asOwner("select count(*)::int as n from audit_event where action = 'report.trace' and actor_id = $1", [auditor.id]);
  expect(rows[0]?.['n']).toBeGreaterThan(5);
});

test('marks are found whatever stands around them, and nothing else is taken for one', () => {
  fc.assert(fc.property(fc.array(fc.record({ before: fc.string({ unit: fc.constantFrom(...'张,"; \t（）#-') }), ending: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 8 }), seal: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 10, maxLength: 10 }) }), { maxLength: 8 }), (parts) => {
    const found = findMarks(parts.map((p) => `${p.before}#${p.ending}-${p.seal}`).join('\n'));
    expect(found.reduce((n, { times }) => n + times, 0)).toBe(parts.length);
    for (const p of parts) expect(found.some(({ mark }) => mark.ending === p.ending && mark.seal === p.seal)).toBe(true);
  }));
  expect(findMarks('订单 #12345678901 与 #abc')).toEqual([]);
});
