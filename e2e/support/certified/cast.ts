import type { Page } from '@playwright/test';
import { BACKGROUND, expect } from '../expect.ts';
import { confirmedApplication, pay, type Application } from '../paid.ts';
import type { Person } from '../people.ts';
import { must, registered, signedIn, verified, withPhoto } from '../ready.ts';
import { takenEffect } from '../staff.ts';

/** Somebody of the story: who they are, their window, and the address of their status page in the newest sitting. */
export type Candidate = { person: Person; page: Page; status: string; ticket?: string };

type Role = { changes: Partial<Person>; portrait: string; pays: boolean; application: Omit<Application, 'sitting'> };

const CONSTRUCTION = '济南城建集团有限公司';

/** Who applies in the first year: two of one employer, a name no font has, a rare character, one in a wheelchair, one who never pays. */
export const ROLES = {
  zhang: { changes: { name: '张伟' }, portrait: '05', pays: true, application: { employer: CONSTRUCTION } },
  wang: { changes: { name: '王晓[沛]', glyphDescription: '左边三点水，右边是“市”字' }, portrait: '07', pays: true, application: { employer: CONSTRUCTION, employerAddress: '山东省济南市历城区华信路5号' } },
  yoshida: { changes: { name: '𠮷田正' }, portrait: '11', pays: true, application: { employer: '山东路桥集团有限公司', employerAddress: '山东省济南市市中区经五路330号' } },
  aygul: { changes: { name: '阿依古丽·买买提' }, portrait: '08', pays: true, application: { employer: '济南轨道交通集团有限公司', employerAddress: '山东省济南市历下区解放东路5号', specialNeeds: '使用轮椅，需要无障碍考场' } },
  ouyang: { changes: { name: '欧阳倩' }, portrait: '06', pays: false, application: { employer: '济南市勘察测绘研究院', employerAddress: '山东省济南市历下区山大路58号' } },
} as const satisfies Record<string, Role>;

/** Somebody registered, signed in, verified and with a photo; a name no registry can write is verified by a person of the nation. */
async function joins(page: Page, { changes, portrait }: Role, nation: Page): Promise<Person> {
  const person = await registered(page, changes);
  await signedIn(page, person);
  await withPhoto(page, portrait);
  await verified(page);
  if (changes.glyphDescription !== undefined) await verifyByHand(page, nation);
  return person;
}

/** 人工核验 of whatever waits for it, until identity and schooling have passed: the schooling is asked for once the identity is sure. */
async function verifyByHand(page: Page, nation: Page): Promise<void> {
  await expect.poll(async () => {
    const { rows } = (await (await must(await nation.request.get('/api/staff/verifications'))).json()) as { rows: { accountId: string; kind: string; rowId: string }[] };
    for (const { accountId, kind, rowId } of rows) await must(await nation.request.post(`/api/staff/accounts/${accountId}/verifications/${kind}/${rowId}/decision`, { data: { decision: 'pass', note: '身份证件原件已核对，姓名用字以描述为准' } }));
    const { lines } = (await (await must(await page.request.get('/api/verification'))).json()) as { lines: { state: string }[] };
    return lines.map((line) => line.state);
  }, { message: 'everything is verified', timeout: BACKGROUND }).toEqual(['manual_passed', 'passed']);
}

/** 线上核验 of an application that a person had to look at. */
async function approveOnline(reviewer: Page, status: string): Promise<void> {
  const at = `/api/staff/applications/${status.split('/').at(-1) ?? ''}`;
  const { version, checklist, state } = (await (await must(await reviewer.request.get(at))).json()) as { version: number; checklist: { code: string }[]; state: string };
  if (state !== 'S7') return;
  await must(await reviewer.request.put(`${at}/claim`, { data: {} }));
  await must(await reviewer.request.post(`${at}/review`, { data: { decision: 'approve', ticked: checklist.map((line) => line.code), version } }));
  await takenEffect(reviewer, status.split('/').at(-1) ?? '');
}

/** Somebody who has applied for a sitting, was approved, and paid where the role says so. */
export async function applies(page: Page, role: Role, sitting: string, { nation, reviewer }: { nation: Page; reviewer: Page }): Promise<Candidate> {
  const person = await joins(page, role, nation);
  const status = await confirmedApplication(page, { sitting, ...role.application });
  await approveOnline(reviewer, status);
  if (role.pays) await pay(page, status);
  return { person, page, status };
}

/** 逾期未完成: whoever did not pay lapses in the background once the window is over; what is drawn of the sitting counts on it. */
export async function hasLapsed({ page, status }: Candidate): Promise<void> {
  await expect(async () => {
    const answer = await page.request.get(`/api/applications/${status.split('/').at(-1) ?? ''}`);
    expect(((await answer.json()) as { state?: string }).state).toBe('X2');
  }).toPass({ timeout: BACKGROUND });
}
