import { writeXlsx, type WriteSheet } from 'hucre';
import iconv from 'iconv-lite';
import { deflateRawSync, crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ImportFaults, MajorImport } from '#contracts/major-imports.ts';
import type { MajorDiff, MajorLines, MajorVersionWhole } from '#contracts/major-versions.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let author: Colleague;
let economist: Colleague;

beforeAll(async () => {
  t = await testApp();
  author = await colleague(t, { name: '许静', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  economist = await colleague(t, { name: '温岚', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation', exams: ['001'] } });
}, 120_000);
afterAll(() => t.stop());

const ROOT = '/api/staff/major-versions';
const IMPORTS = '/api/staff/major-imports';
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const get = <T>(path: string) => t.api.get(path, { as: author.as }).then((r) => must(r).json<T>());
const begun = async () => must(await t.api.post(ROOT, { basedOn: null, examCodes: ['045'] }, { as: author.as })).json<MajorVersionWhole>();
const send = (id: string, fileName: string, bytes: Buffer, who = author) => t.api.upload(`${ROOT}/${id}/imports`, multipartOf({}, [{ field: 'files', fileName, contentType: 'application/octet-stream', bytes }]), { as: who.as });
const sent = async (id: string, fileName: string, bytes: Buffer) => must(await send(id, fileName, bytes)).json<MajorImport>();
const load = async (i: MajorImport, rows: 'all' | 'good', mode: 'replace' | 'append' = 'replace') => t.api.post(`${IMPORTS}/${i.id}/loading`, { version: (await get<MajorVersionWhole>(`${ROOT}/${i.versionId}`)).version, rows, mode }, { as: author.as });
const faultsOf = async (i: MajorImport) => (await get<ImportFaults>(`${IMPORTS}/${i.id}/faults`)).faults.map((f) => `${String(f.row)}${f.column ?? ''} ${f.text}`);
const total = async (id: string) => (await get<MajorLines>(`${ROOT}/${id}/lines`)).total;

const HEADINGS = ['专业代码', '专业名称', '专业类', '分类', '2012年版目录', '1998年以前'];
type Cells = (string | number | Date | null)[];
const many = (n: number): Cells[] => Array.from({ length: n }, (_, i) => [String(100_000 + i), `专业${String(i)}`, '土木类', '本专业', `旧名甲${String(i)}、旧名乙${String(i)}`, '']);
const csv = (rows: Cells[]) => rows.map((r) => r.map((c) => { const text = String(c ?? ''); return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; }).join(',')).join('\r\n');
const xlsx = async (rows: Cells[], more: Partial<WriteSheet> = {}, before: WriteSheet[] = []) => Buffer.from(await writeXlsx({ sheets: [...before, { name: '对照表', rows, ...more }] }));

/** Ten thousand rows of which three are bad, in ways people make them. */
function withThreeBad(): Cells[] {
  const rows = many(10_000);
  rows[122] = ['10O122', '采矿工程', '矿业类', '本专业', '', ''];
  rows[4_999] = ['104999', '', '土木类', '本专业', '', ''];
  rows[9_998] = ['109998', '工程力学', '力学类', '相关专业', '', ''];
  return [HEADINGS, ...rows];
}
const THREE = ['124A 专业代码应为 6 位数字，特设、控制专业后加 T、K', '5001B 请填写', '10000D 分类“相关专业”应为本专业、相近专业或其他专业'];

describe('ten thousand rows, three of them bad', () => {
  it.each([
    ['CSV (UTF-8 with BOM)', 'csv', () => Promise.resolve(Buffer.from(`\uFEFF${csv(withThreeBad())}`)), 'utf-8-bom'], ['CSV (UTF-8)', 'csv', () => Promise.resolve(Buffer.from(csv(withThreeBad()))), 'utf-8'],
    ['CSV (GB 18030)', 'csv', () => Promise.resolve(iconv.encode(csv(withThreeBad()), 'gb18030')), 'gb18030'], ['XLSX', 'xlsx', () => xlsx(withThreeBad()), null],
  ] as const)('%s: all reported with row and column, nothing loaded unless chosen', async (_, format, bytes, encoding) => {
    const v = await begun();
    const i = await sent(v.id, `专业对照表.${format}`, await bytes());
    expect(i).toMatchObject({ format, encoding, state: 'checked', rows: 10_000, good: 9_997, bad: 3, faults: 3, notes: 0, headerRow: 1 });
    expect((await faultsOf(i)).map((f) => f.replace(/请填写.*/, '请填写'))).toEqual(THREE);
    expect(await total(v.id)).toBe(0);
    const no = await load(i, 'all');
    expect([no.status, codes(no)]).toEqual([422, ['major.import_has_faults']]);
    expect(await total(v.id)).toBe(0);
    expect(await get<MajorDiff>(`${IMPORTS}/${i.id}/differences`)).toMatchObject({ added: 9_997, removed: 0, changed: 0 });
    const done = must(await load(i, 'good')).json<MajorVersionWhole>();
    expect([done.lineCount, done.history[0]?.act, done.history[0]?.detail]).toEqual([9_997, 'load', `专业对照表.${format} +9997 −3`]);
    expect((await get<MajorLines>(`${ROOT}/${v.id}/lines?search=旧名乙777`)).lines.some((l) => l.nameZh === '专业777')).toBe(true);
    expect(codes(await load(i, 'good'))).toEqual(['major.import_over']);
    must(await t.api.post(`${ROOT}/${v.id}/withdrawal`, { version: done.version, reason: '试导入后撤销' }, { as: author.as }));
  }, 120_000);

  it('other requests go on while a file is read', async () => {
    const v = await begun();
    const bytes = await xlsx(withThreeBad());
    const began = performance.now();
    const upload = send(v.id, '表.xlsx', bytes);
    const waits: number[] = [];
    while (waits.length < 5) {
      const at = performance.now();
      must(await t.page.get('/provinces'));
      waits.push(performance.now() - at);
    }
    must(await upload);
    expect(Math.min(...waits)).toBeLessThan(Math.max(200, (performance.now() - began) / 2));
  }, 60_000);
});

describe('what a file may hold', () => {
  it('headings in any order under a title, a lost zero, rows merged downwards, several names in a cell', async () => {
    const v = await begun();
    const rows: Cells[] = [['一级建造师资格考试专业对照表'], ['分类', '专业类', '专业名称', '专业代码', '1998年以前', '备注', '同义名称'], ['本专业', '土木类', '土木工程', 81_001, '矿井建设、土建结构工程（含岩土、地下）', '', '土木建筑工程'], [null, null, null, 81_001, '城镇建设', '', ''], ['相近', '力学类', '工程力学', '080102', '', '', '']];
    const i = await sent(v.id, '对照表.xlsx', await xlsx(rows, { merges: [0, 1, 2].map((c) => ({ startRow: 2, endRow: 3, startCol: c, endCol: c })) }, [{ name: '说明', rows: [['本表依据通知编制']] }]));
    expect(i).toMatchObject({ sheet: '对照表', otherSheets: ['说明'], headerRow: 2, rows: 3, bad: 0, state: 'checked' });
    expect(i.notes).toBeGreaterThan(0);
    must(await load(i, 'all'));
    const { lines } = await get<MajorLines>(`${ROOT}/${v.id}/lines`);
    expect(lines.map((l) => [l.code, l.nameZh, l.category, l.names['before1998'] ?? []])).toEqual([
      ['081001', '土木工程', 'core', ['矿井建设', '土建结构工程（含岩土、地下）']], ['081001', '土木工程', 'core', ['城镇建设']], ['080102', '工程力学', 'related', []],
    ]);
    expect((await get<{ synonyms: { name: string; code: string }[] }>(`${ROOT}/${v.id}/synonyms`)).synonyms).toMatchObject([{ name: '土木建筑工程', code: '081001' }]);
  });

  it('formulas, errors, cells merged across columns, twice the same row, one code for two majors: each at its cell', async () => {
    const v = await begun();
    const rows: Cells[] = [HEADINGS, ['081001', '土木工程', '土木类', '本专业', '', ''], ['081002', '公式', '土木类', '本专业', '', ''], ['081003', '合并', '土木类', '本专业', '', ''], ['081001', '土木工程', '土木类', '本专业', '', ''], ['081001', '土地工程', '土木类', '本专业', '', ''], ['081005', '土木工程', '土木类', '相近专业', '', '']];
    const cells = new Map([['2,1', { value: '公式', formula: 'HYPERLINK("http://evil.example","张伟")', type: 'formula' as const }]]);
    const i = await sent(v.id, '有问题.xlsx', await xlsx(rows, { cells, merges: [{ startRow: 3, endRow: 3, startCol: 1, endCol: 2 }] }));
    expect(await faultsOf(i)).toEqual([
      '3B 是公式；请把计算结果粘贴为值', '4B 是跨列合并的单元格，无法判断属于哪一列；请取消合并', '4C 是跨列合并的单元格，无法判断属于哪一列；请取消合并', '5 与第 2 行完全相同', '6A 专业代码 081001 在第 2 行是“土木工程”', '7D “土木工程”在第 2 行的类别不同',
    ]);
    const file = await t.api.get(`${IMPORTS}/${i.id}/faults/file`, { as: author.as });
    expect(file.body).toContain(`3,B,专业名称,"'=HYPERLINK(""http://evil.example"",""张伟"")",是公式`);
  });

  it('what a spreadsheet would run as a formula stands in no file we hand out', async () => {
    const v = await begun();
    const i = await sent(v.id, '注入.csv', Buffer.from(csv([HEADINGS, ['=HYPERLINK("http://evil.example")', '欧阳倩', '土木类', '本专业', '', '']])));
    expect((await faultsOf(i)).at(0)).toContain('2A 是公式');
    expect((await t.api.get(`${IMPORTS}/${i.id}/faults/file`, { as: author.as })).body).toMatch(/"?'=HYPERLINK/);
  });

  it('columns nobody understood are named by the officer, and the rows judged again', async () => {
    const v = await begun();
    const i = await sent(v.id, '无标题.csv', Buffer.from(csv([['编号', '专业名称', '分类', '大类'], ['081001', '土木工程', '本专业', '土木类']])));
    expect(i).toMatchObject({ state: 'unmapped', missing: ['专业代码', '专业类'], good: 0 });
    expect(codes(await load(i, 'good'))).toEqual(['major.import_unmapped']);
    const put = (fields: (string | null)[]) => t.api.put(`${IMPORTS}/${i.id}/mapping`, { fields }, { as: author.as });
    expect(codes(await put(['code', 'code', 'category', 'classZh']))).toEqual(['major.mapping_twice']);
    expect(codes(await put(['code', 'names.nowhere', 'category', 'classZh']))).toEqual(['major.mapping_unknown']);
    expect(must(await put(['code', 'nameZh', 'category', 'classZh'])).json<MajorImport>()).toMatchObject({ state: 'checked', good: 1, bad: 0, missing: [] });
  });

  it('what we hand out comes back without a fault, in both formats and languages', async () => {
    const copy = must(await t.api.post(ROOT, { basedOn: 'construction-2019', examCodes: [] }, { as: author.as })).json<MajorVersionWhole>();
    for (const [format, lang] of [['xlsx', 'zh'], ['csv', 'en']] as const) {
      const file = await t.app.http.inject({ method: 'GET', url: `${ROOT}/${copy.id}/sheet?format=${format}&content=lines&lang=${lang}`, cookies: author.as.cookies });
      const i = await sent(copy.id, `自己的.${format}`, file.rawPayload);
      expect(i, format).toMatchObject({ bad: 0, rows: copy.lineCount });
      expect((await get<MajorDiff>(`${IMPORTS}/${i.id}/differences`)).differences).toEqual([]);
    }
    expect((await t.api.get(`${ROOT}/${copy.id}/sheet`, { as: author.as })).headers['content-type']).toContain('spreadsheetml');
  }, 60_000);
});

describe('files that are none', () => {
  it.each([
    ['an empty file', 'a.csv', () => Buffer.alloc(0), 'sheet.empty'], ['a picture', 'a.csv', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet.encoding'], ['half an archive', 'a.xlsx', () => Buffer.from('504b0304140000000800', 'hex'), 'sheet.unreadable'],
    ['an old or locked workbook', 'a.xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheet.encrypted'], ['a quotation mark left open', 'a.csv', () => Buffer.from('专业代码,专业名称\r\n"081001,土木工程\r\n'), 'sheet.csv_broken'],
    ['no headings', 'a.csv', () => Buffer.from('张伟,济南\r\n欧阳倩,南昌\r\n'), 'major.file_no_headings'], ['headings alone', 'a.csv', () => Buffer.from(csv([HEADINGS])), 'sheet.no_rows'],
    ['too many rows', 'a.csv', () => Buffer.from(csv([HEADINGS, ...many(20_001)])), 'sheet.too_many_rows'], ['too many columns', 'a.csv', () => Buffer.from(csv([[...HEADINGS, ...Array.from({ length: 60 }, (_, i) => `列${String(i)}`)], ['081001']])), 'sheet.too_many_columns'],
    ['a bomb', 'a.xlsx', () => bomb(200_000_000), 'sheet.too_big_inside'], ['a bomb that lies about its size', 'a.xlsx', () => bomb(200_000_000, 1_000), 'sheet.unreadable'],
  ])('%s', async (_, fileName, bytes, code) => {
    const v = await begun();
    const no = await send(v.id, fileName, bytes());
    expect([no.status, codes(no)]).toEqual([422, [code]]);
    expect((await get<{ imports: MajorImport[] }>(`${ROOT}/${v.id}/imports`)).imports).toEqual([]);
  }, 60_000);

  it('a file above the limit is refused before it is read', async () => {
    const v = await begun();
    expect((await send(v.id, 'a.csv', Buffer.alloc(6_000_000, 'a'))).status).toBeGreaterThanOrEqual(400);
  });

  it('a version of other exams, a proposed version and somebody else’s import do not exist or are closed', async () => {
    const v = await begun();
    expect((await send(v.id, 'a.csv', Buffer.from(csv([HEADINGS, ...many(2)])), economist)).status).toBe(404);
    const i = await sent(v.id, 'a.csv', Buffer.from(csv([HEADINGS, ...many(2)])));
    for (const path of ['', '/faults', '/faults/file', '/differences']) expect((await t.api.get(`${IMPORTS}/${i.id}${path}`, { as: economist.as })).status, path).toBe(404);
    expect((await t.api.post(`${IMPORTS}/${i.id}/loading`, { version: v.version, rows: 'all', mode: 'replace' }, { as: economist.as })).status).toBe(404);
    const full = must(await load(i, 'all')).json<MajorVersionWhole>();
    must(await t.api.post(`${ROOT}/${v.id}/proposal`, { version: full.version, reason: '提交批准后不能再导入' }, { as: author.as }));
    expect(codes(await send(v.id, 'a.csv', Buffer.from(csv([HEADINGS, ...many(2)]))))).toEqual(['major.wrong_state']);
  });
});

/** A workbook of one entry that unpacks to so many zeros, and says of itself what it likes. */
function bomb(size: number, claimed = size): Buffer {
  const raw = Buffer.alloc(size);
  const packed = deflateRawSync(raw);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(raw), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(claimed, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(crc32(raw), 16);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([head, name, packed, entry, name, end]);
}
