import { useId, type JSX } from 'react';
import type { MaterialKind } from '#contracts/materials.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { text } from '../../shared/text/text.ts';

type Props = { c: Pick<ReviewCase, 'materialKinds'>; asked: readonly MaterialKind[]; onAsked: (kinds: MaterialKind[]) => void };

/** 要求补充的材料: what a return asks for; the candidate cannot hand in again without new files of these kinds. */
export function AskFor({ c, asked, onAsked }: Props): JSX.Element {
  const t = text().review;
  const hint = useId();
  return (
    <fieldset className="grid gap-1" aria-describedby={hint}>
      <legend className="font-semibold">{t.askFor}</legend>
      <p id={hint} className="text-sm text-soft">{t.askForHint}</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {c.materialKinds.map(({ value, text: name }) => (
          <label key={value} className="flex min-h-8 items-center gap-2">
            <input type="checkbox" className="size-5 shrink-0" checked={asked.includes(value)} onChange={(e) => { onAsked(e.target.checked ? [...asked, value] : asked.filter((kind) => kind !== value)); }} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
