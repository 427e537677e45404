import type { Instant } from '#contracts/dates.ts';
import { listPlace } from '#contracts/list-places.ts';

/** A place in a list of articles: whether pinned, the moment, the id. */
export const ArticleCursor = listPlace('flag~time~id');

/** The place of this article, for the page after it. */
export function cursorTo(a: { pinned: boolean; publishAt: Instant | undefined; changedAt: Instant; id: string }): string {
  return `${a.pinned ? '1' : '0'}~${String(a.publishAt ?? a.changedAt)}~${a.id}`;
}

/** The place a cursor names. */
export function placeOf(cursor: string | undefined): { pinned: boolean; at: Instant; id: string } | undefined {
  const [pinned, at, id] = cursor?.split('~') ?? [];
  return at === undefined || id === undefined ? undefined : { pinned: pinned === '1', at: Number(at), id };
}
