import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { MemberFilter } from '#contracts/staff-people.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import type { StaffRole } from '#contracts/staff.ts';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import type { StaffEnv } from '../staff-env.ts';
import { countMembers, lastSignIns, namesOf, pageOfMembers } from './people.store.ts';
import { countPostings, pageOfPostings } from './postings.store.ts';
import { STATE_WORDS } from './state-words.ts';

const YES = { zh: '是', en: 'yes' };

/** The lists of staff: members, and postings that wait for a second person. */
export function peopleLists({ nameJurisdiction }: StaffEnv) {
  const rolesOf = (roles: readonly StaffRole[], { lang }: ListReading) => roles.map((r) => STAFF_ROLE_WORDS[r][lang]).join('；');
  const members = defineList({
    name: 'staff.members', title: { zh: '工作人员', en: 'Staff' }, access: ['staff.see'], filters: MemberFilter,
    columns: { user: { zh: '用户名', en: 'User name' }, name: { zh: '姓名', en: 'Name', person: true }, roles: { zh: '岗位', en: 'Roles' }, place: { zh: '辖区', en: 'Jurisdiction' }, state: { zh: '状态', en: 'State' }, factor: { zh: '第二因子', en: 'Second factor' }, signed: { zh: '最近登录', en: 'Last sign-in' } },
    describe: ({ lang }, f) => [f.role && STAFF_ROLE_WORDS[f.role][lang], f.province, f.state && STATE_WORDS[f.state][lang], f.name !== undefined && f.name !== '' ? (lang === 'zh' ? '按姓名搜索' : 'by name') : ''],
    count: ({ tx, by }, filters) => countMembers(tx, by.jurisdiction, filters),
    async part(reading, filters, after, limit) {
      const { tx, by, lang } = reading;
      const found = await pageOfMembers(tx, by.jurisdiction, filters, after, limit);
      const signedIn = await lastSignIns(tx, found.map((m) => m.id));
      const rows = [];
      for (const m of found) {
        const at = signedIn.get(m.id);
        rows.push({ user: m.userName, name: m.name, roles: rolesOf(m.roles, reading), place: m.roles.length === 0 ? '' : await nameJurisdiction(tx, m.jurisdiction, lang), state: STATE_WORDS[m.state][lang], factor: m.secondFactor ? YES[lang] : '', signed: at === undefined ? '' : beijingTime(at) });
      }
      return { rows, last: found.at(-1)?.userName };
    },
  });
  const postings = defineList({
    name: 'staff.postings', title: { zh: '待批准的岗位授权', en: 'Postings that wait' }, access: ['staff.see'], filters: z.object({}),
    columns: { name: { zh: '姓名', en: 'Name', person: true }, roles: { zh: '岗位', en: 'Roles' }, place: { zh: '辖区', en: 'Jurisdiction' }, reason: { zh: '理由', en: 'Reason' }, by: { zh: '提出人', en: 'Proposed by' }, at: { zh: '提出时间', en: 'Proposed at' } },
    count: ({ tx, by }) => countPostings(tx, by.jurisdiction),
    async part(reading, _, after, limit) {
      const { tx, by, lang } = reading;
      const found = await pageOfPostings(tx, by.jurisdiction, after, limit);
      const names = await namesOf(tx, found.flatMap((p) => [p.staffId, p.proposedById]));
      const rows = [];
      for (const p of found) rows.push({ name: names.get(p.staffId) ?? '', roles: rolesOf(p.roles, reading), place: await nameJurisdiction(tx, p.jurisdiction, lang), reason: p.reason, by: names.get(p.proposedById) ?? '', at: beijingTime(p.proposedAt) });
      return { rows, last: found.at(-1)?.id };
    },
  });
  return [members, postings];
}
