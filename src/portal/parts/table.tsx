import type { ComponentChildren, JSX } from 'preact';

export type Column<Row> = { title: string; cell: (row: Row) => ComponentChildren; /** Figures stand at the end of the cell. */ figures?: boolean };

type TableProps<Row> = {
  /** What the table shows; read by screen readers, and shown above it. */
  caption: string;
  /** The heading above already says it. */
  captionUnseen?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A table that becomes a stack of cards on a phone; the first column names the row. Roles are written out because display: block takes them away. */
export function Table<Row>({ caption, captionUnseen, columns, rows, rowKey }: TableProps<Row>): JSX.Element {
  return (
    <table class="table" role="table">
      <caption class={captionUnseen ? 'unseen' : 'table__caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <th key={column.title} role="columnheader" scope="col" class={column.figures ? 'table__figures' : undefined}>{column.title}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column, n) => n === 0
              ? <th key={column.title} role="rowheader" scope="row">{column.cell(row)}</th>
              : <td key={column.title} role="cell" class={column.figures ? 'table__figures' : undefined}><span class="table__label" aria-hidden="true">{column.title}</span><span class="table__value">{column.cell(row)}</span></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
