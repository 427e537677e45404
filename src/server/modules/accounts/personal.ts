import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const accountsPersonal: PersonalData = {
  tables: [
    { table: 'account', title: { zh: '注册信息', en: 'Account' }, leftOut: { recovery_failures: 'counts wrong answers, guards the account', recovery_closed_until: 'guards the account' } },
    { table: 'account_event', title: { zh: '注册信息变更', en: 'Changes of the account' } },
    { table: 'agreement_consent', title: { zh: '已接受的服务协议', en: 'Service agreements accepted' } },
    { table: 'education_row', title: { zh: '学历', en: 'Education' } },
    { table: 'degree_row', title: { zh: '学位', en: 'Degrees' } },
    { table: 'account_device', title: { zh: '登录过的设备（仅时间）', en: 'Devices signed in from (times only)' } },
    { table: 'government_link', title: { zh: '政务服务平台绑定', en: 'Link to the government platform' } },
  ],
  excused: [
    { table: 'user_name_claim', why: 'repeats the account' },
    { table: 'phone_claim', why: 'a digest of the account’s phone' },
    { table: 'document_claim', why: 'a digest of the account’s document' },
    { table: 'document_name_claim', why: 'digests of the account’s name and document' },
  ],
};
