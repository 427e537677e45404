import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const rulesPersonal: PersonalData = {
  excused: [
    { table: 'rule_replay_flip', why: 'a trial of rules that are not in force' },
  ],
};
