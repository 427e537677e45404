import { z } from 'zod';
import { entryFrom, type KitEntry } from '#contracts/exam-kit-entries.ts';
import type { ExamKitId } from '#contracts/exam-kits.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type DeviceResults = { deviceId: string; deviceName: string; publicKey: Buffer; entries: KitEntry[]; exportedAt: number; fileName: string; by: string; at: number };
const ENTRIES = 'exam_kit_result.entries';
const Entries = z.array(z.unknown().transform((e, told) => entryFrom(e) ?? (told.addIssue('no entry'), z.NEVER)));

/** Keeps what one device signed; false when the same was taken before. */
export async function insertResults(tx: Tx, crypto: FieldCrypto, r: Omit<DeviceResults, 'by' | 'at'> & { kitId: ExamKitId; digest: Buffer; by: { staffId: string; name: string }; at: Date }): Promise<boolean> {
  const done = await tx.insertInto('exam_kit_result').values({
    kit_id: r.kitId, digest: r.digest, device_id: r.deviceId, device_name: r.deviceName, public_key: r.publicKey, entries: crypto.seal(ENTRIES, JSON.stringify(r.entries)), entry_count: r.entries.length, exported_at: new Date(r.exportedAt), file_name: r.fileName, by_id: r.by.staffId, by_name: r.by.name, at: r.at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Everything devices reported of a kit, the earliest upload first. */
export async function listResults(tx: Tx, crypto: FieldCrypto, kitId: ExamKitId): Promise<DeviceResults[]> {
  const rows = await tx.selectFrom('exam_kit_result').selectAll().where('kit_id', '=', kitId).orderBy('at').orderBy('device_id').orderBy('exported_at').execute();
  return rows.map((r) => ({ deviceId: r.device_id, deviceName: r.device_name, publicKey: r.public_key, entries: Entries.parse(JSON.parse(crypto.open(ENTRIES, r.entries))), exportedAt: r.exported_at.getTime(), fileName: r.file_name, by: r.by_name, at: r.at.getTime() }));
}

/** The key a device signed with before; undefined when nothing of it came in yet. */
export async function findDeviceKey(tx: Tx, kitId: ExamKitId, deviceId: string): Promise<Buffer | undefined> {
  return (await tx.selectFrom('exam_kit_result').select('public_key').where('kit_id', '=', kitId).where('device_id', '=', deviceId).limit(1).executeTakeFirst())?.public_key;
}

/** Writes down that results went into the exam-day marks. */
export async function insertLoad(tx: Tx, l: { kitId: ExamKitId; load: number; recorded: number; known: number; skipped: number; by: { staffId: string; name: string }; at: Date }): Promise<void> {
  await tx.insertInto('exam_kit_load').values({ kit_id: l.kitId, load: l.load, recorded: l.recorded, known: l.known, skipped: l.skipped, by_id: l.by.staffId, by_name: l.by.name, at: l.at }).execute();
}

/** When results of a kit went into the marks, the latest first. */
export async function listLoads(tx: Tx, kitId: ExamKitId): Promise<{ load: number; recorded: number; known: number; skipped: number; by: string; at: number }[]> {
  const rows = await tx.selectFrom('exam_kit_load').selectAll().where('kit_id', '=', kitId).orderBy('load', 'desc').execute();
  return rows.map((r) => ({ load: r.load, recorded: r.recorded, known: r.known, skipped: r.skipped, by: r.by_name, at: r.at.getTime() }));
}
