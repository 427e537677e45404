import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const completionsPersonal: PersonalData = {
  tables: [
    { table: 'completion', title: { zh: '合格情况', en: 'Completions' } },
    { table: 'completion_event', title: { zh: '合格情况经过', en: 'History of completions' } },
  ],
  excused: [
    { table: 'publicity_entry', why: 'a line of a public list; repeats the completion' },
    { table: 'objection', why: 'what somebody else said in confidence' },
    { table: 'objection_event', why: 'as objection' },
    { table: 'objection_door', why: 'the objector’s own way in' },
  ],
};
