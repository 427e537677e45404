import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const seatingPersonal: PersonalData = {
  excused: [
    { table: 'seat_roster', why: 'lots are drawn from it; the seat leaves with the ticket, and not before (PIPL art. 35)' },
  ],
};
