import { sql } from 'kysely';
import { ExamKitId, KitState } from '#contracts/exam-kits.ts';
import { BlobId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { kitsWithin } from './kits.scope.ts';

/** A kit as it is kept; its passphrase only while it is being made, its results key always sealed. */
export type ExamKit = {
  id: ExamKitId; sittingId: string; examCode: string; province: string; prefecture: string; centreId: string; centre: string; halfDay: number; planVersion: number; rooms: number; people: number;
  state: KitState; failure: string; sealedPassphrase: Buffer | null; sealedResultsKey: Buffer; blobId: BlobId | null; bytes: number | null; by: string; at: number;
};

const COLUMNS = ['kit_id', 'sitting_id', 'exam_code', 'province', 'prefecture', 'centre_id', 'centre', 'half_day', 'plan_version', 'rooms', 'people', 'state', 'failure', 'passphrase', 'results_key', 'blob_id', 'bytes', 'by_name', 'at'] as const;
type Row = { kit_id: string; sitting_id: string; exam_code: string; province: string; prefecture: string; centre_id: string; centre: string; half_day: number; plan_version: number; rooms: number; people: number; state: string; failure: string; passphrase: Buffer | null; results_key: Buffer; blob_id: string | null; bytes: number | null; by_name: string; at: Date };
const PASSPHRASE = 'exam_kit.passphrase';
const RESULTS_KEY = 'exam_kit.results_key';

const open = (r: Row): ExamKit => ({
  id: ExamKitId.parse(r.kit_id), sittingId: r.sitting_id, examCode: r.exam_code, province: r.province, prefecture: r.prefecture, centreId: r.centre_id, centre: r.centre, halfDay: r.half_day, planVersion: r.plan_version, rooms: r.rooms, people: r.people,
  state: KitState.parse(r.state), failure: r.failure, sealedPassphrase: r.passphrase, sealedResultsKey: r.results_key, blobId: r.blob_id === null ? null : BlobId.parse(r.blob_id), bytes: r.bytes, by: r.by_name, at: r.at.getTime(),
});

type NewKit = Pick<ExamKit, 'id' | 'sittingId' | 'examCode' | 'province' | 'prefecture' | 'centreId' | 'centre' | 'halfDay' | 'planVersion' | 'rooms' | 'people'> & { passphrase: string; resultsKey: string; by: { staffId: string; name: string }; at: Date };

/** Begins a kit in place of the one before; false while one of the centre and half-day is under way, or somebody begins one at the same moment (exam_kit_one_live). */
export async function insertKit(tx: Tx, crypto: FieldCrypto, k: NewKit): Promise<boolean> {
  await tx.updateTable('exam_kit').set({ state: 'replaced', passphrase: null }).where('sitting_id', '=', k.sittingId).where('centre_id', '=', k.centreId).where('half_day', '=', k.halfDay).where('state', 'in', ['ready', 'failed']).execute();
  const done = await tx.insertInto('exam_kit').values({
    kit_id: k.id, sitting_id: k.sittingId, exam_code: k.examCode, province: k.province, prefecture: k.prefecture, centre_id: k.centreId, centre: k.centre, half_day: k.halfDay, plan_version: k.planVersion, rooms: k.rooms, people: k.people, state: 'working',
    passphrase: crypto.seal(PASSPHRASE, k.passphrase), results_key: crypto.seal(RESULTS_KEY, k.resultsKey), by_id: k.by.staffId, by_name: k.by.name, at: k.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The passphrase of a kit that is being made, and the key its results are sealed with. */
export function openSecrets(crypto: FieldCrypto, kit: ExamKit): { passphrase: string | undefined; resultsKey: string } {
  return { passphrase: kit.sealedPassphrase === null ? undefined : crypto.open(PASSPHRASE, kit.sealedPassphrase), resultsKey: crypto.open(RESULTS_KEY, kit.sealedResultsKey) };
}

/** A kit somebody may see. */
export async function findKit(tx: Tx, j: Jurisdiction, id: string): Promise<ExamKit | undefined> {
  const row = await tx.selectFrom('exam_kit').select(COLUMNS).where('kit_id', '=', id).where(kitsWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** The same, held until the transaction ends. */
export async function lockKit(tx: Tx, j: Jurisdiction, id: string): Promise<ExamKit | undefined> {
  const row = await tx.selectFrom('exam_kit').select(COLUMNS).where('kit_id', '=', id).where(kitsWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Keeps a made kit and forgets its passphrase; false when it was made, replaced or given up meanwhile. */
export async function keepKit(tx: Tx, id: ExamKitId, made: { blobId: BlobId; bytes: number; planVersion: number; people: number; rooms: number }): Promise<boolean> {
  const done = await tx.updateTable('exam_kit').set({ state: 'ready', failure: '', passphrase: null, blob_id: made.blobId, bytes: made.bytes, plan_version: made.planVersion, people: made.people, rooms: made.rooms }).where('kit_id', '=', id).where('state', '=', 'working').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Says that a kit could not be made, and why. */
export async function failKit(tx: Tx, id: ExamKitId, failure: string): Promise<void> {
  await tx.updateTable('exam_kit').set({ state: 'failed', failure }).where('kit_id', '=', id).where('state', '=', 'working').execute();
}

/** Lets a failed kit be made again, with the passphrase it was given; false when it is not failed. */
export async function reopenKit(tx: Tx, id: ExamKitId): Promise<boolean> {
  const done = await tx.updateTable('exam_kit').set({ state: 'working', failure: '' }).where('kit_id', '=', id).where('state', '=', 'failed').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Kits of a sitting in a province behind one, by town, centre and half-day; a replaced one only while devices' results are of it. */
export async function listKits(tx: Tx, j: Jurisdiction, of: { sittingId: string; province: string }, after: string | undefined, limit: number): Promise<(ExamKit & { results: number; loadedAt: number | null })[]> {
  const rows = await kitsOf(tx, j, of).select(COLUMNS)
    .select((e) => [
      e.selectFrom('exam_kit_result as r').select((f) => f.fn.countAll<string>().as('n')).whereRef('r.kit_id', '=', 'exam_kit.kit_id').as('results'),
      e.selectFrom('exam_kit_load as l').select((f) => f.fn.max('l.at').as('at')).whereRef('l.kit_id', '=', 'exam_kit.kit_id').as('loaded_at'),
    ])
    .$if(after !== undefined, (q) => q.where(sql<boolean>`(prefecture, centre, half_day, kit_id) > (select prefecture, centre, half_day, kit_id from exam_kit where kit_id = ${after ?? ''}::uuid)`))
    .orderBy('prefecture').orderBy('centre').orderBy('half_day').orderBy('kit_id').limit(limit).execute();
  return rows.map((r) => ({ ...open(r), results: Number(r.results ?? 0), loadedAt: r.loaded_at?.getTime() ?? null }));
}

/** How many kits such a list holds, and how many files of results came in. */
export async function countKits(tx: Tx, j: Jurisdiction, of: { sittingId: string; province: string }): Promise<{ kits: number; results: number }> {
  const row = await kitsOf(tx, j, of).select((e) => [e.fn.countAll<string>().as('kits'), sql<string>`coalesce(sum((select count(*) from exam_kit_result r where r.kit_id = exam_kit.kit_id)), 0)`.as('results')]).executeTakeFirstOrThrow();
  return { kits: Number(row.kits), results: Number(row.results) };
}

const kitsOf = (tx: Tx, j: Jurisdiction, of: { sittingId: string; province: string }) => tx.selectFrom('exam_kit').where('sitting_id', '=', of.sittingId).where('province', '=', of.province).where(kitsWithin(j))
  .where((e) => e.or([e('state', '<>', 'replaced'), e.exists(e.selectFrom('exam_kit_result as r').select('r.kit_id').whereRef('r.kit_id', '=', 'exam_kit.kit_id'))]));
