import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { OpenMember, StaffReason } from '#contracts/staff-people.ts';
import { NewStaff, StaffUserName } from '#contracts/staff.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { createStaff, decideBinding, decidePosting, findBinding, findMemberByUserName, firstPasswordKey, openMember, postingsOf, proposeBinding, suspendMember } from '#server/modules/staff/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { loadSampleArticles } from '../content/load-articles.ts';
import { SAMPLE_PASSWORD } from './sample-people.ts';
import { stateExpectations } from './sample-expectations.ts';
import { openSampleSlots } from './sample-slots.ts';

const File = z.strictObject({
  note: z.string(), staff: z.array(NewStaff),
  /** Who was suspended, by whom and why. */
  suspended: z.array(z.strictObject({ by: StaffUserName, reason: StaffReason, person: NewStaff })),
  /** Whose posting a second person approved. */
  approved: z.array(z.strictObject({ by: StaffUserName, approvedBy: StaffUserName, words: StaffReason, person: OpenMember })),
  /** Whose posting waits for a second person. */
  opened: z.array(z.strictObject({ by: StaffUserName, person: OpenMember })),
  /** Whose subject at the identity provider is bound (统一身份绑定), or waits for the second person. */
  sso: z.array(z.strictObject({ userName: StaffUserName, subject: z.string(), by: StaffUserName, reason: StaffReason, approvedBy: StaffUserName.nullable(), words: z.string() })),
});
type File = z.infer<typeof File>;

let read: Promise<File> | undefined;

function readStaff(): Promise<File> {
  read ??= readFile(projectPath('seeds/demo/staff.json'), 'utf8').then((text) => File.parse(JSON.parse(text)));
  return read;
}

/** The sample staff one can sign in as: reviewers of a point and of provinces, a cashier, an auditor. */
export async function sampleStaff(): Promise<readonly NewStaff[]> {
  return (await readStaff()).staff;
}

/** Who of the sample staff the stand-in identity provider knows, under which subject. */
export async function sampleSubjects(): Promise<readonly { subject: string; name: string; waits: boolean }[]> {
  const { staff, sso } = await readStaff();
  return sso.map(({ userName, subject, approvedBy }) => ({ subject, name: staff.find((s) => s.userName === userName)?.name ?? userName, waits: approvedBy === null }));
}

/** Makes the sample staff who are not there yet, and what they published. */
export const loadStaff = declareJob({ name: 'demo.load-staff', payload: z.object({}), attempts: 5 });

export const onLoadStaff = handleJob(loadStaff, {
  prepare: async ({ kit }) => kit.passwords.hash(SAMPLE_PASSWORD),
  work: async ({ tx, kit, now }, _payload, hash) => {
    const { staff, suspended, approved, opened, sso } = await readStaff();
    const key = firstPasswordKey(kit.crypto, SAMPLE_PASSWORD);
    const make = async (person: NewStaff): Promise<StaffId | undefined> => {
      if (await findMemberByUserName(tx, person.userName)) return undefined;
      return valueOf(await createStaff(tx, person, { hash, temporary: false }, { byId: null, now }), person.userName);
    };
    const acting = async (userName: string) => {
      const member = await findMemberByUserName(tx, userName);
      invariant(member, `no sample member of staff ${userName}`);
      return { tx, now, actor: { staffId: member.id, jurisdiction: member.jurisdiction } };
    };
    for (const person of staff) await make(person);
    for (const { by, reason, person } of suspended) {
      const id = await make(person);
      if (id) valueOf(await suspendMember(await acting(by), id, reason), person.userName);
    }
    for (const { by, approvedBy, words, person } of approved) {
      if (await findMemberByUserName(tx, person.userName)) continue;
      const id = valueOf(await openMember(await acting(by), person, { hash, key }), person.userName);
      const [posting] = await postingsOf(tx, id, 1);
      invariant(posting, 'who was opened has a posting');
      valueOf(await decidePosting(await acting(approvedBy), posting.id, { decision: 'approve', reason: words }), person.userName);
    }
    for (const { by, person } of opened) {
      if (!(await findMemberByUserName(tx, person.userName))) valueOf(await openMember(await acting(by), person, { hash, key }), person.userName);
    }
    const { staffSso } = kit.settings;
    for (const { userName, subject, by, reason, approvedBy, words } of staffSso?.standIn ? sso : []) {
      const member = await findMemberByUserName(tx, userName);
      if (!member || (await findBinding(tx, member.id))) continue;
      valueOf(await proposeBinding(await acting(by), member.id, { issuer: staffSso?.issuer ?? '', subject, reason }), userName);
      if (approvedBy !== null) valueOf(await decideBinding(await acting(approvedBy), member.id, { decision: 'approve', reason: words }), userName);
    }
    await loadSampleArticles(tx, now);
    await openSampleSlots(tx, now);
    await enqueue(tx, stateExpectations, {});
  },
});

function valueOf<T>(done: Result<T>, about: string): T {
  if (!done.ok) throw new Error(`${about} could not be made: ${JSON.stringify(done.refusals)}`);
  return done.value;
}

/** 以样例工作人员的身份登录 */
export const signInAsStaff = defineEndpoint({
  method: 'POST', path: '/api/demo/staff-sign-ins', summary: '以样例工作人员的身份登录', access: 'public', audit: 'demo.staff_sign_in', limit: 'write', idempotent: false,
  body: z.object({ userName: z.string().max(60) }), output: z.object({ staffId: StaffId }),
  handle: async (ctx, { body }) => {
    if (!(await sampleStaff()).some((s) => s.userName === body.userName)) return refusedFor('demo.person_unknown');
    const member = await findMemberByUserName(ctx.tx, body.userName);
    if (!member) return refusedFor('demo.person_not_ready');
    await ctx.openSession('staff', member.id);
    ctx.note({ subject: `staff:${member.id}` });
    return ok({ staffId: member.id });
  },
});
