import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';

/** Somebody who works on suspensions, in one transaction at one moment. */
export type Suspending = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: Pick<StaffActor, 'staffId' | 'name' | 'jurisdiction' | 'permissions'> };

/** Who works on suspensions behind a request. */
export const suspendingOf = ({ tx, kit, now, actor, visitor }: Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor'> & { actor: StaffActor }): Suspending => ({ tx, kit, now, lang: visitor.lang, by: actor });
