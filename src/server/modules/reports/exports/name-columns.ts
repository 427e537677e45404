import { nameKeys } from '#server/modules/catalogue/index.ts';
import type { AnyList, ListColumn, ListPart } from '#server/platform/lists/list-source.ts';

const ORDERS = {
  pinyin: { zh: '姓氏拼音排序', en: 'order by reading' },
  strokes: { zh: '姓氏笔画排序', en: 'order by strokes' },
} as const;

/** The columns of a list with, beside every name of a person, what it is put in order by (ADR 0050): any spreadsheet then sorts by reading or strokes, rare names among the others. */
export function columnsOf(list: Pick<AnyList, 'columns'>): Record<string, ListColumn> {
  const columns: Record<string, ListColumn> = list.columns;
  return Object.fromEntries(Object.entries(columns).flatMap(([key, column]): [string, ListColumn][] => [
    [key, column],
    ...(column.person ? (['pinyin', 'strokes'] as const).map((order): [string, ListColumn] => [`${key}_${order}`, { zh: `${column.zh}（${ORDERS[order].zh}）`, en: `${column.en} (${ORDERS[order].en})`, rarely: true }]) : []),
  ]));
}

/** The columns a list itself is asked for, where these were chosen. */
export function ownColumns(list: Pick<AnyList, 'columns'>, chosen: readonly string[]): ReadonlySet<string> {
  return new Set(chosen.map((key) => (Object.hasOwn(list.columns, key) ? key : key.replace(/_(?:pinyin|strokes)$/, ''))));
}

/** What stands in a column of a row; a key of order is made of the name it belongs to. */
export function cellOf(list: Pick<AnyList, 'columns'>, row: ListPart['rows'][number], column: string): string {
  const [, key, order] = /^(.+)_(pinyin|strokes)$/.exec(column) ?? [];
  if (Object.hasOwn(list.columns, column) || key === undefined) return row[column] ?? '';
  const name = row[key] ?? '';
  return name === '' ? '' : nameKeys(name)[order === 'pinyin' ? 'pinyin' : 'strokes'];
}
