import { useRef, useState, type JSX } from 'react';
import type { ReviewCase } from '#contracts/review.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { reviewApi } from './review.api.ts';
import { words } from './words.ts';

/** The ticks of a case: kept on the server a moment after the last one, so that they outlive the window. */
export function useTicks(c: ReviewCase) {
  const [ticked, setTicked] = useState<readonly string[]>(() => c.checklist.filter((l) => l.ticked).map((l) => l.code));
  const keep = useAct((codes: readonly string[], key) => call(reviewApi.ticks, { params: { id: c.id }, body: { ticked: [...codes], version: c.version }, key }));
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = (codes: readonly string[]) => {
    setTicked(codes);
    clearTimeout(later.current);
    later.current = setTimeout(() => { keep.mutate(codes); }, 600);
  };
  return { ticked, change, error: keep.error };
}

type Props = { c: ReviewCase; ticked: readonly string[]; onChange: (codes: readonly string[]) => void; error: unknown; problem: string | undefined };

/** 核验清单: the lines this case gives cause for. */
export function Checklist({ c, ticked, onChange, error, problem }: Props): JSX.Element | null {
  const w = say(words).case;
  if (c.checklist.length === 0) return null;
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{w.checklist} <span className="font-normal text-soft">{w.ticked(ticked.length, c.checklist.length)}</span></legend>
      {problem ? <p className="text-sm font-semibold text-danger" role="alert">{problem}</p> : null}
      {c.checklist.map((line) => (
        <label key={line.code} className="flex min-h-8 items-start gap-2">
          <input type="checkbox" className="mt-0.5 size-5 accent-blue" checked={ticked.includes(line.code)} onChange={(e) => { onChange(e.target.checked ? [...ticked, line.code] : ticked.filter((code) => code !== line.code)); }} />
          <span>{line.text} {line.required ? <Tag tone="warning">{w.required}</Tag> : null}</span>
        </label>
      ))}
      <p className="text-sm text-soft">{w.checklistNote}</p>
      <ProblemNotice error={error} />
    </fieldset>
  );
}
