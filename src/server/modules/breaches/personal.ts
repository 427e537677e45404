import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const breachesPersonal: PersonalData = {
  tables: [
    { table: 'breach_letter', title: { zh: '违纪处理文书', en: 'Letters about breaches' } },
    { table: 'breach_service', title: { zh: '文书送达', en: 'Service of letters' } },
    { table: 'breach_statement', title: { zh: '陈述和申辩', en: 'Statements' } },
    { table: 'breach_publication', title: { zh: '处理决定公布', en: 'Publication of decisions' } },
  ],
  excused: [
    { table: 'breach_case', why: 'a matter not yet told would be obstructed (PIPL art. 35); what was told leaves as the letters' },
    { table: 'breach_event', why: 'as breach_case' },
    { table: 'breach_file', why: 'evidence that may show others' },
    { table: 'breach_correction', why: 'two officials’ working papers; its outcome leaves as a letter' },
    { table: 'breach_decision_number', why: 'repeats the decision' },
  ],
};
