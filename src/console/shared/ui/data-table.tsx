import type { JSX, ReactNode } from 'react';
import { text } from '../text/text.ts';

/** A column: what it is called, what a row shows in it. `sort` makes its heading a button that orders by it. */
export type Column<Row> = { name: string; cell: (row: Row) => ReactNode; nowrap?: boolean; /** Keeps room for a line of words beside columns of numbers; every column that wraps has room for a word. */ wide?: boolean; align?: 'right'; sort?: string };

/** What is ticked, by the rows' keys; told anew with every tick. */
export type Ticked = { keys: ReadonlySet<string>; onChange: (keys: ReadonlySet<string>) => void; nameOf: (key: string) => string };

export type Sorted = { by: string; down: boolean; onChange: (by: string) => void };

type Props<Row> = {
  label: string; rows: readonly Row[]; keyOf: (row: Row) => string; columns: readonly Column<Row>[]; empty: string;
  busy?: boolean; ticked?: Ticked; sorted?: Sorted;
};

/** A list of things of one kind: a table that scrolls inside its own region, on narrow windows a card a row with the columns named. An empty one says so. */
export function DataTable<Row>({ label, rows, keyOf, columns, empty, busy = false, ticked, sorted }: Props<Row>): JSX.Element {
  if (rows.length === 0) return <p role="status" className="rounded-lg border border-rule bg-paper p-8 text-center text-soft">{empty}</p>;
  const keys = rows.map(keyOf);
  return (
    <div className="relative overflow-x-auto rounded-lg border border-rule bg-paper" aria-busy={busy} role="region" aria-label={text().tableOf(label)} tabIndex={0}>
      <table className="w-full border-collapse text-left max-lg:block">
        <thead className={`bg-deep ${sorted || ticked ? 'max-lg:block' : 'max-lg:sr-only'}`}>
          <tr className="max-lg:flex max-lg:flex-wrap max-lg:items-center">
            {ticked ? <th scope="col" className="px-3 py-2"><Tick checked={keys.every((k) => ticked.keys.has(k))} label={text().tickAll} onChange={(on) => { ticked.onChange(on ? new Set([...ticked.keys, ...keys]) : new Set([...ticked.keys].filter((k) => !keys.includes(k)))); }} /></th> : null}
            {ticked && !sorted ? <th aria-hidden="true" className="font-normal lg:hidden">{text().tickAll}</th> : null}
            {columns.map((c) => <Heading key={c.name} column={c} sorted={sorted} unseen={ticked !== undefined} />)}
          </tr>
        </thead>
        <tbody className="max-lg:block">
          {rows.map((row) => <Line key={keyOf(row)} row={row} rowKey={keyOf(row)} columns={columns} ticked={ticked} />)}
        </tbody>
      </table>
    </div>
  );
}

/** A heading; on a narrow window each row names its columns itself, and only what can be pressed is left of the line. */
function Heading<Row>({ column, sorted, unseen }: { column: Column<Row>; sorted: Sorted | undefined; unseen: boolean }): JSX.Element {
  const at = `px-3 py-2 font-semibold whitespace-nowrap ${column.align === 'right' ? 'text-right' : ''}`;
  const { sort } = column;
  if (!sorted || sort === undefined) return <th scope="col" className={`${at} ${sorted ? 'max-lg:hidden' : unseen ? 'max-lg:sr-only' : ''}`}>{column.name}</th>;
  const active = sorted.by === sort;
  return (
    <th scope="col" className={at} aria-sort={active ? (sorted.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="min-h-8 underline-offset-4 hover:underline" onClick={() => { sorted.onChange(sort); }}>{column.name} <span aria-hidden="true">{active ? (sorted.down ? '↓' : '↑') : '↕'}</span></button>
    </th>
  );
}

const CELL = 'px-3 py-2 align-top max-lg:grid max-lg:grid-cols-[6.5rem_1fr] max-lg:gap-2 max-lg:py-1 max-lg:text-left max-lg:before:text-soft max-lg:before:content-[attr(data-name)]';

function Line<Row>({ row, rowKey, columns, ticked }: { row: Row; rowKey: string; columns: readonly Column<Row>[]; ticked: Ticked | undefined }): JSX.Element {
  return (
    <tr className="border-t border-rule hover:bg-wash max-lg:block max-lg:py-2">
      {ticked ? (
        <td className="px-3 py-2 align-top">
          <Tick checked={ticked.keys.has(rowKey)} label={text().tick(ticked.nameOf(rowKey))} onChange={(on) => { const next = new Set(ticked.keys); if (on) next.add(rowKey); else next.delete(rowKey); ticked.onChange(next); }} />
        </td>
      ) : null}
      {columns.map((c) => <td key={c.name} className={`${CELL} ${c.nowrap ? 'lg:whitespace-nowrap' : ''} ${c.wide ? 'lg:min-w-44' : c.nowrap || c.align ? '' : 'lg:min-w-32'} ${c.align === 'right' ? 'text-right tabular-nums' : ''}`} data-name={c.name}><div className="min-w-0">{c.cell(row)}</div></td>)}
    </tr>
  );
}

function Tick({ checked, label, onChange }: { checked: boolean; label: string; onChange: (on: boolean) => void }): JSX.Element {
  return <label className="grid size-8 cursor-pointer place-items-center"><span className="sr-only">{label}</span><input type="checkbox" className="size-5 accent-blue" checked={checked} onChange={(e) => { onChange(e.target.checked); }} /></label>;
}
