import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const commitmentsPersonal: PersonalData = {
  tables: [
    { table: 'signed_letter', title: { zh: '签署和阅读的文书', en: 'Letters read and signed' } },
    { table: 'commitment_closed', title: { zh: '不再适用告知承诺的考试', en: 'Exams closed to the commitment' } },
  ],
};
