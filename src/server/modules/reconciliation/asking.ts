import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';

/** A member of staff at the books: everything a command about them needs. */
export type Booking = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: StaffActor };

export const bookingOf = (ctx: Ctx & { actor: StaffActor }): Booking => ({ tx: ctx.tx, kit: ctx.kit, now: ctx.now, lang: ctx.visitor.lang, by: ctx.actor });
