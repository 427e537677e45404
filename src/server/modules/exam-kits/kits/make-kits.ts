import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ExamKitId, type MadeKits, type MakeKits } from '#contracts/exam-kits.ts';
import type { BlobId } from '#contracts/ids.ts';
import { refuse } from '#contracts/refusals.ts';
import { failureOf } from '#server/kernel/failure.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findFrozen, listCentreHalves, type CentreHalf } from '#server/modules/seating/index.ts';
import { findTerms, mayReleaseIn, type Ticketing } from '#server/modules/tickets/index.ts';
import { newId } from '#server/platform/ids.ts';
import { declareJob, handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { isOver } from '../domain/result-time.ts';
import { gatherRoster, shrinkPhotos } from './gather-roster.ts';
import { packKit } from './kit-archive.ts';
import { failKit, findKit, insertKit, keepKit, lockKit, openSecrets, reopenKit } from './kits.store.ts';
import { drawPassphrase } from './passphrase.ts';
import { keyPrint, sealKit } from './seal-kit.ts';

/** One kit: the roster of one centre on one half-day. */
export const buildKit = declareJob({ name: 'exam-kits.build', payload: z.object({ kitId: ExamKitId }), attempts: 4, retryDelaySeconds: 5 });

const NATION = { kind: 'nation' } as const;

/** 制作考场离线包: one kit a centre and half-day, made in the background; the passphrase of each centre is answered now and never again. */
export async function makeKits({ tx, kit, now, by }: Ticketing, { sittingId, province, centreIds }: MakeKits): Promise<Result<MadeKits>> {
  const terms = await findTerms(tx, sittingId, province);
  if (!terms || !mayReleaseIn(by, province, terms.exam.code)) return refusedFor('exam_kit.not_held_there');
  if (isOver(terms.sitting, now)) return refusedFor('exam_kit.exam_over');
  const halves = await listCentreHalves(tx, sittingId, province);
  const frozen = await findFrozen(tx, sittingId, province);
  if (!halves || !frozen) return refusedFor('exam_kit.plan_not_frozen');
  const centres = centreIds.length === 0 ? [...new Set(halves.map((h) => h.centreId))] : centreIds;
  const unknown = centres.filter((id) => !halves.some((h) => h.centreId === id));
  if (unknown.length > 0 || centres.length === 0) return refused([refuse('exam_kit.centre_unknown', { path: 'centreIds' })]);
  const passphrases: MadeKits['passphrases'] = [];
  for (const centreId of centres) {
    const own = halves.filter((h) => h.centreId === centreId);
    const passphrase = drawPassphrase();
    for (const half of own) if (!(await begin(half, passphrase))) return refusedFor('exam_kit.under_way', { path: 'centreIds' });
    passphrases.push({ centreId, centre: own[0]?.centre ?? '', passphrase, kits: own.length });
  }
  return ok({ passphrases, keyPrint: keyPrint(kit.signatures.publicKeys.get(kit.signatures.newest) ?? Buffer.alloc(0)) });

  async function begin(half: CentreHalf, passphrase: string): Promise<boolean> {
    const id = newId<ExamKitId>();
    const { centreId, centre, prefecture, halfDay, rooms, people } = half;
    const begun = await insertKit(tx, kit.crypto, { id, sittingId, examCode: terms?.exam.code ?? '', province, prefecture, centreId, centre, halfDay, planVersion: frozen?.planVersion ?? 0, rooms, people, passphrase, resultsKey: randomBytes(32).toString('base64url'), by, at: new Date(now) });
    if (begun) await enqueue(tx, buildKit, { kitId: id });
    return begun;
  }
}

/** 重新制作: a kit that failed is tried again, with the same passphrase. */
export async function remakeKit({ tx, by }: Ticketing, id: ExamKitId): Promise<Result<ExamKitId>> {
  const found = await lockKit(tx, by.jurisdiction, id);
  if (!found || !mayReleaseIn(by, found.province, found.examCode)) return refusedFor('exam_kit.not_found');
  if (!(await reopenKit(tx, id))) return refusedFor('exam_kit.not_failed');
  await enqueue(tx, buildKit, { kitId: id });
  return ok(id);
}

type Built = { blobId: BlobId; bytes: number; planVersion: number; people: number; rooms: number };

/** Makes one kit outside the transaction; when its last attempt fails the kit says so. */
export const buildHandler: AnyJobHandler = handleJob(buildKit, {
  prepare: async ({ kit, now, read }, { kitId }): Promise<Built | undefined> => {
    const found = await read(async (tx) => {
      const wanted = await findKit(tx, NATION, kitId);
      const secrets = wanted?.state === 'working' ? openSecrets(kit.crypto, wanted) : undefined;
      return wanted && secrets?.passphrase !== undefined ? { secrets: { ...secrets, passphrase: secrets.passphrase }, roster: await gatherRoster(tx, kit, wanted, now) } : undefined;
    });
    if (!found?.roster) return undefined;
    const { secrets, roster: { about, rooms, people } } = found;
    const sealed = await sealKit(kit.signatures, about, { resultsKey: secrets.resultsKey, rooms, people: await shrinkPhotos(people) }, secrets.passphrase);
    const archive = await packKit(sealed, kit.signatures, `${about.title} ${about.centre} ${about.half} 考场离线包`, new Date(now));
    return { blobId: await kit.blobs.put(archive, 'application/zip'), bytes: archive.length, planVersion: about.planVersion, people: people.length, rooms: rooms.length };
  },
  work: async ({ tx, kit }, { kitId }, built) => {
    if (built && !(await keepKit(tx, kitId, built))) await kit.blobs.remove(built.blobId);
  },
  giveUp: async ({ tx }, { kitId }, error) => { await failKit(tx, kitId, failureOf(error)); },
});
