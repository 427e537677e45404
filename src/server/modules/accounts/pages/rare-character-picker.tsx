import type { JSX } from 'preact';
import { EditButton } from '#portal/forms/buttons.tsx';
import { textOf, type FormState } from '#portal/forms/form-state.ts';
import { TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { words } from './registration-words.ts';

/** What a look-up leaves in the form's own fields: groups `strokes:characters`, and whether there was more. */
export const FOUND = { groups: '_found', more: '_more', pinyin: '_pinyin', component: '_component', radical: '_radical' } as const;

/** 生僻字查找 (R-2.1.1-38): inside the form and by its own buttons, so that nothing typed is lost and no script is needed. */
export function RareCharacterPicker({ page, form }: { page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const at = { page, form };
  const found = form.values[FOUND.groups];
  return (
    <details class="rare" open={found !== undefined}>
      <summary>{w.rareTitle}</summary>
      <p class="field__hint">{w.rareHint}</p>
      <div class="account-row">
        <TextField {...at} name={FOUND.pinyin} label={w.rarePinyin} width="short" maxLength={12} />
        <TextField {...at} name={FOUND.component} label={w.rareComponent} width="short" maxLength={12} />
        <TextField {...at} name={FOUND.radical} label={w.rareRadical} width="short" maxLength={4} />
      </div>
      <EditButton edit="look-up" text={w.rareFind} />
      {typeof found === 'string' ? <Finds page={page} groups={found} more={textOf(form, FOUND.more) === 'true'} /> : null}
    </details>
  );
}

function Finds({ page, groups, more }: { page: PageContext; groups: string; more: boolean }): JSX.Element {
  const w = words[page.lang];
  const lists = groups.split('|').filter(Boolean).map((group) => group.split(':'));
  const total = lists.reduce((sum, [, characters = '']) => sum + [...characters].length, 0);
  if (total === 0) return <p role="status">{w.rareNone}</p>;
  return (
    <div role="status">
      <p>{w.rareFound(total)}{more ? ` ${w.rareCut}` : ''}</p>
      {lists.map(([strokes = '', characters = '']) => (
        <p class="rare__group" key={strokes}>
          <span class="rare__strokes">{w.rareStrokes(strokes)}</span>
          {[...characters].map((c) => (
            <button key={c} class="rare__character" type="submit" name="_edit" value={`put:${c}`} formNoValidate aria-label={w.rarePut(c)}>{c}</button>
          ))}
        </p>
      ))}
    </div>
  );
}
