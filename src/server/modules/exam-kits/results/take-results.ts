import { createHash } from 'node:crypto';
import type { TakenResults } from '#contracts/exam-kits.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { halfDayOf } from '#server/modules/seating/index.ts';
import type { Ticketing } from '#server/modules/tickets/index.ts';
import { openResults } from '../domain/open-results.ts';
import { refusalsOfTime } from '../domain/result-time.ts';
import { lockKit, openSecrets } from '../kits/kits.store.ts';
import { isGenuine } from './is-genuine.ts';
import { findDeviceKey, insertResults } from './results.store.ts';

/** 上传签到结果: what devices signed is kept as it is. Late, repeated or altered files are refused and change nothing; a file that also holds what came in before brings only what is new. */
export async function takeResults({ tx, kit, now, by }: Ticketing, file: { name: string; text: string }): Promise<Result<TakenResults>> {
  const opened = openResults(file.text);
  const [first] = opened ?? [];
  if (!opened || !first) return refusedFor('exam_kit.results_unreadable', { path: 'files' });
  if (opened.some((o) => o.body.kitId !== first.body.kitId)) return refusedFor('exam_kit.results_of_another', { path: 'files' });
  const found = /^[0-9a-f-]{36}$/.test(first.body.kitId) ? await lockKit(tx, by.jurisdiction, first.body.kitId) : undefined;
  if (!found) return refusedFor('exam_kit.results_of_another', { path: 'files' });
  const late = refusalsOfTime(halfDayOf(await getSitting(tx, found.sittingId), found.halfDay).day ?? '', now);
  if (late.length > 0) return refused(late);
  const { resultsKey } = openSecrets(kit.crypto, found);
  const taken = { kitId: found.id, devices: 0, entries: 0 };
  for (const { bundle, body } of opened) {
    const publicKey = Buffer.from(body.device.publicKey, 'base64url');
    const before = await findDeviceKey(tx, found.id, body.device.id);
    if (!isGenuine(bundle, publicKey, resultsKey) || (before && !before.equals(publicKey))) return refusedFor('exam_kit.results_forged', { path: 'files', params: { device: body.device.name } });
    const fresh = await insertResults(tx, kit.crypto, {
      kitId: found.id, digest: createHash('sha256').update(bundle.body, 'utf8').digest(), deviceId: body.device.id, deviceName: body.device.name, publicKey, entries: body.entries, exportedAt: body.exportedAt, fileName: file.name, by, at: new Date(now),
    });
    if (fresh) Object.assign(taken, { devices: taken.devices + 1, entries: taken.entries + body.entries.length });
  }
  return taken.devices === 0 ? refusedFor('exam_kit.results_known', { path: 'files' }) : ok(taken);
}
