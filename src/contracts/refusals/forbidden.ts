import { PERMISSIONS_OF } from '../staff-role-powers.ts';
import { STAFF_ROLE_WORDS } from '../staff-role-words.ts';
import { STAFF_ROLES, type Permission } from '../staff.ts';
import { refuse, type Refusal } from './refuse.ts';

/** 无权办理: a no to somebody without a permission that says whose roles have it. */
export function forbidden(permission: Permission): Refusal {
  const words = STAFF_ROLES.filter((role) => PERMISSIONS_OF[role].includes(permission)).map((role) => STAFF_ROLE_WORDS[role]);
  return refuse('request.forbidden', { params: { who: words.map((w) => w.zh).join('、'), whoEn: words.map((w) => w.en).join(', ') } });
}
