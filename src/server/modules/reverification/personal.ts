import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const reverificationPersonal: PersonalData = {
  excused: [
    { table: 'reverify_item', why: 'a check that is under way; its outcome leaves with the results of verification' },
  ],
};
