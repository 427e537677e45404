import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { Lang, Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import type { Words } from '#contracts/words.ts';
import type { Tx } from '../db/tx.ts';
import type { Kit } from '../kit.ts';

/** Who takes a list along, with the jurisdiction of the moment they asked: it narrows first, as on the screen. */
export type ListReader = { staffId: StaffId; permissions: readonly Permission[]; jurisdiction: Jurisdiction };
export type ListReading = { tx: Tx; kit: Kit; now: Instant; lang: Lang; by: ListReader; columns: ReadonlySet<string>; /** Numbers in full; else masked as on the screen. */ whole: boolean };

/** One column: its heading, and whether it holds numbers that are masked unless a reason was given, or names of people, which leave with what they are put in order by; `rarely` ones are not chosen from the start. */
export type ListColumn = Words & { numbers?: true; person?: true; rarely?: true };

/** Rows in the order of a key that never changes, and the key of the last of them; fewer than asked for are the last. `read` says how many were looked at where some are not shown. */
export type ListPart<K extends string = string> = { rows: Partial<Record<K, string>>[]; last: string | undefined; read?: number };

/**
 * A list of the console that can leave the house (名单导出), declared by the module that shows it: the same permissions, the same filters, the same
 * narrowing. Whoever runs exports reads it part by part.
 */
export type ListSource<F extends z.ZodObject = z.ZodObject, K extends string = string> = {
  name: string;
  title: Words;
  /** Any of these opens the list, as on the screen. */
  access: readonly Permission[];
  columns: Record<K, ListColumn>;
  filters: F;
  /** What speaks against reading it so, beyond the shape of the filters: places of others, lists of the nation's. */
  check?(by: ListReader, filters: z.output<F>): readonly Refusal[];
  /** The filters in words, beside the jurisdiction; nobody's name or number. */
  describe?(reading: ListReading, filters: z.output<F>): Promise<readonly (string | undefined)[]> | readonly (string | undefined)[];
  count(reading: ListReading, filters: z.output<F>): Promise<number>;
  part(reading: ListReading, filters: z.output<F>, after: string | undefined, limit: number): Promise<ListPart<K>>;
};

/** Any list, its types forgotten: what the program holds. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- lists of every filter have no other common type: their functions are contravariant in it
export type AnyList = ListSource<any>;

/** Declares a list; its columns and filters keep their types. */
export function defineList<const K extends string, F extends z.ZodObject>(list: ListSource<F, K>): ListSource<F, K> {
  return list;
}

/** The key of a row that is known by two ids, and the ids of such a key. */
export const pairKey = (a: string, b: string): string => `${a}~${b}`;
export function pairOf(key: string | undefined): [string, string] | undefined {
  const [a, b] = key?.split('~') ?? [];
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** The place in a list that is ordered by a moment and an id. */
export function placeOf(key: string | undefined): { at: Instant; id: string } | undefined {
  const pair = pairOf(key);
  return pair && /^\d{1,14}$/.test(pair[0]) ? { at: Number(pair[0]), id: pair[1] } : undefined;
}

/** A document number as a list shows it: in full where that was allowed, else masked; nothing for somebody who is gone. */
export function numberOf(number: string | undefined, whole: boolean): string {
  return number === undefined ? '' : whole ? number : maskDocumentNumber(number);
}

/** A part of a list that is short enough to be read whole: it comes at once. */
export function wholePart<K extends string>(rows: Partial<Record<K, string>>[], after: string | undefined): ListPart<K> {
  return after === undefined ? { rows, last: 'end' } : { rows: [], last: undefined };
}
