import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const verificationPersonal: PersonalData = {
  tables: [
    { table: 'verification', title: { zh: '核验结果', en: 'Results of verification' } },
    { table: 'verification_event', title: { zh: '核验经过', en: 'History of verification' } },
    { table: 'verification_call', title: { zh: '向核验机构查询的记录', en: 'Calls to the registries' } },
    { table: 'verification_title', title: { zh: '申报的职称', en: 'Titles stated' } },
  ],
};
