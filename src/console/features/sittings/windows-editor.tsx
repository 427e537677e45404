import type { JSX } from 'react';
import { WINDOW_NAMES, type WindowName } from '#contracts/catalogue.ts';
import type { EditedWindows } from '#contracts/sittings.ts';
import { colon, inBrackets, say } from '../../shared/text/text.ts';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { momentTyped, typedMoment } from '../../shared/forms/beijing-input.ts';
import { words } from './words.ts';

type Props = { windows: EditedWindows; onChange: (windows: EditedWindows) => void; error: unknown; path: string; from: string; until: string; bounds?: EditedWindows | undefined };

const LATER: readonly WindowName[] = ['ticket', 'score', 'recheck'];

/** Opening and closing of every window; those that follow after the exam may stay unpublished. The bounds of the nation stand beside each field. */
export function WindowsEditor({ windows, onChange, error, path, from, until, bounds }: Props): JSX.Element {
  const t = say(words);
  const base = windows.pay.closesAt;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t.beijing}</p>
      {WINDOW_NAMES.map((name) => {
        const span = windows[name];
        const problem = problemAt(error, `${path}.${name}`);
        const set = (part: 'opensAt' | 'closesAt', text: string) => {
          const at = momentTyped(text);
          if (at !== undefined && span !== null) onChange({ ...windows, [name]: { ...span, [part]: at } });
        };
        const bound = bounds?.[name];
        return (
          <fieldset key={name} className="grid gap-2 border-t border-rule pt-3 sm:grid-cols-[8rem_1fr_1fr] sm:items-end">
            <legend className="sr-only">{t.windows[name]}</legend>
            <div aria-hidden="true" className="font-semibold">{t.windows[name]}</div>
            {span === null ? <span className="text-soft sm:col-span-2">{t.unset}</span> : (
              <>
                <Moment label={`${t.windows[name]} ${from}`} shown={from} at={span.opensAt} hint={bound ? `${t.earliest} ${typedMoment(bound.opensAt).replace('T', ' ')}` : undefined} onType={(text) => { set('opensAt', text); }} invalid={problem !== undefined} />
                <Moment label={`${t.windows[name]} ${until}`} shown={until} at={span.closesAt} hint={bound ? `${t.latest} ${typedMoment(bound.closesAt).replace('T', ' ')}` : undefined} onType={(text) => { set('closesAt', text); }} invalid={problem !== undefined} />
              </>
            )}
            {LATER.includes(name) ? (
              <label className="inline-flex min-h-8 items-center gap-2 text-sm sm:col-span-3">
                <input type="checkbox" className="size-5 accent-blue" checked={span === null} onChange={(e) => { onChange({ ...windows, [name]: e.target.checked ? null : bound ?? { opensAt: base + 60 * 86_400_000, closesAt: base + 67 * 86_400_000 } }); }} />{t.windows[name]}{colon()}{t.unset}
              </label>
            ) : null}
            {problem ? <p role="alert" className="text-sm font-semibold text-danger sm:col-span-3">{problem}</p> : null}
          </fieldset>
        );
      })}
    </div>
  );
}

function Moment({ label, shown, at, hint, onType, invalid }: { label: string; shown: string; at: number; hint: string | undefined; onType: (text: string) => void; invalid: boolean }): JSX.Element {
  return (
    <label className="grid gap-1">
      <span className="text-sm"><span aria-hidden="true">{shown}</span><span className="sr-only">{label}</span>{hint ? <span className="text-soft">{inBrackets(hint)}</span> : null}</span>
      <input type="datetime-local" className="min-h-11 w-full rounded-md border border-line bg-paper px-3 aria-invalid:border-danger" aria-invalid={invalid || undefined} value={typedMoment(at)} onChange={(e) => { onType(e.target.value); }} />
    </label>
  );
}
