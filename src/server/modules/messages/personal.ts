import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const messagesPersonal: PersonalData = {
  excused: [
    { table: 'mass_notice_recipient', why: 'who gets a notice; the notice leaves as a message' },
  ],
};
