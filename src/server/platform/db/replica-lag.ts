/** Where the primary's log stood (pg_lsn) at a moment of our own clock, in milliseconds. */
export type Mark = { at: number; position: string };

/** The marks with one more; those older than `since` are dropped but for the youngest of them: whoever has not even reached that one is far behind. */
export function noted(marks: readonly Mark[], mark: Mark, since: number): Mark[] {
  const all = [...marks, mark];
  const firstKept = all.findLastIndex((one) => one.at <= since);
  return firstKept <= 0 ? all : all.slice(firstKept);
}

/** By how many seconds somebody who has replayed up to a position is behind: the time since the youngest mark it has reached; beyond all bounds where it has reached none that we know. */
export function lagOf(marks: readonly Mark[], replayed: string, now: number): number {
  const reached = marks.findLast(({ position }) => numberOf(position) <= numberOf(replayed));
  return reached ? (now - reached.at) / 1_000 : Infinity;
}

/** `16/B374D848` as the byte of the log it is. */
function numberOf(position: string): bigint {
  const [high = '0', low = '0'] = position.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
