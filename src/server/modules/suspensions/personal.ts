import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const suspensionsPersonal: PersonalData = {
  tables: [
    { table: 'suspended_person', title: { zh: '停考后的处理', en: 'After a suspension' } },
  ],
};
