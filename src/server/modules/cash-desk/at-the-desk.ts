import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';

/** A member of staff at a desk: everything a command there needs. */
export type AtDesk = { tx: Tx; now: Instant; lang: Lang; by: StaffActor };

export const atDesk = (ctx: Ctx & { actor: StaffActor }): AtDesk => ({ tx: ctx.tx, now: ctx.now, lang: ctx.visitor.lang, by: ctx.actor });
