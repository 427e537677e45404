import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AccountId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findAccount, openAccount, type NewAccount } from '#server/modules/accounts/index.ts';
import { loadDemoFiles } from '#server/modules/candidate-files/index.ts';
import { listCurrentSittings } from '#server/modules/catalogue/index.ts';
import { loadDemoRecords } from '#server/modules/integrity/index.ts';
import { storeFiles, type StoredFile } from '#server/modules/materials/index.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { loadPhoto, storePicture, type StoredPicture } from '#server/modules/photos/index.ts';
import { findVerification, isUnfinished } from '#server/modules/verification/index.ts';
import { inTransaction, type Db, type Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { inventedPerson } from '../crowd/invent-person.ts';
import { lastSittingPerson } from '../last-sitting/cast.ts';
import { listLoaded, lockLoaded, noteStage, noteWaiting } from './demo-people.store.ts';
import { replayApplication } from './replay-application.ts';
import { COUNTER_PEOPLE, loadSampleCash } from './sample-cash.ts';
import { loadSampleBooks, PAYERS } from './sample-books.ts';
import { openSampleCases } from './sample-cases.ts';
import { loadSampleMajors } from './sample-majors.ts';
import { loadPartners } from './sample-partners.ts';
import { loadRecheck } from './sample-recheck.ts';
import { loadSampleSeating, SEATED_PEOPLE } from './sample-seating.ts';
import { loadStaff } from './sample-staff.ts';
import { readPortrait, SAMPLE_PASSWORD, samplePeople, type SamplePerson } from './sample-people.ts';

const Payload = z.object({ key: z.string() });

/** Registers one sample person. */
export const registerSample = declareJob({ name: 'demo.register-sample', payload: Payload, attempts: 5 });
/** Lets a registered sample person apply, once the registries have answered. */
export const applyAsSample = declareJob({ name: 'demo.apply-as-sample', payload: Payload.extend({ asked: z.int().default(0) }), attempts: 3 });

const DAY = 86_400_000;
/** The registration form was filled in well before the application. */
const REGISTERED_BEFORE = 20 * DAY;
/** Who sat an exam that is over had registered for it. */
const REGISTERED_THEN = 400 * DAY;
/** Half an hour of waiting for the registries. */
const ASKED_MOST = 1_200;

/** Sends for the sample people who are not there yet, or for the staff alone where a rehearsal wants no others: after the start, in the background, so that the first page does not wait. Repeating it changes nothing. */
export async function sendForPeople({ db, kit }: { db: Db; kit: Kit }): Promise<void> {
  const people = kit.settings.demoPeople === 'all' ? await samplePeople() : [];
  const now = kit.clock.now();
  await inTransaction(db, async (tx) => {
    const fresh = people.length === 0 ? [] : await noteWaiting(tx, people.map((p) => p.key), now);
    const first = fresh.length > 0 && fresh.length === people.length;
    if (first) await loadRecords(tx, kit, now);
    await enqueue(tx, loadStaff, {});
    // before people apply: what they do is told
    if (first) await enqueue(tx, loadPartners, {}, { now, runAt: now + 1_000 });
    for (const key of fresh) await enqueue(tx, registerSample, { key });
    if (first) {
      await enqueue(tx, openSampleCases, {}, { now, runAt: now + 20_000 });
      await enqueue(tx, loadSampleMajors, {}, { now, runAt: now + 5_000 });
      for (const key of await noteWaiting(tx, [...SEATED_PEOPLE], now)) await enqueue(tx, registerSample, { key });
      await enqueue(tx, loadSampleSeating, {}, { now, runAt: now + 10_000 });
      for (const key of await noteWaiting(tx, [...PAYERS], now)) await enqueue(tx, registerSample, { key });
      await enqueue(tx, loadSampleBooks, {}, { now, runAt: now + 15_000 });
      await enqueue(tx, loadRecheck, {}, { now, runAt: now + 30_000 });
      for (const key of await noteWaiting(tx, [...COUNTER_PEOPLE], now)) await enqueue(tx, registerSample, { key });
      await enqueue(tx, loadSampleCash, {}, { now, runAt: now + 20_000 });
    }
  });
}

/** Integrity records and candidate files stand before the people apply; the files end the year before the exam that is open. */
async function loadRecords(tx: Tx, kit: Kit, now: Instant): Promise<void> {
  await loadDemoRecords(tx, kit.crypto, now);
  const open = (await listCurrentSittings(tx, now)).find((s) => s.exam.code === '034');
  if (open) await loadDemoFiles(tx, kit.crypto, open.sitting.year, now);
}

export const onRegisterSample = handleJob(registerSample, {
  prepare: async ({ kit }, { key }) => {
    const person = await personOf(key);
    const [passwordHash, answerHash] = await Promise.all([kit.passwords.hash(SAMPLE_PASSWORD), kit.passwords.hash('历城实验小学')]);
    return { person, passwordHash, answerHash, picture: person.photo === null ? undefined : await pictureOf(kit, person.photo) };
  },
  work: async ({ tx, kit, now }, { key }, { person, passwordHash, answerHash, picture }) => {
    const loaded = await lockLoaded(tx, key);
    if (loaded?.stage !== 'waiting') return;
    if (person.after !== undefined && (await lockLoaded(tx, person.after))?.stage === 'waiting') {
      await enqueue(tx, registerSample, { key }, { now, runAt: now + 1_000 });
      return;
    }
    const registered = now - (person.application?.window === 'past' ? REGISTERED_THEN : REGISTERED_BEFORE);
    const { name, glyphDescription, documentType, documentNumber, issuingCountry, userName, phone, educations, degrees } = person;
    const account: NewAccount = {
      passwordHash, answerHash,
      form: { name, glyphDescription, documentType, documentNumber, issuingCountry, userName, phone, educations, degrees, mail: `${userName}@example.cn`, recoveryQuestion: 'first_school' },
    };
    const opened = await openAccount(tx, { crypto: kit.crypto, now: registered, ip: '127.0.0.1', lang: 'zh' }, account, person.goesOnWithKnownDocument);
    if (!opened.ok) throw new Error(`${key} could not register: ${JSON.stringify(opened.refusals)}`);
    const { accountId } = opened.value;
    if (picture) {
      const uploaded = await loadPhoto(tx, accountId, picture, registered);
      if (!uploaded.ok) throw new Error(`the photo of ${key} was refused: ${JSON.stringify(uploaded.refusals)}`);
    }
    await noteStage(tx, key, { stage: 'registered', accountId }, now);
    await enqueue(tx, applyAsSample, { key }, { now, runAt: now + 1_000 });
  },
});

export const onApplyAsSample = handleJob(applyAsSample, {
  prepare: async ({ kit, read }, { key }) => {
    const person = await personOf(key);
    const accountId = (await read((tx) => listLoaded(tx))).find((p) => p.key === key)?.accountId;
    const waits = accountId !== undefined && (await read((tx) => waitsForRegistries(tx, kit, accountId)));
    return { person, waits, evidence: !waits && person.application?.acts.includes('materials') ? await evidenceOf(kit) : [] };
  },
  work: async ({ tx, kit, now }, { key, asked }, { person, waits, evidence }) => {
    if (waits) {
      // a registry that a visitor made slow only delays
      if (asked < ASKED_MOST) await enqueue(tx, applyAsSample, { key, asked: asked + 1 }, { now, runAt: now + 1_500 });
      return;
    }
    const loaded = await lockLoaded(tx, key);
    if (loaded?.stage !== 'registered' || !loaded.accountId) return;
    const applicationId = person.application === undefined ? undefined : await replayApplication({ tx, kit, now, accountId: loaded.accountId, wanted: person.application, evidence });
    await noteStage(tx, key, { stage: 'ready', applicationId }, now);
  },
});

async function waitsForRegistries(tx: Tx, kit: Kit, accountId: AccountId): Promise<boolean> {
  const account = await findAccount(tx, kit.crypto, accountId);
  if (!account || account.state === 'frozen') return false;
  const { identity, rows } = await findVerification(tx, account);
  return [identity, ...rows].some((fact) => isUnfinished(fact.state));
}

async function personOf(key: string): Promise<SamplePerson> {
  const person = inventedPerson(key) ?? lastSittingPerson(key) ?? (await samplePeople()).find((p) => p.key === key);
  invariant(person, `no sample person ${key}`);
  return person;
}

async function pictureOf(kit: Kit, photo: string): Promise<StoredPicture> {
  const stored = await storePicture(kit.blobs, await readPortrait(photo));
  if (!stored.ok) throw new Error(`${photo} was refused: ${JSON.stringify(stored.refusals)}`);
  return stored.value;
}

/** Sheets that stand for the certificates and letters people hand in. */
async function evidenceOf(kit: Kit): Promise<StoredFile[]> {
  const names = ['毕业证书', '工作年限证明', '身份证', '居住证明', '学位证书', '职称证书'];
  const files = await Promise.all(names.map(async (name, n) => ({ field: 'files', fileName: `${name}.jpg`, contentType: 'image/jpeg', bytes: await readFile(projectPath(`seeds/demo/evidence/sheet-${n + 1}.jpg`)) })));
  const stored = await storeFiles({ scanner: standInScanner(), blobs: kit.blobs }, files, 'files');
  if (!stored.ok) throw new Error(`the evidence was refused: ${JSON.stringify(stored.refusals)}`);
  return stored.value;
}
