/** Somebody to be put into a batch: which are open to them, and whether they need an accessible seat. */
export type ToDeal = { person: number; open: readonly number[]; special: boolean };
/** Seats of a town in each batch. */
export type BatchSeats = { all: number; accessible: number };

/**
 * Puts everybody of a town into one batch (批次), in the order they come: batch after batch gets an even share, so that who writes the same papers comes together and
 * no batch is full beside an empty one. Whoever has the fewest batches open, or needs an accessible seat, goes first. Answers how many found no seat.
 */
export function dealBatches(people: readonly ToDeal[], batches: readonly number[], seats: BatchSeats): { batchOf: Map<number, number>; unplaced: number; unplacedSpecial: number } {
  const left = new Map(batches.map((b) => [b, { all: seats.all, accessible: seats.accessible, quota: Math.min(seats.all, Math.ceil(people.length / Math.max(1, batches.length))) }]));
  const batchOf = new Map<number, number>();
  const order = people.map((p, at) => ({ ...p, at })).sort((a, b) => Number(b.special) - Number(a.special) || a.open.length - b.open.length || a.at - b.at);
  const place = (p: ToDeal, of: 'quota' | 'all'): boolean => {
    const batch = p.open.find((b) => { const l = left.get(b); return l !== undefined && l[of] > 0 && l.all > 0 && (!p.special || l.accessible > 0); });
    const l = batch === undefined ? undefined : left.get(batch);
    if (batch === undefined || !l) return false;
    l.all -= 1;
    l.quota -= 1;
    if (p.special) l.accessible -= 1;
    batchOf.set(p.person, batch);
    return true;
  };
  const later = order.filter((p) => !place(p, 'quota')).filter((p) => !place(p, 'all'));
  return { batchOf, unplaced: later.length, unplacedSpecial: later.filter((p) => p.special).length };
}
