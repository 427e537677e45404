import { z } from 'zod';
import { StaffId } from './ids.ts';
import { ProvinceCode } from './regions.ts';
import { StaffState } from './staff-people.ts';
import { StaffRole } from './staff.ts';

/** What the overview of powers is narrowed by; organisation 00 is the national centre (and whoever works for several provinces). */
export const PowerFilter = z.object({
  role: StaffRole.optional(),
  organisation: z.union([z.literal('00'), ProvinceCode]).optional(),
  state: StaffState.optional(),
  /** Part of the name or of the user name. */
  name: z.string().trim().max(80, 'field.too_long').optional(),
});
export type PowerFilter = z.infer<typeof PowerFilter>;

/** Where a page of powers goes on: user name and role of the last one shown. */
export const PowerKey = z.string().regex(/^[a-z][a-z0-9._-]{2,29}~[a-z_]{3,40}$/);

const Colleague = z.object({ id: StaffId, name: z.string() });

/** How a power came about; both are null for an account made at the command line, which no posting stands behind. */
const Granted = { since: z.number(), proposedBy: Colleague.nullable(), approvedBy: Colleague.nullable(), reason: z.string().nullable() };

/** One power (授权): a role one person holds over one jurisdiction, since when, by whom. */
export const PowerLine = z.object({ member: Colleague, userName: z.string(), state: StaffState, role: StaffRole, jurisdictionText: z.string(), ...Granted });
export type PowerLine = z.infer<typeof PowerLine>;

/** A page of powers, by user name and role, and how many fit the filter. */
export const PowerList = z.object({ items: z.array(PowerLine), next: PowerKey.nullable(), count: z.int() }).meta({ id: 'PowerList' });
export type PowerList = z.infer<typeof PowerList>;

/** A posting a person held (任职经历): from its approval until the next one, null for the one in force. */
export const PostingSpell = z.object({ id: z.string(), roles: z.array(StaffRole), jurisdictionText: z.string().nullable(), ...Granted, until: z.number().nullable() });
export type PostingSpell = z.infer<typeof PostingSpell>;

/** Everything one person has held, newest first, and when the account was closed and opened in between. */
export const PowerHistory = z.object({
  member: Colleague, userName: z.string(), state: StaffState, spells: z.array(PostingSpell),
  pauses: z.array(z.object({ id: z.string(), kind: z.enum(['suspended', 'restored']), at: z.number(), by: Colleague.nullable(), reason: z.string().nullable() })),
}).meta({ id: 'PowerHistory' });
export type PowerHistory = z.infer<typeof PowerHistory>;
