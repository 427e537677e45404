import type { SeatPolicy } from '#contracts/seating.ts';
import { snakeSeats } from './seat-order.ts';

/** 试卷 A / B 卷. */
export type PaperVariant = 'A' | 'B';

/** Which variants the seats of a room write (A/B 卷, domain.md 6.5), by seat number from 1: a chequerboard, so that nobody before, behind, left or right writes the same. Undefined where an exam has one paper for all. */
export function variantsOf(policy: Pick<SeatPolicy, 'columns' | 'variants'>, capacity: number): ReadonlyMap<number, PaperVariant> | undefined {
  if (policy.variants !== 'ab') return undefined;
  return new Map(snakeSeats(capacity, policy.columns).map(({ seat, column, row }) => [seat, (column + row) % 2 === 0 ? 'A' : 'B']));
}
