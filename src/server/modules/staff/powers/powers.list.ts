import { beijingTime } from '#contracts/dates.ts';
import { PowerFilter } from '#contracts/staff-powers.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { STATE_WORDS } from '../people/state-words.ts';
import type { StaffEnv } from '../staff-env.ts';
import { countPowers, pageOfPowers, powerKey } from './powers.store.ts';
import { presentPowers } from './present-powers.ts';

const COMMAND_LINE = { zh: '系统初始化', en: 'set-up' };

/** 授权总览 as it leaves the house: a row a power. */
export function powersList({ nameJurisdiction }: StaffEnv) {
  return defineList({
    name: 'staff.powers', title: { zh: '授权总览', en: 'Powers' }, access: ['power.see'], filters: PowerFilter,
    columns: {
      user: { zh: '用户名', en: 'User name' }, name: { zh: '姓名', en: 'Name', person: true }, role: { zh: '角色', en: 'Role' }, place: { zh: '辖区', en: 'Jurisdiction' }, since: { zh: '生效时间', en: 'Since' },
      proposed: { zh: '提出人', en: 'Proposed by' }, approved: { zh: '批准人', en: 'Approved by' }, reason: { zh: '理由', en: 'Reason' }, state: { zh: '账号状态', en: 'Account' },
    },
    describe: ({ lang }, f) => [f.role && STAFF_ROLE_WORDS[f.role][lang], f.organisation, f.state && STATE_WORDS[f.state][lang], f.name !== undefined && f.name !== '' ? (lang === 'zh' ? '按姓名搜索' : 'by name') : ''],
    count: ({ tx, by }, filters) => countPowers(tx, by.jurisdiction, filters),
    async part({ tx, by, lang }, filters, after, limit) {
      const found = await pageOfPowers(tx, by.jurisdiction, filters, after, limit);
      const last = found.at(-1);
      const rows = (await presentPowers(tx, found, { lang, nameJurisdiction })).map((p) => ({
        user: p.userName, name: p.member.name, role: STAFF_ROLE_WORDS[p.role][lang], place: p.jurisdictionText, since: beijingTime(p.since),
        proposed: p.proposedBy?.name ?? COMMAND_LINE[lang], approved: p.approvedBy?.name ?? COMMAND_LINE[lang], reason: p.reason ?? '', state: STATE_WORDS[p.state][lang],
      }));
      return { rows, last: last && powerKey(last) };
    },
  });
}
