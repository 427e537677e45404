import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const integrityPersonal: PersonalData = {
  tables: [
    { table: 'integrity_record', title: { zh: '诚信档案记录', en: 'Integrity records' } },
    { table: 'credit_answer', title: { zh: '信用平台查询结果', en: 'Answers of the credit platform' } },
  ],
};
