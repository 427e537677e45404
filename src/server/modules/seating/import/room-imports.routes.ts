import { z } from 'zod';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { LoadRooms, ROOM_FIELDS, ROOM_FILE_LIMITS, RoomFaults, RoomImport, RoomImportId } from '#contracts/test-centres.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { columnName, type RowFault } from '#server/kernel/sheet-text.ts';
import { findPrefecture } from '#server/modules/catalogue/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { FILE_TYPES, faultSheet, writeSheet } from '#server/platform/sheets/write-sheet.ts';
import { officerOf, seatingOf, type Seating } from '../asking.ts';
import { listCentres, listRooms } from '../centres/centres.store.ts';
import { roomHeading } from '../domain/check-room-rows.ts';
import { keepRooms, loadRooms, prepareRooms, readRoomImport } from './import-rooms.ts';
import { listFaultyRows, listImports, type Import } from './room-imports.store.ts';

const edit = { staff: 'room.edit' } as const;
const One = z.object({ id: RoomImportId });
const A_PAGE = 50;
const MOST_CENTRES = 2_000;

/** Imports of rooms (考场导入): read, checked, loaded by choice. */
export const roomImportEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/room-imports', summary: '考场导入记录', access: edit, audit: null, limit: 'read', output: z.object({ imports: z.array(RoomImport) }),
    handle: async (ctx) => {
      const { jurisdiction } = ctx.actor;
      const imports = await listImports(ctx.tx, { province: provinceOf(jurisdiction), prefecture: jurisdiction.kind === 'prefecture' ? jurisdiction.prefecture : undefined });
      return ok({ imports: imports.map(present) });
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/room-imports', summary: '导入考场文件（只检查，不载入）', access: edit, audit: 'room.import', limit: 'upload', files: { maxBytes: ROOM_FILE_LIMITS.bytes, maxCount: 1 }, output: RoomImport,
    prepare: async (env, { files }) => {
      const [file] = files;
      if (!file) return refusedFor('sheet.empty', { path: 'files' });
      return prepareRooms((work) => env.read(work), officerOf(env.actor), { fileName: file.fileName.slice(0, 200), bytes: file.bytes });
    },
    handle: async (ctx, _, prepared) => {
      const kept = await keepRooms(seatingOf(ctx), prepared);
      if (!kept.ok) return kept;
      ctx.note({ subject: `room-import:${kept.value}`, after: { file: prepared.sent.fileName, rows: prepared.table.rows.length } });
      const found = await readRoomImport(seatingOf(ctx), kept.value);
      return found.ok ? ok(present(found.value)) : found;
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/room-imports/:id', summary: '考场导入：检查结果', access: edit, audit: null, limit: 'read', params: One, output: RoomImport,
    handle: async (ctx, { params }) => {
      const found = await readRoomImport(seatingOf(ctx), params.id);
      return found.ok ? ok(present(found.value)) : found;
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/room-imports/:id/faults', summary: '考场导入：逐行逐列的问题', access: edit, audit: null, limit: 'read', params: One, query: z.object({ after: keptNumber.default(0) }), output: RoomFaults,
    handle: async (ctx, { params, query }) => {
      const found = await readRoomImport(seatingOf(ctx), params.id);
      if (!found.ok) return found;
      const rows = await listFaultyRows(ctx.tx, params.id, query.after, A_PAGE + 1);
      const shown = rows.slice(0, A_PAGE);
      return ok({ faults: shown.flatMap((r) => faultsOfRow(r, found.value, ctx.visitor.lang)), next: rows.length > A_PAGE ? (shown.at(-1)?.row ?? null) : null });
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/room-imports/:id/faults/file', summary: '考场导入：下载全部问题', access: edit, audit: null, limit: 'read', params: One, output: Binary,
    handle: async (ctx, { params }) => {
      const found = await readRoomImport(seatingOf(ctx), params.id);
      if (!found.ok) return found;
      const faults = (await listFaultyRows(ctx.tx, params.id, 0, ROOM_FILE_LIMITS.rows)).flatMap((r) => faultsOfRow(r, found.value, ctx.visitor.lang));
      return ok({ contentType: FILE_TYPES.csv, fileName: `${{ zh: '导入问题', en: 'import-faults' }[ctx.visitor.lang]}-${params.id.slice(-8)}.csv`, base64: (await faultSheet(faults, ctx.visitor.lang)).toString('base64') });
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/room-imports/:id/loading', summary: '考场导入：载入', access: edit, audit: 'room.load_import', limit: 'write', params: One, body: LoadRooms, output: RoomImport,
    handle: async (ctx, { params, body }) => {
      ctx.note({ subject: `room-import:${params.id}`, after: body });
      const done = await loadRooms(seatingOf(ctx), params.id, body.rows);
      const found = done.ok ? await readRoomImport(seatingOf(ctx), params.id) : done;
      return found.ok ? ok(present(found.value)) : found;
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/room-sheet', summary: '考场模板或现有考场', access: edit, audit: null, limit: 'look_up', query: z.object({ format: z.enum(['csv', 'xlsx'], 'field.not_a_choice').default('xlsx'), content: z.enum(['template', 'rooms'], 'field.not_a_choice').default('template') }), output: Binary,
    handle: async (ctx, { query }) => {
      const { lang } = ctx.visitor;
      const rows = query.content === 'rooms' ? await rowsThere(seatingOf(ctx)) : [EXAMPLE];
      const bytes = await writeSheet([ROOM_FIELDS.map((f) => roomHeading(f, lang)), ...rows], { zh: '考场', en: 'Rooms' }[lang], query.format);
      return ok({ contentType: FILE_TYPES[query.format], fileName: `${query.content === 'rooms' ? { zh: '考场', en: 'rooms' }[lang] : { zh: '考场模板', en: 'rooms-template' }[lang]}.${query.format}`, base64: bytes.toString('base64') });
    },
  }),
];

const EXAMPLE = ['济南市', '济南市历城第二中学', '济南市历城区工业北路60号', '0531-88880000', '地铁3号线工业北路站', '001', '1号楼2层', '30', '纸笔', '否', '普通'];
const KIND = { paper: '纸笔', computer: '机考' } as const;
const PURPOSE = { ordinary: '普通', spare: '备用', isolation: '隔离' } as const;

async function rowsThere({ tx, by }: Seating): Promise<string[][]> {
  const centres = await listCentres(tx, by.jurisdiction, { closed: 'no' }, MOST_CENTRES);
  const rooms = await listRooms(tx, centres.map((c) => c.id));
  const towns = new Map<string, string>();
  for (const code of new Set(centres.map((c) => c.prefecture))) towns.set(code, (await findPrefecture(tx, code))?.name.zh ?? code);
  return centres.flatMap((c) => rooms.filter((r) => r.centreId === c.id && r.closedAt === null).map((r) => [
    towns.get(c.prefecture) ?? c.prefecture, c.name, c.address, c.phone, c.directions, r.number, r.floor, String(r.capacity), KIND[r.kind], r.accessible ? '是' : '否', PURPOSE[r.purpose],
  ]));
}

function present(i: Import): RoomImport {
  return {
    id: i.id, province: i.province, prefecture: i.prefecture, fileName: i.fileName, format: i.format, encoding: i.encoding, headerRow: i.headerRow, columns: i.headers.map((header, at) => ({ column: columnName(at + 1), header, field: i.mapping[at] ?? null })),
    state: i.state, rows: i.rows, good: i.good, bad: i.rows - i.good, faults: i.faults, loaded: i.loaded, by: i.byName, at: i.at, loadedAt: i.loadedAt,
  };
}

function faultsOfRow(row: { row: number; cells: string[]; faults: RowFault[]; notes: RowFault[] }, i: Import, lang: Lang) {
  const say = ({ column, refusal }: RowFault, fault: boolean) => ({
    row: row.row, fault, column: column === null ? null : columnName(column + 1), header: column === null ? null : (i.headers[column] ?? null), value: column === null ? '' : (row.cells[column] ?? '').slice(0, 100), text: refusalText(refusal, lang),
  });
  return [...row.faults.map((f) => say(f, true)), ...row.notes.map((f) => say(f, false))];
}
