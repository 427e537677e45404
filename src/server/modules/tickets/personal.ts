import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const ticketsPersonal: PersonalData = {
  tables: [
    { table: 'ticket', title: { zh: '准考证', en: 'Admission tickets' } },
    { table: 'ticket_print', title: { zh: '准考证打印记录', en: 'Prints of tickets' } },
    { table: 'ticket_hold', title: { zh: '准考证暂停', en: 'Tickets held' } },
  ],
  excused: [
    { table: 'ticket_claim', why: 'repeats the ticket' },
    { table: 'ticket_door', why: 'a digest that finds the ticket' },
    { table: 'ticket_exclusion', why: 'a working list; whoever has no ticket is told why on the page of the application' },
  ],
};
