import type { Refusal } from '#contracts/refusals.ts';
import { refuse } from '#contracts/refusals.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { isErasable, type ErasableClass } from '#server/platform/retention/erase-due.store.ts';
import type { KeptClass } from '#server/platform/retention/kept-class.ts';

/** The classes of data whose days are numbered, as the program declares them; asked for late, so that nothing is tied to the order of modules. */
export type RetentionEnv = { classes: () => readonly KeptClass[] };

/** The classes that runs erase. */
export const erasableOf = ({ classes }: RetentionEnv): ErasableClass[] => classes().filter(isErasable);

/** Retention is a matter of the whole country: nobody else sees or acts. */
export const refusalsOfPlace = (jurisdiction: Jurisdiction): Refusal[] => (jurisdiction.kind === 'nation' && jurisdiction.exams === undefined ? [] : [refuse('retention.nation_only')]);
