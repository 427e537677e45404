import type { StaffState } from '#contracts/staff-people.ts';
import type { Words } from '#contracts/words.ts';

/** Whether a member may work, in words for files. */
export const STATE_WORDS: Record<StaffState, Words> = { active: { zh: '在用', en: 'active' }, suspended: { zh: '已停用', en: 'suspended' } };
