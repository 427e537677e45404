import type { Selectable } from 'kysely';

import type { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { EditedWindows, type ProvinceTerms } from '#contracts/sittings.ts';
import type { Sitting as SittingTable, SittingProvince } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { configOf, maybePeriod, period, rowOf, sittingOf } from '../../sittings.store.ts';

/** A sitting as its editors work on it, announced or not. */
export type SittingRow = { sitting: Sitting; frame: EditedWindows | null; announcedAt: Instant | null; copiedFrom: string | null; version: number; changedAt: Instant | null };

/** A province's terms with the version that is edited. */
export type ProvinceRow = { province: ProvinceConfig['province']; config: ProvinceConfig; terms: ProvinceTerms; version: number; changedAt: Instant | null };

/** The windows of a province that say where its sitting stands. */
export type SittingWindows = Pick<ProvinceConfig['windows'], 'apply' | 'pay' | 'ticket' | 'score'>;

type By = { staffId: string; at: Date };

/** Every sitting, prepared ones too, the latest exam first. */
export async function listSittingRows(tx: Tx): Promise<SittingRow[]> {
  const rows = await tx.selectFrom('sitting').selectAll().orderBy('exam_year', 'desc').orderBy('half', 'desc').orderBy('exam_code').execute();
  return rows.map(open);
}

/** One sitting, prepared or announced. */
export async function findSittingRow(tx: Tx, id: string): Promise<SittingRow | undefined> {
  const row = await tx.selectFrom('sitting').selectAll().where('sitting_id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Holds a sitting until the transaction ends: whoever edits it or one of its provinces waits. */
export async function lockSittingRow(tx: Tx, id: string): Promise<SittingRow | undefined> {
  const row = await tx.selectFrom('sitting').selectAll().where('sitting_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** What every province does with these sittings. */
export async function listProvinceRows(tx: Tx, sittingIds: readonly string[]): Promise<Map<string, ProvinceRow[]>> {
  const found = new Map<string, ProvinceRow[]>(sittingIds.map((id) => [id, []]));
  if (sittingIds.length === 0) return found;
  const rows = await tx.selectFrom('sitting_province').selectAll().where('sitting_id', 'in', [...sittingIds]).orderBy('province_code').execute();
  for (const row of rows) found.get(row.sitting_id)?.push(openProvince(row));
  return found;
}

/** Only the windows that say where sittings stand: for a list of them all, whose provinces are a thousand rows. */
export async function listStandings(tx: Tx, sittingIds: readonly string[]): Promise<Map<string, SittingWindows[]>> {
  const found = new Map<string, SittingWindows[]>(sittingIds.map((id) => [id, []]));
  if (sittingIds.length === 0) return found;
  const rows = await tx.selectFrom('sitting_province').select(['sitting_id', 'apply_opens_at', 'apply_closes_at', 'pay_opens_at', 'pay_closes_at', 'ticket_opens_at', 'ticket_closes_at', 'score_opens_at', 'score_closes_at']).where('sitting_id', 'in', [...sittingIds]).execute();
  for (const r of rows) {
    found.get(r.sitting_id)?.push({
      apply: period(r.apply_opens_at, r.apply_closes_at), pay: period(r.pay_opens_at, r.pay_closes_at), ticket: maybePeriod(r.ticket_opens_at, r.ticket_closes_at), score: maybePeriod(r.score_opens_at, r.score_closes_at),
    });
  }
  return found;
}

/** Makes a new sitting, prepared; false when there is one of that exam and half-year. */
export async function insertSitting(tx: Tx, s: Sitting, more: { frame: EditedWindows; copiedFrom: string | null }, by: By): Promise<boolean> {
  const done = await tx.insertInto('sitting').values({
    sitting_id: s.id, exam_code: s.examCode, exam_year: s.year, half: s.half, ...settingsOf(s), frame: JSON.stringify(more.frame), copied_from: more.copiedFrom,
    version: 1, changed_by_id: by.staffId, changed_at: by.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes the national part of a locked sitting, one version up. */
export async function updateSitting(tx: Tx, s: Sitting, frame: EditedWindows | null, version: number, by: By): Promise<void> {
  await tx.updateTable('sitting').set({ ...settingsOf(s), frame: frame === null ? null : JSON.stringify(frame), version, changed_by_id: by.staffId, changed_at: by.at }).where('sitting_id', '=', s.id).execute();
}

/** Announces a locked sitting (公布): from now on candidates see it. */
export async function markAnnounced(tx: Tx, id: string, version: number, by: By): Promise<void> {
  await tx.updateTable('sitting').set({ announced_at: by.at, version, changed_by_id: by.staffId, changed_at: by.at }).where('sitting_id', '=', id).execute();
}

/** Says of which sitting this one is held anew (延期考试). */
export async function markResit(tx: Tx, id: string, of: string): Promise<void> {
  await tx.updateTable('sitting').set({ resit_of: of }).where('sitting_id', '=', id).execute();
}

/** Adds a province to a sitting; false when it is there already. */
export async function insertProvince(tx: Tx, config: ProvinceConfig, expected: number | null, version: number, by: By): Promise<boolean> {
  const done = await tx.insertInto('sitting_province').values({ ...rowOf(config), expected_candidates: expected, version, changed_by_id: by.staffId, changed_at: by.at })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes a province's terms; false when the version is not the one that was edited. */
export async function updateProvince(tx: Tx, config: ProvinceConfig, expected: number | null, version: number, by: By): Promise<boolean> {
  const { sitting_id, province_code, ...columns } = rowOf(config);
  const done = await tx.updateTable('sitting_province').set({ ...columns, expected_candidates: expected, version: version + 1, changed_by_id: by.staffId, changed_at: by.at })
    .where('sitting_id', '=', sitting_id).where('province_code', '=', province_code).where('version', '=', version).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

function settingsOf(s: Sitting) {
  return {
    exam_on: s.examOn, levels: s.levels, commitment_mode: s.commitmentMode, rule_year: s.ruleYear, photo_review: s.photoReview, levels_always_manual: s.levelsAlwaysManual,
    failed_verification_blocks: s.failedVerificationBlocks, certainty: s.certainty,
  };
}

function open(r: Selectable<SittingTable>): SittingRow {
  return {
    sitting: sittingOf(r), frame: r.frame === null ? null : EditedWindows.parse(r.frame), announcedAt: r.announced_at?.getTime() ?? null, copiedFrom: r.copied_from,
    version: r.version, changedAt: r.changed_at?.getTime() ?? null,
  };
}

function openProvince(r: Selectable<SittingProvince>): ProvinceRow {
  const config = configOf(r);
  const { sittingId: _, province, ...terms } = config;
  return { province, config, terms: { ...terms, expectedCandidates: r.expected_candidates }, version: r.version, changedAt: r.changed_at?.getTime() ?? null };
}
