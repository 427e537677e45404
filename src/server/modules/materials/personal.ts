import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const materialsPersonal: PersonalData = {
  tables: [
    { table: 'material_file', title: { zh: '证明材料', en: 'Proofs' }, files: { contentType: 'content_type' } },
  ],
};
