import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AccountWish } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import { refusalsOfSeated } from '#server/modules/seating/index.ts';
import { attachProofs, fileAppeal, proposeAccountCase, proposeUnlock } from '#server/modules/assistance/index.ts';
import { countOpenBreaches } from '#server/modules/breaches/index.ts';
import { storeFiles, type StoredFile } from '#server/modules/materials/index.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { requestPhotoChange } from '#server/modules/photos/index.ts';
import { findMemberByUserName, type Member } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { listLoaded, type LoadedPerson } from './demo-people.store.ts';
import { openSampleMessages } from './sample-messages.ts';
import { flagSamples, storeFlagged } from './sample-quarantine.ts';
import { askSampleOwnData } from './sample-own-data.ts';
import { askSampleQuestions } from './sample-questions.ts';
import { BREACH_PEOPLE, openSampleBreaches } from './sample-breaches.ts';

/** Opens a case of every kind an officer would try, once the sample people and staff are there. */
export const openSampleCases = declareJob({ name: 'demo.open-sample-cases', payload: z.object({ asked: z.int().default(0) }), attempts: 3 });

const DAY = 86_400_000;
const ASKED_MOST = 600;
const PEOPLE = ['sun-qiang', 'li-xuemei', 'wang-xiaopei', 'wang-lei', 'wu-gang', 'liu-peng', 'ma-zhanbiao'] as const;
type Env = { tx: Tx; kit: Kit; now: Instant };

export const onOpenSampleCases = handleJob(openSampleCases, {
  prepare: async ({ kit, read }) => {
    const ready = (await read((tx) => listLoaded(tx))).filter((p) => p.stage === 'ready').map((p) => p.key);
    const waits = [...PEOPLE, ...BREACH_PEOPLE].some((key) => !ready.includes(key)) || (await read(staffMissing));
    return { waits, proofs: waits ? [] : [await proofOf(kit, 3), await proofOf(kit, 2), await proofOf(kit, 1)], flagged: waits ? [] : await storeFlagged(kit) };
  },
  work: async (env, { asked }, { waits, proofs, flagged }) => {
    if (waits) {
      if (asked < ASKED_MOST) await enqueue(env.tx, openSampleCases, { asked: asked + 1 }, { now: env.now, runAt: env.now + 3_000 });
      return;
    }
    await openCases(env, proofs);
    await askSampleQuestions(env, (await listLoaded(env.tx)).find((p) => p.key === 'ma-zhanbiao'));
    await openSampleMessages(env);
    const people = new Map((await listLoaded(env.tx)).map((p) => [p.key, p]));
    await openSampleBreaches(env, people, proofs);
    await flagSamples(env, people, flagged);
    await askSampleOwnData(env, people);
  },
});

async function staffMissing(tx: Tx): Promise<boolean> {
  const found = await Promise.all(['kaowu.shandong', 'kefu.shandong', 'weiji.shandong', 'weiji.pizhun', 'anquan', 'anquan.fuhe'].map((name) => findMemberByUserName(tx, name)));
  return found.some((member) => member === undefined);
}

async function openCases(env: Env, proofs: readonly StoredFile[]): Promise<void> {
  const { tx, kit, now } = env;
  const people = new Map((await listLoaded(tx)).map((p) => [p.key, p]));
  const of = (key: (typeof PEOPLE)[number]) => accountOf(people.get(key));
  const officer = await memberOf(tx, 'kaowu.shandong');
  const adviser = await memberOf(tx, 'kefu.shandong');

  const sun = of('sun-qiang');
  const app = sun.applicationId && (await findApplication(tx, kit.crypto, sun.accountId, sun.applicationId));
  invariant(app?.number, 'the confirmed sample application has a number');
  must(await proposeUnlock({ ...env, actor: officer }, { number: app.number, parts: ['work', 'contact'], until: now + 2 * DAY, reason: '工作单位名称变更，本人持单位证明到窗口申请更正' }, refusalsOfSeated));

  const help = async (key: (typeof PEOPLE)[number], wish: AccountWish, reason: string, proof: StoredFile | undefined) => {
    const opened = must(await proposeAccountCase({ ...env, actor: adviser }, { accountId: of(key).accountId, wish, reason }, countOpenBreaches));
    if (proof) must(await attachProofs(env, opened, [proof], { kind: 'staff', id: adviser.staffId }));
  };
  await help('wang-xiaopei', { kind: 'rare_name', name: '王晓𦭁' }, '户口簿上的字已有编码，本人持身份证和户口簿申请更正', proofs[0]);
  await help('wang-lei', { kind: 'recovery', phone: '13853100086' }, '原手机号已停用，无法接收验证码，已核对身份证原件', proofs[1]);
  await help('wu-gang', { kind: 'phone_release' }, '原号码由他人使用，申请解除绑定', undefined);

  const rejected = of('li-xuemei');
  invariant(rejected.applicationId, 'the rejected sample person has an application');
  must(await fileAppeal({ ...env, actor: { accountId: rejected.accountId } }, rejected.applicationId, '2019 年 7 月至 2021 年 6 月本人在济南分公司工作，社保由总公司在青岛缴纳，附劳动合同和参保证明，请复核工作年限。', proofs.slice(2)));

  const changed = of('liu-peng');
  invariant(changed.applicationId, 'the returned sample person has an application');
  const sitting = await findApplication(tx, kit.crypto, changed.accountId, changed.applicationId);
  invariant(sitting, 'the application of a ready sample person is there');
  must(await requestPhotoChange(tx, changed.accountId, { provinceCode: ProvinceCode.parse('37'), sittingId: sitting.sittingId, reason: '上传的是五年前的照片，与近期容貌差异较大，申请更换' }, now));
}

function accountOf(person: LoadedPerson | undefined) {
  invariant(person?.accountId, 'a ready sample person has an account');
  return { accountId: person.accountId, applicationId: person.applicationId };
}

async function memberOf(tx: Tx, userName: string): Promise<{ staffId: Member['id']; jurisdiction: Member['jurisdiction'] }> {
  const member = await findMemberByUserName(tx, userName);
  invariant(member, `no sample member of staff ${userName}`);
  return { staffId: member.id, jurisdiction: member.jurisdiction };
}

async function proofOf(kit: Kit, sheet: number): Promise<StoredFile> {
  const file = { field: 'files', fileName: '证明材料.jpg', contentType: 'image/jpeg', bytes: await readFile(projectPath(`seeds/demo/evidence/sheet-${String(sheet)}.jpg`)) };
  const stored = must(await storeFiles({ scanner: standInScanner(), blobs: kit.blobs }, [file], 'files'));
  const [first] = stored;
  invariant(first, 'one file was stored');
  return first;
}

/** A refusal is a fault of the sample data and stops here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample case was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
