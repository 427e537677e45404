import { readFileSync } from 'node:fs';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { NewRows } from '#server/modules/accounts/commands/add-rows.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { loadPhoto, storePicture } from '#server/modules/photos/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { registerPerson } from './account.ts';
import type { Browser, Reply, TestApp } from './app.ts';
import { citizenNumber } from './people.ts';

let count = 0;

export type Candidate = { accountId: AccountId; as: Browser; name: string };

const BACHELOR: NewRows['educations'] = [{ certificateNumber: '104221201405001203', institution: '山东大学', graduatedIn: '201406', major: '土木工程', level: 'bachelor', mode: 'full_time' }];

type Options = { name?: string; documentNumber?: string; educations?: NewRows['educations']; degrees?: NewRows['degrees']; photo?: boolean; verify?: boolean };

/** A candidate who may apply: registered, verified by the stand-in registries through the jobs, with a photo, signed in. */
export async function readyCandidate(t: TestApp, o: Options = {}): Promise<Candidate> {
  count += 1;
  const name = o.name ?? '张伟';
  // serials end in 01…43, which the stand-in registries let pass
  const documentNumber = o.documentNumber ?? citizenNumber('370112', `1991${String(1 + (count % 12)).padStart(2, '0')}${String(1 + (Math.floor(count / 12) % 28)).padStart(2, '0')}`, 101 + 2 * (count % 20));
  const now = t.clock.now();
  const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now }, { name, documentNumber, rows: { educations: o.educations ?? BACHELOR, degrees: o.degrees ?? [] } }));
  if (o.verify !== false) await t.runJobs();
  if (o.photo !== false) {
    const picture = await storePicture(t.kit.blobs, readFileSync(projectPath(`seeds/demo/photos/portrait-${String(1 + (count % 18)).padStart(2, '0')}.jpg`)));
    if (!picture.ok) throw new Error(JSON.stringify(picture.refusals));
    const loaded = await t.inTx((tx) => loadPhoto(tx, accountId, picture.value, now));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals));
  }
  return { accountId, as: await t.signInCandidate(accountId), name };
}

/** The form of a bachelor of civil engineering who applies for all subjects of 一级建造师 in 山东济南. */
export async function formFor(t: TestApp, c: Candidate, changes: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId));
  return {
    prefecture: '3701', reviewPointId: '3701-01', levelCode: '04', specialtyCode: '15', subjectCodes: ['1', '2', '3', '4'], educationId: account?.educations[0]?.id,
    majorClass: undefined, yearsInProfession: 8, yearsOfWork: 10, titles: [], certificates: [], posts: [], workHistory: [{ from: '2014-07-01', employer: '济南城建集团有限公司', duty: '施工管理' }],
    employer: '济南城建集团有限公司', employerKind: 'state_enterprise', phone: '13800130001', mail: 'zhangwei@example.cn', address: '山东省济南市历下区解放路1号', postcode: '250014',
    territorialTie: 'work', captcha: { proof: 'pass' }, ...changes,
  };
}

/** Throws on a refusal, with its words, so that a test that builds on an act stops there. */
export function must(reply: Reply): Reply {
  if (reply.status >= 400) throw new Error(`${String(reply.status)} ${reply.body}`);
  return reply;
}

const STAGES = ['started', 'province', 'notices', 'saved', 'decided', 'checked', 'confirmed'] as const;
export type Stage = (typeof STAGES)[number];

type Journey = { sittingId: string; province?: string; form?: Record<string, unknown>; commitment?: 'sign' | 'decline'; until?: Stage };

/** Takes a candidate through an application by the API, as far as `until`. */
export async function apply(t: TestApp, c: Candidate, j: Journey): Promise<ApplicationId> {
  const { as } = c;
  const last = STAGES.indexOf(j.until ?? 'confirmed');
  const { id } = must(await t.api.post('/api/applications', { sittingId: j.sittingId }, { as })).json<{ id: ApplicationId }>();
  const at = `/api/applications/${id}`;
  const acts: (() => Promise<unknown>)[] = [
    async () => must(await t.api.put(`${at}/province`, { province: j.province ?? '37' }, { as })),
    async () => {
      must(await t.api.post(`${at}/notification`, { accept: 'agree', version: LETTER_VERSION.notification }, { as }));
      must(await t.api.post(`${at}/instructions`, { accept: 'agree', version: LETTER_VERSION.instructions }, { as }));
    },
    async () => must(await t.api.put(`${at}/data`, await formFor(t, c, j.form), { as })),
    async () => must(j.commitment === 'decline' ? await t.api.post(`${at}/commitment-refusal`, {}, { as }) : await t.api.post(`${at}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, { as })),
    async () => must(await t.api.post(`${at}/check`, {}, { as })),
    async () => must(await t.api.post(`${at}/confirmation`, {}, { as })),
  ];
  for (const act of acts.slice(0, last)) await act();
  return id;
}
