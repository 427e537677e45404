import type { Exam, ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Province } from '#contracts/regions.ts';
import type { VerificationFacts } from '#contracts/verification.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount, type AccountFacts } from '#server/modules/accounts/index.ts';
import { findExam, findProvince, findProvinceConfig, findSitting } from '#server/modules/catalogue/index.ts';
import { findIntegrityHold, integrityKey } from '#server/modules/integrity/index.ts';
import { findPhotoState } from '#server/modules/photos/index.ts';
import { findVerificationOf } from '#server/modules/verification/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from './application.ts';
import type { PhotoStanding } from './domain/confirm.ts';
import { windowsUnlocked } from './domain/window-guards.ts';

/** What is offered to this application: the exam, its sitting, and once chosen the province's own terms. */
export type Offer = { exam: Exam; sitting: Sitting; config: ProvinceConfig | undefined; province: Province | undefined };

/** What the catalogue says about an application; published sittings never disappear. */
export async function gatherOffer(tx: Tx, app: Pick<Application, 'sittingId' | 'province'> & { unlockedUntil?: Instant | null }): Promise<Offer> {
  const sitting = await findSitting(tx, app.sittingId);
  invariant(sitting, `sitting ${app.sittingId} is gone`);
  const exam = await findExam(tx, sitting.examCode);
  invariant(exam, `exam ${sitting.examCode} is gone`);
  if (app.province === null) return { exam, sitting, config: undefined, province: undefined };
  const config = await findProvinceConfig(tx, sitting.id, app.province);
  return { exam, sitting, config: config && { ...config, windows: windowsUnlocked(config.windows, app.unlockedUntil ?? null) }, province: await findProvince(tx, app.province) };
}

/** The person behind an application, as every rule here needs them. */
export type Person = { account: AccountFacts; verification: VerificationFacts; photo: PhotoStanding };

/** Account, verification and photo of a candidate, asked for together. */
export async function gatherPerson(tx: Tx, kit: Kit, accountId: AccountId): Promise<Person> {
  const reading = existingAccount(tx, kit, accountId);
  const [account, verification, photo] = await Promise.all([reading, findVerificationOf(tx, accountId, reading), photoStanding(tx, accountId)]);
  return { account, verification, photo };
}

/** The account of a candidate who is known to be there. */
export async function existingAccount(tx: Tx, kit: Kit, accountId: AccountId): Promise<AccountFacts> {
  const account = await findAccount(tx, kit.crypto, accountId);
  invariant(account, `account ${accountId} is gone`);
  return account;
}

/** True while a record of 专业技术人员资格考试违纪违规行为 stands against the person (R-2.2.3-09). */
export async function hasIntegrityHold({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, { account }: Pick<Person, 'account'>): Promise<boolean> {
  return (await findIntegrityHold(tx, integrityKey(kit.crypto, account), beijingDay(now))) !== undefined;
}

/** Where the candidate's photo stands (照片). */
export async function photoStanding(tx: Tx, accountId: AccountId): Promise<PhotoStanding> {
  const state = await findPhotoState(tx, accountId);
  if (!state) return 'missing';
  return state === 'awaiting_review' ? 'awaiting' : state;
}

/** The photo gate of one application (S5): where its sitting has photos reviewed (D-09), and for a photo in which no face was found. */
export function photoGate(app: Pick<Application, 'photoReviewed'>, photo: PhotoStanding): { awaits: boolean } {
  return { awaits: photo === 'awaiting' || (app.photoReviewed && photo !== 'approved') };
}

/** The same, read from the database; a confirmed application shows no photo gate, so nothing is read for it. */
export async function gatherPhotoGate(tx: Tx, app: Pick<Application, 'accountId' | 'photoReviewed' | 'dimensions'>): Promise<{ awaits: boolean }> {
  return app.dimensions.data === 'saved' ? photoGate(app, await photoStanding(tx, app.accountId)) : { awaits: false };
}
