import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { NewStaff } from '#contracts/staff.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { createStaff, findMemberByUserName } from '#server/modules/staff/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { loadSampleArticles } from '../content/load-articles.ts';
import { SAMPLE_PASSWORD } from './sample-people.ts';

const File = z.strictObject({ note: z.string(), staff: z.array(NewStaff) });

let read: Promise<readonly NewStaff[]> | undefined;

/** The sample staff: reviewers of a point and of provinces, a cashier, an auditor. */
export function sampleStaff(): Promise<readonly NewStaff[]> {
  read ??= readFile(projectPath('seeds/demo/staff.json'), 'utf8').then((text) => File.parse(JSON.parse(text)).staff);
  return read;
}

/** Makes the sample staff who are not there yet, and what they published. */
export const loadStaff = declareJob({ name: 'demo.load-staff', payload: z.object({}), attempts: 5 });

export const onLoadStaff = handleJob(loadStaff, {
  prepare: async ({ kit }) => kit.passwords.hash(SAMPLE_PASSWORD),
  work: async ({ tx, now }, _payload, hash) => {
    for (const person of await sampleStaff()) {
      if (await findMemberByUserName(tx, person.userName)) continue;
      const made = await createStaff(tx, person, { hash, temporary: false }, { byId: null, now });
      if (!made.ok) throw new Error(`${person.userName} could not be made: ${JSON.stringify(made.refusals)}`);
    }
    await loadSampleArticles(tx, now);
  },
});

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
