import { refuse, type Refusal } from '#contracts/refusals.ts';

/** A room somebody is to be moved to: as it is now, with the seats taken there by half-day. */
export type Target = { prefecture: string; kind: string; capacity: number; accessible: boolean; open: boolean; taken: ReadonlyMap<number, ReadonlySet<number>> };

/** Why a person cannot be moved to a room; spare and isolation rooms may be chosen, that is what they are kept for. */
export function refusalsToMove(who: { prefecture: string; needsAccess: boolean; sitsIn: boolean }, kind: string, to: Target, halfDays: readonly number[]): Refusal[] {
  const no: Refusal[] = [];
  if (who.sitsIn) no.push(refuse('seating.same_room', { path: 'roomId' }));
  if (!to.open || to.prefecture !== who.prefecture || to.kind !== kind) no.push(refuse('seating.room_unfit', { path: 'roomId' }));
  if (who.needsAccess && !to.accessible) no.push(refuse('seating.room_not_accessible', { path: 'roomId' }));
  if (freeSeat(to, halfDays) === undefined) no.push(refuse('seating.room_full', { path: 'roomId' }));
  return no;
}

/** The first seat that is free on all of these half-days. */
export function freeSeat(to: Pick<Target, 'capacity' | 'taken'>, halfDays: readonly number[]): number | undefined {
  return Array.from({ length: to.capacity }, (_, at) => at + 1).find((seat) => halfDays.every((h) => !(to.taken.get(h)?.has(seat) ?? false)));
}
