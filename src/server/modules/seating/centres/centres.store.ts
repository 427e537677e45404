import { sql } from 'kysely';
import { ExamRoomId, RoomPurpose, TestCentreId, type CentreContent, type CentreQuery, type ExamRoom, type RoomContent } from '#contracts/test-centres.ts';
import { RoomKind } from '#contracts/seating.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { centresWithin } from './centres.scope.ts';

/** A test centre as it is kept. */
export type Centre = CentreContent & { id: TestCentreId; code: string; province: string; prefecture: string; version: number; closedAt: number | null };
/** What the open rooms of a centre hold. */
export type Holding = { rooms: number; seats: number; accessibleSeats: number; keptBack: number };
export type CentreAct = 'open' | 'edit' | 'close' | 'reopen' | 'room_add' | 'room_edit' | 'room_close' | 'room_reopen' | 'import' | 'absent' | 'present';
type By = { staffId: string; name: string };

const COLUMNS = ['centre_id', 'code', 'province', 'prefecture', 'name', 'address', 'phone', 'directions', 'row_version', 'closed_at'] as const;
type Row = { centre_id: string; code: string; province: string; prefecture: string; name: string; address: string; phone: string; directions: string; row_version: number; closed_at: Date | null };
const open = (r: Row): Centre => ({ id: TestCentreId.parse(r.centre_id), code: r.code, province: r.province, prefecture: r.prefecture, name: r.name, address: r.address, phone: r.phone, directions: r.directions, version: r.row_version, closedAt: r.closed_at?.getTime() ?? null });

function matching(tx: Tx, j: Jurisdiction, q: Omit<CentreQuery, 'after'>) {
  return tx.selectFrom('test_centre').where(centresWithin(j))
    .$if(q.province !== undefined, (s) => s.where('test_centre.province', '=', q.province ?? '')).$if(q.prefecture !== undefined, (s) => s.where('test_centre.prefecture', '=', q.prefecture ?? ''))
    .$if(q.closed === 'no', (s) => s.where('test_centre.closed_at', 'is', null))
    .$if((q.search ?? '') !== '', (s) => s.where((e) => e.or([e(sql<number>`position(${q.search ?? ''} in test_centre.name)`, '>', 0), e(sql<number>`position(${q.search ?? ''} in test_centre.address)`, '>', 0), e('test_centre.code', '=', q.search ?? '')])));
}

/** A page of centres behind a code, as far as a jurisdiction sees them. */
export async function listCentres(tx: Tx, j: Jurisdiction, q: CentreQuery, limit: number): Promise<Centre[]> {
  return (await matching(tx, j, q).select(COLUMNS).$if(q.after !== undefined, (s) => s.where('code', '>', q.after ?? '')).orderBy('code').limit(limit).execute()).map(open);
}

/** What all centres of a list hold together. */
export async function totalsOf(tx: Tx, j: Jurisdiction, q: CentreQuery): Promise<{ centres: number; rooms: number; seats: number }> {
  const row = await matching(tx, j, q).leftJoin('exam_room as r', (join) => join.onRef('r.centre_id', '=', 'test_centre.centre_id').on('r.closed_at', 'is', null).on('r.purpose', '=', 'ordinary'))
    .select((e) => [sql<string>`count(distinct test_centre.centre_id)`.as('centres'), e.fn.count<string>('r.room_id').as('rooms'), sql<string>`coalesce(sum(r.capacity), 0)`.as('seats')]).executeTakeFirstOrThrow();
  return { centres: Number(row.centres), rooms: Number(row.rooms), seats: Number(row.seats) };
}

const roomsMatching = (tx: Tx, j: Jurisdiction, q: Omit<CentreQuery, 'after'>) => matching(tx, j, q).innerJoin('exam_room as r', 'r.centre_id', 'test_centre.centre_id').$if(q.closed === 'no', (s) => s.where('r.closed_at', 'is', null));

/** The rooms of all centres of a list behind one of them, by centre and number. */
export async function listRoomLines(tx: Tx, j: Jurisdiction, q: Omit<CentreQuery, 'after'>, after: { code: string; number: string } | undefined, limit: number): Promise<{ centre: Centre; room: RoomOfCentre }[]> {
  const rows = await roomsMatching(tx, j, q).select(['test_centre.centre_id', 'test_centre.code', 'test_centre.province', 'test_centre.prefecture', 'test_centre.name', 'test_centre.address', 'test_centre.phone', 'test_centre.directions', 'test_centre.row_version', 'test_centre.closed_at',
    'r.room_id', 'r.number', 'r.floor', 'r.capacity', 'r.kind', 'r.accessible', 'r.purpose', 'r.closed_at as room_closed_at'])
    .$if(after !== undefined, (s) => s.where(sql<boolean>`(test_centre.code, r.number) > (${after?.code ?? ''}, ${after?.number ?? ''})`)).orderBy('test_centre.code').orderBy('r.number').limit(limit).execute();
  return rows.map((r) => ({ centre: open(r), room: openRoom({ ...r, closed_at: r.room_closed_at }) }));
}

/** How many rooms that are. */
export async function countRoomLines(tx: Tx, j: Jurisdiction, q: Omit<CentreQuery, 'after'>): Promise<number> {
  const row = await roomsMatching(tx, j, q).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** What the open rooms of some centres hold. */
export async function holdingsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Holding>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('exam_room').select(['centre_id', sql<string>`count(*) filter (where purpose = 'ordinary')`.as('rooms'), sql<string>`coalesce(sum(capacity) filter (where purpose = 'ordinary'), 0)`.as('seats'),
    sql<string>`coalesce(sum(capacity) filter (where purpose = 'ordinary' and accessible), 0)`.as('accessible'), sql<string>`count(*) filter (where purpose <> 'ordinary')`.as('kept')])
    .where('centre_id', 'in', [...ids]).where('closed_at', 'is', null).groupBy('centre_id').execute();
  return new Map(rows.map((r) => [r.centre_id, { rooms: Number(r.rooms), seats: Number(r.seats), accessibleSeats: Number(r.accessible), keptBack: Number(r.kept) }]));
}

/** One centre somebody may see. */
export async function findCentre(tx: Tx, j: Jurisdiction, id: TestCentreId): Promise<Centre | undefined> {
  const row = await tx.selectFrom('test_centre').select(COLUMNS).where('centre_id', '=', id).where(centresWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** Holds one centre somebody may see until the transaction ends. */
export async function lockCentre(tx: Tx, j: Jurisdiction, id: TestCentreId): Promise<Centre | undefined> {
  const row = await tx.selectFrom('test_centre').select(COLUMNS).where('centre_id', '=', id).where(centresWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The centres of some towns by name, closed ones too: what a file of rooms is measured against. */
export async function listCentresOf(tx: Tx, prefectures: readonly string[]): Promise<Centre[]> {
  if (prefectures.length === 0) return [];
  return (await tx.selectFrom('test_centre').select(COLUMNS).where('prefecture', 'in', [...prefectures]).orderBy('code').execute()).map(open);
}

/** Opens a centre under the next code of its town; undefined when that town has one of this name, or the code was taken meanwhile. */
export async function insertCentre(tx: Tx, c: { id: TestCentreId; province: string; prefecture: string; content: CentreContent }, by: By, at: Date): Promise<string | undefined> {
  const { last } = await tx.selectFrom('test_centre').select(sql<number | null>`max(substr(code, 6)::int)`.as('last')).where('prefecture', '=', c.prefecture).executeTakeFirstOrThrow();
  const code = `${c.prefecture}-${String((last ?? 0) + 1).padStart(2, '0')}`;
  const done = await tx.insertInto('test_centre').values({ centre_id: c.id, code, province: c.province, prefecture: c.prefecture, ...c.content, row_version: 1, changed_by_name: by.name, changed_at: at }).onConflict((o) => o.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n ? code : undefined;
}

/** Writes what is said of a held centre; false when another of the town has the name. */
export async function updateCentre(tx: Tx, id: TestCentreId, content: CentreContent): Promise<boolean> {
  const done = await tx.updateTable('test_centre').set({ ...content }).where('centre_id', '=', id)
    .where((e) => e.not(e.exists(e.selectFrom('test_centre as o').select('o.centre_id').whereRef('o.prefecture', '=', 'test_centre.prefecture').where('o.name', '=', content.name).where('o.centre_id', '<>', id)))).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Closes or opens a held centre. */
export async function setCentreClosed(tx: Tx, id: TestCentreId, at: Date | null): Promise<void> {
  await tx.updateTable('test_centre').set({ closed_at: at }).where('centre_id', '=', id).execute();
}

/** One version of a held centre up, with who did what. */
export async function recordCentreAct(tx: Tx, c: { id: TestCentreId; version: number }, act: CentreAct, note: { detail?: string; reason?: string }, by: By, at: Date): Promise<number> {
  const version = c.version + 1;
  await tx.updateTable('test_centre').set({ row_version: version, changed_by_name: by.name, changed_at: at }).where('centre_id', '=', c.id).execute();
  await tx.insertInto('test_centre_act').values({ centre_id: c.id, row_version: version, act, detail: note.detail ?? '', reason: note.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
  return version;
}

/** Who did what with a centre, the latest first. */
export async function listCentreActs(tx: Tx, id: TestCentreId): Promise<{ act: string; detail: string; reason: string; by: string; at: number }[]> {
  const rows = await tx.selectFrom('test_centre_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('centre_id', '=', id).orderBy('row_version', 'desc').limit(60).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

const ROOM = ['room_id', 'centre_id', 'number', 'floor', 'capacity', 'kind', 'accessible', 'purpose', 'closed_at'] as const;
type RoomRow = { room_id: string; centre_id: string; number: string; floor: string; capacity: number; kind: string; accessible: boolean; purpose: string; closed_at: Date | null };
export type RoomOfCentre = ExamRoom & { centreId: TestCentreId };
const openRoom = (r: RoomRow): RoomOfCentre => ({ id: ExamRoomId.parse(r.room_id), centreId: TestCentreId.parse(r.centre_id), number: r.number, floor: r.floor, capacity: r.capacity, kind: RoomKind.parse(r.kind), accessible: r.accessible, purpose: RoomPurpose.parse(r.purpose), closedAt: r.closed_at?.getTime() ?? null });

/** The rooms of some centres, closed ones too, by number. */
export async function listRooms(tx: Tx, centres: readonly string[]): Promise<RoomOfCentre[]> {
  if (centres.length === 0) return [];
  return (await tx.selectFrom('exam_room').select(ROOM).where('centre_id', 'in', [...centres]).orderBy('centre_id').orderBy('number').execute()).map(openRoom);
}

/** Adds rooms to centres; answers how many had a number nobody had yet. */
export async function insertRooms(tx: Tx, rooms: readonly { id: ExamRoomId; centreId: TestCentreId; content: RoomContent }[]): Promise<number> {
  if (rooms.length === 0) return 0;
  const done = await tx.insertInto('exam_room').values(rooms.map((r) => ({ room_id: r.id, centre_id: r.centreId, ...r.content }))).onConflict((o) => o.doNothing()).executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** Writes a room of a held centre; false when another has the number. */
export async function updateRoom(tx: Tx, id: ExamRoomId, centreId: TestCentreId, content: RoomContent): Promise<boolean> {
  const done = await tx.updateTable('exam_room').set({ ...content }).where('room_id', '=', id)
    .where((e) => e.not(e.exists(e.selectFrom('exam_room as o').select('o.room_id').where('o.centre_id', '=', centreId).where('o.number', '=', content.number).where('o.room_id', '<>', id)))).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Closes or opens a room of a held centre. */
export async function setRoomClosed(tx: Tx, id: ExamRoomId, at: Date | null): Promise<void> {
  await tx.updateTable('exam_room').set({ closed_at: at }).where('room_id', '=', id).execute();
}

/** The sittings a centre does not serve. */
export async function listAbsences(tx: Tx, id: TestCentreId): Promise<{ sittingId: string; reason: string; by: string; at: number }[]> {
  return (await tx.selectFrom('test_centre_absence').selectAll().where('centre_id', '=', id).orderBy('sitting_id').execute()).map((r) => ({ sittingId: r.sitting_id, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** Says whether a centre serves a sitting. */
export async function putAbsence(tx: Tx, id: TestCentreId, sittingId: string, absent: { reason: string; by: By; at: Date } | null): Promise<void> {
  if (absent === null) await tx.deleteFrom('test_centre_absence').where('sitting_id', '=', sittingId).where('centre_id', '=', id).execute();
  else await tx.insertInto('test_centre_absence').values({ sitting_id: sittingId, centre_id: id, reason: absent.reason, by_name: absent.by.name, at: absent.at }).onConflict((o) => o.columns(['sitting_id', 'centre_id']).doUpdateSet({ reason: absent.reason })).execute();
}
