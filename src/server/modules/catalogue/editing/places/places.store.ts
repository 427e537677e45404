import type { Selectable } from 'kysely';

import { ReviewPoint } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { PointContent } from '#contracts/place-editing.ts';
import type { ReviewPoint as PointTable } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type PointRow = { point: ReviewPoint; version: number; closedAt: Instant | null; successor: string | null; changedAt: Instant | null };
type By = { staffId: string; at: Date };

/** Every review point, closed ones too, by its id. */
export async function listPointRows(tx: Tx): Promise<PointRow[]> {
  return (await tx.selectFrom('review_point').selectAll().orderBy('review_point_id').execute()).map(open);
}

/** Holds a review point until the transaction ends. */
export async function lockPoint(tx: Tx, id: string): Promise<PointRow | undefined> {
  const row = await tx.selectFrom('review_point').selectAll().where('review_point_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Opens a new review point; false when the number is taken. */
export async function insertPoint(tx: Tx, p: { id: string; province: string; prefecture: string; content: PointContent }, by: By): Promise<boolean> {
  const done = await tx.insertInto('review_point').values({ review_point_id: p.id, province_code: p.province, prefecture_code: p.prefecture, ...columnsOf(p.content), version: 1, changed_by_id: by.staffId, changed_at: by.at })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes a locked point, one version up. */
export async function updatePoint(tx: Tx, id: string, content: PointContent, version: number, by: By): Promise<void> {
  await tx.updateTable('review_point').set({ ...columnsOf(content), version, changed_by_id: by.staffId, changed_at: by.at }).where('review_point_id', '=', id).execute();
}

/** Closes a locked point, or opens it again (`closedAt` null). */
export async function setClosed(tx: Tx, id: string, closedAt: Date | null, successor: string | null, version: number, by: By): Promise<void> {
  await tx.updateTable('review_point').set({ closed_at: closedAt, successor_id: successor, version, changed_by_id: by.staffId, changed_at: by.at }).where('review_point_id', '=', id).execute();
}

export type ProvinceRow = { version: number; phones: string[]; notice: { zh: string; en: string } | null; changedAt: Instant | null };

/** What a province says of itself, with the version that is edited. */
export async function findProvinceRow(tx: Tx, code: string): Promise<ProvinceRow | undefined> {
  const r = await tx.selectFrom('province').selectAll().where('province_code', '=', code).executeTakeFirst();
  return r && { version: r.version, phones: r.phones, notice: r.notice_zh === null || r.notice_en === null ? null : { zh: r.notice_zh, en: r.notice_en }, changedAt: r.changed_at?.getTime() ?? null };
}

/** Writes a province's phones and notice; false when the version is not the one that was edited. */
export async function updateProvinceRow(tx: Tx, code: string, to: Pick<ProvinceRow, 'phones' | 'notice'>, version: number, by: By): Promise<boolean> {
  const done = await tx.updateTable('province').set({ phones: to.phones, phones_fictional: false, notice_zh: to.notice?.zh ?? null, notice_en: to.notice?.en ?? null, version: version + 1, changed_by_id: by.staffId, changed_at: by.at })
    .where('province_code', '=', code).where('version', '=', version).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function columnsOf(c: PointContent) {
  return { name_zh: c.name.zh, name_en: c.name.en, address: c.address, phone: c.phone, phone_fictional: false, hours_zh: c.hours.zh, hours_en: c.hours.en, capacity_per_day: c.capacityPerDay };
}

function open(r: Selectable<PointTable>): PointRow {
  return {
    point: ReviewPoint.parse({
      id: r.review_point_id, province: r.province_code, prefecture: r.prefecture_code, name: { zh: r.name_zh, en: r.name_en }, address: r.address, phone: r.phone, phoneFictional: r.phone_fictional,
      hours: { zh: r.hours_zh, en: r.hours_en }, capacityPerDay: r.capacity_per_day, closed: r.closed_at !== null,
    }),
    version: r.version, closedAt: r.closed_at?.getTime() ?? null, successor: r.successor_id, changedAt: r.changed_at?.getTime() ?? null,
  };
}
