import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const assistancePersonal: PersonalData = {
  tables: [
    { table: 'assistance_case', title: { zh: '协助事项', en: 'Cases' } },
    { table: 'assistance_event', title: { zh: '协助事项经过', en: 'History of cases' } },
    { table: 'assistance_file', title: { zh: '协助事项材料', en: 'Proofs of cases' }, files: { contentType: 'content_type' } },
  ],
};
