import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { ListReading } from '#server/platform/lists/list-source.ts';
import type { Looking } from './versions/present-version.ts';
import type { Tabling } from './versions/take-version.ts';

/** What the routes of this module know of who calls. */
export type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** Who acts, for what is prepared outside the transaction. */
export function actorOf({ actor }: { actor: StaffActor }): Tabling['by'] {
  return { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction };
}

/** Who works on tables behind a request. */
export function tablingOf({ tx, now, actor }: Pick<Asking, 'tx' | 'now' | 'actor'>): Tabling {
  return { tx, now, by: actorOf({ actor }) };
}

/** The same, with the language they read. */
export function lookingOf(ctx: Pick<Asking, 'tx' | 'now' | 'actor' | 'visitor'>): Looking {
  return { ...tablingOf(ctx), lang: ctx.visitor.lang };
}

/** The same for whoever takes a list along; they only read. */
export function lookingAt({ tx, now, lang, by }: ListReading): Looking {
  return { tx, now, lang, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction } };
}
