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
  /** Long lists of short rows: on a phone a few lines a row instead of a card, the second column beside the first, what is empty left out. */
  compact?: boolean;
};

/** A table that becomes a stack of cards on a phone; the first column names the row. Roles are written out because display: block takes them away. */
export function Table<Row>({ caption, captionUnseen, columns, rows, rowKey, compact }: TableProps<Row>): JSX.Element {
  return (
    <table class={compact ? 'table table--compact' : 'table'} role="table">
      <caption class={captionUnseen ? 'unseen' : 'table__caption'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <th key={column.title} role="columnheader" scope="col" class={column.figures ? 'table__figures' : undefined}>{column.title}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)}>
            {columns.map((column, n) => {
              const cell = column.cell(row);
              return n === 0
                ? <th key={column.title} role="rowheader" scope="row">{cell}</th>
                : <td key={column.title} role="cell" class={column.figures ? 'table__figures' : cell === '—' ? 'table__none' : undefined}><span class="table__label" aria-hidden="true">{column.title}</span><span class="table__value">{cell}</span></td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
