import { existsSync, readdirSync } from 'node:fs';

/** What ends the name of a file of the log as the archive keeps it. */
export const SEALED = '.gz.sealed';

const SEGMENT = /^[0-9A-F]{24}(\.partial)?$/;
const HISTORY = /^[0-9A-F]{8}\.history$/;

/** Whether a name is one the server archives: a piece of the log, a mark of a backup, or the history of a timeline. */
export function isOfTheLog(name: string): boolean {
  return SEGMENT.test(name) || HISTORY.test(name) || /^[0-9A-F]{24}\.[0-9A-F]{8}\.backup$/.test(name);
}

/** The names the archive holds, without their ending. */
export function listArchived(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith(SEALED)).map((name) => name.slice(0, -SEALED.length)).filter(isOfTheLog).toSorted();
}

/** What must be replayed upon a copy that begins with `first`: everything at or behind its place on whatever timeline, and every history. */
export function neededFrom(first: string, names: readonly string[]): string[] {
  return names.filter((name) => HISTORY.test(name) || (SEGMENT.test(name) && name.slice(8, 24) >= first.slice(8, 24)));
}

/** What no kept copy needs any more: pieces and marks before the oldest of them; histories are small and stay. */
export function neededByNobody(oldestFirst: string, names: readonly string[]): string[] {
  return names.filter((name) => !HISTORY.test(name) && name.slice(8, 24) < oldestFirst.slice(8, 24));
}
