import type { Instant } from '#contracts/dates.ts';
import type { FactPlace } from '#server/platform/facts/recorded-facts.store.ts';
import { placeOf } from '#server/platform/lists/list-source.ts';

const seal = (text: string): string => Buffer.from(text).toString('base64url');
const open = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A place in a list ordered by a moment and an id, as callers carry it. */
export const listCursor = (at: Instant, id: string): string => seal(`${String(at)}~${id}`);

/** The place a caller's cursor names; undefined for none, and for what is no cursor of ours. */
export function listPlace(cursor: string | undefined): { at: Instant; id: string } | undefined {
  const place = cursor === undefined ? undefined : placeOf(open(cursor));
  return place && Number.isSafeInteger(place.at) && UUID.test(place.id) ? place : undefined;
}

/** A place among the facts, as callers carry it. */
export const factCursor = (place: FactPlace): string => seal(`${place.xid}~${place.id}`);

/** The place among the facts a caller's cursor names; undefined for none, and for what is no cursor of ours. */
export function factPlace(cursor: string | undefined): FactPlace | undefined {
  const [xid, id] = cursor === undefined ? [] : open(cursor).split('~');
  return xid !== undefined && id !== undefined && /^\d{1,19}$/.test(xid) && UUID.test(id) ? { xid, id } : undefined;
}

/** A pair of ids, as callers carry it. */
export const pairCursor = (a: string, b: string): string => seal(`${a}~${b}`);

/** The pair a caller's cursor names. */
export function pairPlace(cursor: string | undefined): [string, string] | undefined {
  const [a, b] = cursor === undefined ? [] : open(cursor).split('~');
  return a !== undefined && b !== undefined && UUID.test(a) && UUID.test(b) ? [a, b] : undefined;
}
