import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const reviewPersonal: PersonalData = {
  tables: [
    { table: 'review_decision', title: { zh: '资格核验决定', en: 'Review decisions' }, leftOut: { ticks: 'a reviewer’s working notes', proposal_id: 'joins two rows' } },
    { table: 'review_appointment', title: { zh: '现场核验预约', en: 'Appointments' } },
  ],
  excused: [
    { table: 'review_claim', why: 'who of the staff works on it just now' },
    { table: 'review_assignment', why: 'who of the staff is to work on it' },
    { table: 'review_opening', why: 'a reviewer’s working notes' },
    { table: 'review_sample_case', why: 'a second look at the work of reviewers; told in advance it would be worth nothing' },
  ],
};
