import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ROOM_FILE_LIMITS, type ExamRoomId, type RoomField, type RoomImportId, type RoomLine, type TestCentreId } from '#contracts/test-centres.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { listPrefectures, listProvinces } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { findTable, type FoundTable } from '#server/platform/sheets/find-table.ts';
import { readSheet, type ReadFile } from '#server/platform/sheets/read-sheet.ts';
import type { Officer, Seating } from '../asking.ts';
import { insertCentre, insertRooms, listCentresOf, listRooms, recordCentreAct } from '../centres/centres.store.ts';
import { missingRoomFields, roomHeading, roomJudge, understandRoomHeadings, type CheckedRoom, type RoomsThere } from '../domain/check-room-rows.ts';
import { findImport, insertImport, lockImport, markLoaded, readGoodRooms, type Import } from './room-imports.store.ts';

export type Sent = { fileName: string; bytes: Buffer };
export type PreparedRooms = { file: ReadFile; table: FoundTable<RoomField>; checked: CheckedRoom[]; sent: Sent };

/** Rows judged before other work of the process gets its turn. */
const AT_ONCE = 500;

/** Reads and judges a file of rooms outside any transaction. */
export async function prepareRooms(read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, by: Officer, sent: Sent): Promise<Result<PreparedRooms>> {
  const file = await readSheet(sent.bytes, ROOM_FILE_LIMITS);
  if (!file.ok) return file;
  const table = findTable(file.value, understandRoomHeadings, 'seating.file_no_headings');
  if (!table.ok) return table;
  const { rows, mapping } = table.value;
  if (rows.length > ROOM_FILE_LIMITS.rows) return refusedFor('sheet.too_many_rows', { path: 'files', params: { rows: ROOM_FILE_LIMITS.rows } });
  const missing = missingRoomFields(mapping);
  if (missing.length > 0) return refusedFor('seating.file_lacks', { path: 'files', params: { columns: missing.map((f) => roomHeading(f, 'zh')).join('、'), columnsEn: missing.map((f) => roomHeading(f, 'en')).join(', ') } });
  const judge = roomJudge(mapping, await read((tx) => roomsThere(tx, by)));
  const checked: CheckedRoom[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    checked.push(...rows.slice(at, at + AT_ONCE).map(judge));
    await nextTurn();
  }
  return ok({ file: file.value, table: table.value, checked, sent });
}

async function roomsThere(tx: Tx, by: Officer): Promise<RoomsThere> {
  const own = provinceOf(by.jurisdiction);
  const places = [];
  for (const { code } of await listProvinces(tx)) if (own === undefined || own === code) places.push(...(await listPrefectures(tx, code)));
  const codes = new Map(places.flatMap((p) => [[p.code, p.code], [p.name.zh, p.code], [p.name.zh.replace(/市$/, ''), p.code], [p.name.en.toLowerCase(), p.code]] as const));
  const centres = await listCentresOf(tx, places.map((p) => p.code).filter((code) => covers(by.jurisdiction, { prefecture: code })));
  const rooms = await listRooms(tx, centres.map((c) => c.id));
  return {
    findPlace: (text) => codes.get(text) ?? codes.get(text.toLowerCase()), mayWrite: (prefecture) => covers(by.jurisdiction, { prefecture }),
    centres: centres.map((c) => ({ ...c, closed: c.closedAt !== null, rooms: rooms.filter((r) => r.centreId === c.id).map((r) => r.number) })),
  };
}

/** Keeps a file that was read (导入): nothing of it is there before somebody says so. */
export async function keepRooms({ tx, now, by }: Seating, { file, table, checked, sent }: PreparedRooms): Promise<Result<RoomImportId>> {
  const id = newId<RoomImportId>();
  const prefecture = by.jurisdiction.kind === 'prefecture' ? by.jurisdiction.prefecture : null;
  await insertImport(tx, {
    id, province: provinceOf(by.jurisdiction) ?? '00', prefecture, fileName: sent.fileName, format: file.format, encoding: file.encoding, headerRow: table.headerRow, headers: table.headers, mapping: table.mapping,
    rows: table.rows.length, good: checked.filter((r) => r.line !== null).length, faults: checked.reduce((n, r) => n + r.faults.length, 0), digest: createHash('sha256').update(sent.bytes).digest(),
  }, table.rows, checked, { staffId: by.staffId, name: by.name, at: new Date(now) });
  return ok(id);
}

/** An import somebody may see: of their own province or town. */
export async function readRoomImport({ tx, by }: Pick<Seating, 'tx' | 'by'>, id: RoomImportId): Promise<Result<Import>> {
  const found = await findImport(tx, id);
  const seen = found && (by.jurisdiction.kind === 'nation' || covers(by.jurisdiction, { province: found.province, prefecture: found.prefecture }));
  return seen ? ok(found) : refusedFor('seating.import_not_found');
}

/** Loads an import (载入), all in one transaction: every row when all are good, or the good ones when that was chosen. What came to be there meanwhile stops it. */
export async function loadRooms(seating: Seating, id: RoomImportId, which: 'all' | 'good'): Promise<Result<RoomImportId>> {
  const { tx, now, by } = seating;
  const seen = await readRoomImport(seating, id);
  if (!seen.ok) return seen;
  const held = await lockImport(tx, id);
  if (held?.state !== 'checked') return refusedFor('seating.import_over');
  if (held.good === 0) return refusedFor('seating.import_nothing_good');
  if (which === 'all' && held.good < held.rows) return refusedFor('seating.import_has_faults', { params: { bad: held.rows - held.good, rows: held.rows } });
  const good = await readGoodRooms(tx, id);
  const there = new Map((await listCentresOf(tx, [...new Set(good.map((g) => g.line.prefecture))])).map((c) => [`${c.prefecture}/${c.name}`, c]));
  for (const [key, rows] of grouped(good.map((g) => g.line))) {
    const [first] = rows;
    if (!first) continue;
    const { prefecture, centre } = first;
    // who sent the file may have lost the place since
    if (!covers(by.jurisdiction, { prefecture })) return refusedFor('seating.place_not_found');
    const centreId = there.get(key)?.id ?? newId<TestCentreId>();
    let version = there.get(key)?.version ?? 0;
    if (!there.has(key)) {
      const code = await insertCentre(tx, { id: centreId, province: prefecture.slice(0, 2), prefecture, content: centre }, by, new Date(now));
      if (code === undefined) return refusedFor('seating.import_moved_on', { params: { name: centre.name } });
      version = await recordCentreAct(tx, { id: centreId, version }, 'open', { detail: `${code} ${centre.name}` }, by, new Date(now));
    }
    if ((await insertRooms(tx, rows.map((r) => ({ id: newId<ExamRoomId>(), centreId, content: r.room })))) !== rows.length) return refusedFor('seating.import_moved_on', { params: { name: centre.name } });
    await recordCentreAct(tx, { id: centreId, version }, 'import', { detail: `${held.fileName} +${String(rows.length)}` }, by, new Date(now));
  }
  await markLoaded(tx, id, good.length, new Date(now));
  return ok(id);
}

function grouped(lines: readonly RoomLine[]): Map<string, RoomLine[]> {
  const groups = new Map<string, RoomLine[]>();
  for (const line of lines) {
    const key = `${line.prefecture}/${line.centre.name}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return groups;
}
