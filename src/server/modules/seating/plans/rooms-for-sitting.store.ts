import { RoomKind } from '#contracts/seating.ts';
import { RoomPurpose } from '#contracts/test-centres.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Room } from '../domain/facts.ts';

/** The open rooms of a province's open centres that serve a sitting, spare and isolation rooms too. */
export async function listRoomsFor(tx: Tx, sittingId: string, province: string): Promise<Room[]> {
  const rows = await tx.selectFrom('exam_room as r').innerJoin('test_centre as c', 'c.centre_id', 'r.centre_id').select(['r.room_id', 'r.centre_id', 'r.number', 'r.capacity', 'r.kind', 'r.accessible', 'r.purpose', 'c.code', 'c.prefecture'])
    .where('c.province', '=', province).where('c.closed_at', 'is', null).where('r.closed_at', 'is', null)
    .where((e) => e.not(e.exists(e.selectFrom('test_centre_absence as a').select('a.centre_id').where('a.sitting_id', '=', sittingId).whereRef('a.centre_id', '=', 'c.centre_id')))).execute();
  return rows.map((r) => ({ id: r.room_id, key: `${r.code}/${r.number.padStart(8, '0')}`, centreId: r.centre_id, prefecture: r.prefecture, capacity: r.capacity, kind: RoomKind.parse(r.kind), accessible: r.accessible, use: RoomPurpose.parse(r.purpose) }));
}
