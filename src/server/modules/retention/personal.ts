import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What retention keeps of people: nothing that leaves. */
export const personalData: PersonalData = { excused: [{ table: 'legal_hold', why: 'an order of an authority to keep what is past its time; telling of it could obstruct the investigation (第 35 条)' }] };
