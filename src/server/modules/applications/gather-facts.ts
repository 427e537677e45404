import type { Exam, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Province } from '#contracts/regions.ts';
import type { VerificationFacts } from '#contracts/verification.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount, type AccountFacts } from '#server/modules/accounts/index.ts';
import { findExam, findProvince, findProvinceConfig, findSitting } from '#server/modules/catalogue/index.ts';
import { findIntegrityHold, integrityKey } from '#server/modules/integrity/index.ts';
import { findPhoto } from '#server/modules/photos/index.ts';
import { findVerification } from '#server/modules/verification/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from './application.ts';
import type { PhotoStanding } from './domain/confirm.ts';

/** What is offered to this application: the exam, its sitting, and once chosen the province's own terms. */
export type Offer = { exam: Exam; sitting: Sitting; config: ProvinceConfig | undefined; province: Province | undefined };

/** What the catalogue says about an application; published sittings never disappear. */
export async function gatherOffer(tx: Tx, app: Pick<Application, 'sittingId' | 'province'>): Promise<Offer> {
  const sitting = await findSitting(tx, app.sittingId);
  invariant(sitting, `sitting ${app.sittingId} is gone`);
  const exam = await findExam(tx, sitting.examCode);
  invariant(exam, `exam ${sitting.examCode} is gone`);
  if (app.province === null) return { exam, sitting, config: undefined, province: undefined };
  return { exam, sitting, config: await findProvinceConfig(tx, sitting.id, app.province), province: await findProvince(tx, app.province) };
}

/** The person behind an application, as every rule here needs them. */
export type Person = { account: AccountFacts; verification: VerificationFacts; photo: PhotoStanding; integrityHold: boolean };

/** Account, verification, photo and integrity record of a candidate. */
export async function gatherPerson(tx: Tx, kit: Kit, accountId: AccountId, now: Instant): Promise<Person> {
  const account = await findAccount(tx, kit.crypto, accountId);
  invariant(account, `account ${accountId} is gone`);
  const hold = await findIntegrityHold(tx, integrityKey(kit.crypto, account), beijingDay(now));
  return { account, verification: await findVerification(tx, account), photo: await photoStanding(tx, accountId), integrityHold: hold !== undefined };
}

/** Where the candidate's photo stands (照片). */
export async function photoStanding(tx: Tx, accountId: AccountId): Promise<PhotoStanding> {
  const photo = await findPhoto(tx, accountId);
  if (!photo) return 'missing';
  return photo.state === 'awaiting_review' ? 'awaiting' : photo.state;
}

/** The photo gate of one application (S5): where its sitting has photos reviewed (D-09), and for a photo in which no face was found. */
export function photoGate(app: Pick<Application, 'photoReviewed'>, photo: PhotoStanding): { awaits: boolean } {
  return { awaits: photo === 'awaiting' || (app.photoReviewed && photo !== 'approved') };
}

/** The same, read from the database; a confirmed application shows no photo gate, so nothing is read for it. */
export async function gatherPhotoGate(tx: Tx, app: Pick<Application, 'accountId' | 'photoReviewed' | 'dimensions'>): Promise<{ awaits: boolean }> {
  return app.dimensions.data === 'saved' ? photoGate(app, await photoStanding(tx, app.accountId)) : { awaits: false };
}
