import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type JSX } from 'react';
import { ArticleKind, type ArticleChoices, type ArticleText } from '#contracts/content.ts';
import { call } from '../../shared/api/call.ts';
import { say } from '../../shared/text/text.ts';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { ArticleBlocks } from './article-blocks.tsx';
import { contentApi } from './content.api.ts';
import { words } from './words.ts';

export type Typed = Omit<ArticleText, 'titleEn' | 'bodyEn'> & { titleEn: string; bodyEn: string };

type Props = { typed: Typed; choices: ArticleChoices; error: unknown; readOnly: boolean; onType: (typed: Typed) => void };

/** The words of an article and, beside them, how readers will see them. */
export function ArticleForm({ typed, choices, error, readOnly, onType }: Props): JSX.Element {
  const t = say(words);
  const field = (name: 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn' | 'author') => ({
    value: typed[name], problem: problemAt(error, name), readOnly, onChange: (e: { target: { value: string } }) => { onType({ ...typed, [name]: e.target.value }); },
  });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card label={t.title}>
        <SelectField label={t.kind} value={typed.kind} disabled={readOnly} onChange={(e) => { onType({ ...typed, kind: ArticleKind.parse(e.target.value) }); }}>
          {ArticleKind.options.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}
        </SelectField>
        <SelectField label={t.province} value={typed.province ?? ''} disabled={readOnly} problem={problemAt(error, 'province')} onChange={(e) => { onType({ ...typed, province: choices.provinces.find((p) => p.value === e.target.value)?.value ?? null }); }}>
          {choices.provinces.map((p) => <option key={p.value ?? ''} value={p.value ?? ''}>{p.text}</option>)}
        </SelectField>
        <TextField label={t.author} maxLength={60} {...field('author')} />
        <TextField label={t.titleZh} maxLength={100} {...field('titleZh')} />
        <TextArea label={t.bodyZh} hint={t.bodyHint} rows={12} maxLength={20_000} {...field('bodyZh')} />
        <TextField label={t.titleEn} maxLength={100} lang="en" {...field('titleEn')} />
        <TextArea label={t.bodyEn} rows={6} maxLength={20_000} lang="en" {...field('bodyEn')} />
        <details>
          <summary className="min-h-8 cursor-pointer"><span className="font-semibold">{t.exams}</span> <span className="text-soft">{typed.exams.length === 0 ? t.allExams : choices.exams.filter((e) => typed.exams.includes(e.value)).map((e) => e.text).join(' · ')}</span></summary>
          <fieldset className="grid gap-1 pt-1" disabled={readOnly} aria-label={t.exams}>
            <span className="text-sm text-soft">{t.examsHint}</span>
            <div className="grid gap-x-4 sm:grid-cols-2">
              {choices.exams.map((e) => (
                <label key={e.value} className="flex min-h-8 items-center gap-2">
                  <input type="checkbox" className="size-5" checked={typed.exams.includes(e.value)} onChange={(event) => { onType({ ...typed, exams: event.target.checked ? [...typed.exams, e.value] : typed.exams.filter((c) => c !== e.value) }); }} />{e.text}
                </label>
              ))}
            </div>
          </fieldset>
        </details>
        <label className="flex min-h-8 items-center gap-2 font-semibold"><input type="checkbox" className="size-5" disabled={readOnly} checked={typed.pinned} onChange={(e) => { onType({ ...typed, pinned: e.target.checked }); }} />{t.pin}</label>
      </Card>
      <Card title={t.preview}>
        <p className="text-lg font-semibold">{typed.titleZh}</p>
        <Preview body={typed.bodyZh} />
        {typed.bodyEn.trim() === '' ? null : <div lang="en" className="grid gap-3 border-t border-rule pt-3"><p className="text-lg font-semibold">{typed.titleEn}</p><Preview body={typed.bodyEn} /></div>}
      </Card>
    </div>
  );
}

function Preview({ body }: { body: string }): JSX.Element {
  const t = say(words);
  // the server draws it, so that what is shown here is what readers get; asked when typing rests
  const settled = useRested(body, 1_000);
  const preview = useQuery({
    queryKey: ['articles', 'preview', settled], queryFn: ({ signal }) => call(contentApi.preview, { body: { body: settled }, signal }), enabled: settled.trim() !== '', staleTime: Infinity, gcTime: 10_000, placeholderData: (before) => before,
  });
  return body.trim() === '' ? <p className="text-soft">{t.previewEmpty}</p> : <ArticleBlocks blocks={preview.data?.blocks ?? []} />;
}

function useRested(value: string, ms: number): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => { setRested(value); }, ms);
    return () => { clearTimeout(timer); };
  }, [value, ms]);
  return rested;
}
