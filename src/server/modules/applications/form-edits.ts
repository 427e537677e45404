import type { Fields } from '#server/platform/http/page.ts';

/** The lists of the form whose rows are added and removed, with the field a new row is known by and how many there may be. */
const LISTS = { titles: { first: 'level', most: 5 }, certificates: { first: 'kind', most: 5 }, posts: { first: 'post', most: 5 }, workHistory: { first: 'from', most: 10 } } as const;

export type RowList = keyof typeof LISTS;

/** How many rows may stand in a list. */
export const mostRows = (list: RowList): number => LISTS[list].most;

/** How many rows a list has among dotted field names. */
export function countRows(fields: Fields, list: RowList): number {
  const numbers = Object.keys(fields).flatMap((name) => new RegExp(`^${list}\\.(\\d{1,2})\\.`).exec(name)?.[1] ?? []);
  return numbers.length === 0 ? 0 : Math.max(...numbers.map(Number)) + 1;
}

function withRow(fields: Fields, list: RowList): Fields {
  const count = countRows(fields, list);
  return count >= LISTS[list].most ? fields : { ...fields, [`${list}.${count}.${LISTS[list].first}`]: '' };
}

function withoutRow(fields: Fields, list: RowList, at: string): Fields {
  const gone = Number(at);
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]): [string, string | string[]][] => {
    const parts = new RegExp(`^${list}\\.(\\d{1,2})\\.(.+)$`).exec(name);
    if (!parts) return [[name, value]];
    const row = Number(parts[1]);
    return row === gone ? [] : [[`${list}.${row > gone ? row - 1 : row}.${parts[2] ?? ''}`, value]];
  }));
}

/** What the form's `_edit` buttons do: rows come and go, and `refresh` shows the choices that follow from city, level and specialty. */
export const formEdits: Record<string, (fields: Fields, argument: string) => Fields> = {
  refresh: (fields) => fields,
  ...Object.fromEntries((['titles', 'certificates', 'posts', 'workHistory'] as const).flatMap((list) => [
    [`add-${list}`, (fields: Fields) => withRow(fields, list)],
    [`remove-${list}`, (fields: Fields, at: string) => withoutRow(fields, list, at)],
  ])),
};
