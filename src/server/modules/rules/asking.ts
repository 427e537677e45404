import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Ruling } from './commands/write-rule.ts';

/** What the routes of this module know of who calls. */
export type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** Who works on conditions behind a request. */
export function rulingOf({ tx, now, actor }: Pick<Asking, 'tx' | 'now' | 'actor'>): Ruling {
  return { tx, now, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction } };
}
