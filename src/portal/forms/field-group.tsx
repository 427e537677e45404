import type { ComponentChildren, JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { EditButton } from './buttons.tsx';

type FieldGroupProps = {
  title: string;
  hint?: ComponentChildren;
  /** The group belongs to some values of another field: with any other it is hidden, and nothing in it is sent. */
  onlyWith?: { values: readonly string[]; now: string };
  children: ComponentChildren;
};

/** Fields that belong together, under one heading. */
export function FieldGroup({ title, hint, onlyWith, children }: FieldGroupProps): JSX.Element {
  const off = onlyWith !== undefined && !onlyWith.values.includes(onlyWith.now);
  return (
    <fieldset class="group" data-only-with={onlyWith?.values.join(' ')} hidden={off} disabled={off}>
      <legend class="group__title">{title}</legend>
      {hint === undefined ? null : <p class="group__hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

type RepeatedRowsProps = {
  page: PageContext;
  /** What one row is called: 学历. */
  what: string;
  count: number;
  min?: number;
  max: number;
  /** `_edit` values; the row's number follows the second: `remove-education:1`. */
  addEdit: string;
  removeEdit: string;
  addText?: string;
  row: (at: number) => ComponentChildren;
};

/** Rows that are added and removed by submit buttons, so without JavaScript as well (学历行). */
export function RepeatedRows({ page, what, count, min = 0, max, addEdit, removeEdit, addText, row }: RepeatedRowsProps): JSX.Element {
  const w = words[page.lang];
  return (
    <div class="rows">
      {Array.from({ length: count }, (_, at) => (
        <fieldset class="rows__row" key={at}>
          <legend class="rows__title">{w.row(what, at + 1)}</legend>
          {row(at)}
          {count > min ? <EditButton edit={`${removeEdit}:${at}`} text={w.remove(w.row(what, at + 1))} icon="cross" /> : null}
        </fieldset>
      ))}
      {count < max ? <EditButton edit={addEdit} text={addText ?? w.add} icon="plus" /> : null}
    </div>
  );
}
