import type { Module } from '#server/platform/module.ts';
import { firstAccessEndpoints } from './first-access/first-access.routes.ts';
import { peopleLists } from './people/people.lists.ts';
import { peopleEndpoints } from './people/people.routes.ts';
import { postingEndpoints } from './people/postings.routes.ts';
import { powersList } from './powers/powers.list.ts';
import { powerEndpoints } from './powers/powers.routes.ts';
import * as security from './second-factor/security.routes.ts';
import { seeAs, seeAsOneself } from './see-as/see-as.routes.ts';
import type { StaffEnv } from './staff-env.ts';
import { ssoBindingEndpoints } from './sso/sso-binding.routes.ts';
import { ssoEndpoints } from './sso/sso.routes.ts';
import { staffEndpoints } from './staff.routes.ts';

export { createStaff, generatePassword, type FirstPassword } from './commands/create-staff.ts';
export { firstPasswordKey, makeActivation } from './first-access/give-activation.ts';
export { renewFirstAccess } from './first-access/renew-first-access.ts';
export { decidePosting } from './people/decide-posting.ts';
export { openMember } from './people/open-member.ts';
export { postingsOf } from './people/postings.store.ts';
export { suspendMember } from './people/suspend-member.ts';
export { decideBinding, proposeBinding } from './sso/keep-binding.ts';
export { findBinding } from './sso/sso-binding.store.ts';
export { permissionsOf } from './domain/roles.ts';
export { findMemberByUserName } from './staff.store.ts';
export { openStaffActors } from './staff-actor.ts';
export { listMemberNames, listMembersWhoMay, memberMay, staffNames } from './colleagues.store.ts';
export { findMember, type Member } from './staff.store.ts';

/** The module as the program mounts it; the names of places come from the catalogue. */
export function staffModule(env: StaffEnv): Module {
  return { name: 'staff', lists: [...peopleLists(env), powersList(env)], endpoints: [staffEndpoints(env), firstAccessEndpoints(env), peopleEndpoints(env), postingEndpoints(env), powerEndpoints(env), security, { seeAs, seeAsOneself }, ssoEndpoints(env), ssoBindingEndpoints].flatMap((some) => Object.values(some)) };
}
