import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Instant } from '#contracts/dates.ts';
import type { BlobId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { askForRelease, destroyFile, releaseFile } from '#server/modules/quarantine/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { nameDigestOf } from '#server/platform/scanner/keep-unscanned.ts';
import { insertQuarantined } from '#server/platform/scanner/quarantine.store.ts';
import { EICAR } from '#server/platform/scanner/stand-in-scanner.ts';
import type { LoadedPerson } from './demo-people.store.ts';

type Sample = { whose: { candidate: string } | { staff: string }; name: string; signature: string; daysAgo: number; really?: true; then?: 'ask' | 'ask_by_other' | 'release' | 'destroy' };

/** Flagged uploads in every state an officer would try; all but those that are `really` infected pass when they are scanned again (误报). */
const SAMPLES: readonly Sample[] = [
  { whose: { candidate: 'sun-qiang' }, name: '工作年限证明.pdf', signature: 'Win.Test.EICAR_HDB-1', daysAgo: 0.1, really: true },
  { whose: { candidate: 'wang-lei' }, name: '社保缴费记录.pdf', signature: 'PUA.Pdf.Trojan.EmbeddedJavaScript-1', daysAgo: 1 },
  { whose: { candidate: 'wang-xiaopei' }, name: '户口簿.jpg', signature: 'Heuristics.Broken.Media.JPEG.JFIFdupAppMarker', daysAgo: 2, then: 'ask' },
  { whose: { candidate: 'wu-gang' }, name: '学位证书.jpg', signature: 'Heuristics.Broken.Media.JPEG.JFIFdupAppMarker', daysAgo: 3, then: 'ask_by_other' },
  { whose: { staff: 'weiji.shandong' }, name: '考场记录单.pdf', signature: 'PUA.Pdf.Trojan.EmbeddedJavaScript-1', daysAgo: 9, then: 'release' },
  { whose: { candidate: 'liu-peng' }, name: '照片.jpg', signature: 'Win.Test.EICAR_HDB-1', daysAgo: 12, really: true, then: 'destroy' },
];
const DAY = 86_400_000;

export type StoredFlagged = Sample & { digest: Buffer; bytes: number; blobId: BlobId };

/** Puts the bytes of the samples away, outside the transaction. */
export async function storeFlagged(kit: Kit): Promise<StoredFlagged[]> {
  const sheet = await readFile(projectPath('seeds/demo/evidence/sheet-4.jpg'));
  return Promise.all(SAMPLES.map(async (sample) => {
    const bytes = Buffer.concat([sheet, Buffer.from(sample.name), Buffer.from(sample.really ? EICAR : '')]);
    return { ...sample, digest: createHash('sha256').update(bytes).digest(), bytes: bytes.length, blobId: await kit.blobs.put(bytes, 'application/octet-stream') };
  }));
}

/** Files in quarantine in each of its states, ended by the commands officers use. */
export async function flagSamples({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, people: ReadonlyMap<string, LoadedPerson>, stored: readonly StoredFlagged[]): Promise<void> {
  const member = async (userName: string) => {
    const found = await findMemberByUserName(tx, userName);
    invariant(found, `no sample member of staff ${userName}`);
    return found.id;
  };
  const [one, other] = [await member('anquan'), await member('anquan.fuhe')];
  for (const { whose, name, signature, daysAgo, then, digest, bytes, blobId } of stored) {
    const byId = 'staff' in whose ? await member(whose.staff) : people.get(whose.candidate)?.accountId;
    invariant(byId, 'the uploader of a flagged sample is there');
    const foundAt = now - daysAgo * DAY;
    const id = await insertQuarantined(tx, { byKind: 'staff' in whose ? 'staff' : 'candidate', byId, digest, nameDigest: nameDigestOf(kit.crypto, name), signature, bytes, blobId, foundAt });
    if (id === undefined || then === undefined) continue;
    const at = foundAt + DAY / 4;
    if (then === 'destroy') must(await destroyFile(tx, { id, by: one, now: at, version: 1, reason: '确系病毒，已通知本人更换文件' }));
    else must(await askForRelease(tx, { id, by: then === 'ask_by_other' ? other : one, now: at, version: 1, reason: '病毒库厂商已更正该特征，文件经复扫无毒' }));
    if (then === 'release') must(await releaseFile(tx, { id, by: other, now: at + DAY / 4, version: 2, reason: '复扫无毒，同意按误报解除' }));
  }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample in quarantine was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
