import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of people: nothing that leaves. */
export const personalData: PersonalData = { excused: [{ table: 'proxy_hint_member', why: 'hints for officers against registrations by others, about several people at once; telling of them could obstruct the check (第 35 条)' }] };
