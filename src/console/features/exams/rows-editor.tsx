import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { refusalsOf } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

/** A column of rows that are edited: how its text is read off a row, and what a typed text makes of the row. */
export type EditColumn<Row> = { label: string; value: (row: Row) => string; change: (row: Row, typed: string) => Row; choices?: readonly { value: string; text: string }[]; wide?: boolean; placeholder?: string };

type Props<Row> = { part: string; title: string; rows: readonly Row[]; columns: readonly EditColumn<Row>[]; onChange: (rows: Row[]) => void; blank: () => Row; error: unknown };

const BOX = 'min-h-9 w-full rounded-md border border-line bg-paper px-2 text-ink';

/** Rows of one part of an exam, in a table that scrolls in its own region; what the server refuses of a row stands under it. */
export function RowsEditor<Row>({ part, title, rows, columns, onChange, blank, error }: Props<Row>): JSX.Element {
  const t = say(words);
  const problemsOf = (at: number) => refusalsOf(error).filter((r) => r.path === `content.${part}.${String(at)}` || r.path?.startsWith(`content.${part}.${String(at)}.`));
  return (
    <div className="grid min-w-0 grid-cols-1 gap-2">
      <h2>{title}</h2>
      <div className="relative overflow-x-auto rounded-lg border border-rule bg-paper" role="region" aria-label={title} tabIndex={0}>
        <table className="w-full border-collapse text-left text-sm">
          <thead className="bg-deep"><tr>{columns.map((c) => <th key={c.label} scope="col" className="px-2 py-2 whitespace-nowrap">{c.label}</th>)}<th scope="col" className="px-2 py-2"><span className="sr-only">{t.remove}</span></th></tr></thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={String(at)} className="border-t border-rule align-top">
                {columns.map((c, nth) => (
                  <td key={c.label} className={`px-1 py-1 ${c.wide ? 'min-w-52' : 'min-w-20'}`}>
                    {c.choices ? (
                      <select aria-label={`${c.label} ${t.row(at + 1)}`} className={BOX} value={c.value(row)} onChange={(e) => { onChange(rows.map((r, i) => (i === at ? c.change(r, e.target.value) : r))); }}>{c.choices.map((o) => <option key={o.value} value={o.value}>{o.text}</option>)}</select>
                    ) : (
                      <input aria-label={`${c.label} ${t.row(at + 1)}`} className={BOX} placeholder={c.placeholder} defaultValue={c.value(row)} onBlur={(e) => { onChange(rows.map((r, i) => (i === at ? c.change(r, e.target.value) : r))); }} />
                    )}
                    {nth === 0 ? problemsOf(at).map((r) => <p key={r.code + (r.path ?? '')} role="alert" className="font-semibold text-danger">{r.text}</p>) : null}
                  </td>
                ))}
                <td className="px-1 py-1"><Button small aria-label={`${t.remove} ${t.row(at + 1)}`} onClick={() => { onChange(rows.filter((_, i) => i !== at)); }}>{t.remove}</Button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div><Button small onClick={() => { onChange([...rows, blank()]); }}>{t.add}</Button></div>
    </div>
  );
}
