import type { JSX } from 'react';
import { BREACH_ARTICLES, BreachArticle } from '#contracts/breach-articles.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

export type FactsForm = { article: BreachArticle; item: number; subjects: readonly string[]; occurredOn: string; place: string; facts: string };
export const NO_FACTS: FactsForm = { article: '7', item: 1, subjects: [], occurredOn: '', place: '', facts: '' };
/** Fields that show their own noes. */
export const FACT_PATHS = ['article', 'item', 'subjects', 'occurredOn', 'place', 'facts'] as const;

type Props = { value: FactsForm; onChange: (next: FactsForm) => void; subjects: readonly { code: string; name: string }[]; error: unknown };

/** Article, conduct, subjects, when, where and what happened; which article has which conduct is the order's own list. */
export function FactsFields({ value: f, onChange, subjects, error }: Props): JSX.Element {
  const t = say(words).facts;
  const lang = pageLang();
  const article = BREACH_ARTICLES[f.article];
  const set = (changes: Partial<FactsForm>) => { onChange({ ...f, ...changes }); };
  return (
    <>
      <SelectField label={t.article} value={f.article} problem={problemAt(error, 'article')} onChange={(e) => { set({ article: BreachArticle.options.find((a) => a === e.target.value) ?? '7', item: 1, subjects: [] }); }}>
        {BreachArticle.options.map((a) => <option key={a} value={a}>{BREACH_ARTICLES[a].name[lang]}</option>)}
      </SelectField>
      <SelectField label={t.item} hint={article.items[f.item - 1]?.[lang]} value={f.item} problem={problemAt(error, 'item')} onChange={(e) => { set({ item: Number(e.target.value) }); }}>
        {article.items.map((item, n) => <option key={item.zh} value={n + 1}>{article.items.length > 1 ? (lang === 'zh' ? `（${String(n + 1)}）` : `(${String(n + 1)}) `) : ''}{item[lang]}</option>)}
      </SelectField>
      {article.subjects && subjects.length > 0 ? (
        <SubjectChoices legend={t.subjects} subjects={subjects} value={f.subjects} problem={problemAt(error, 'subjects')} onChange={(next) => { set({ subjects: next }); }} />
      ) : null}
      <TextField label={t.on} type="date" value={f.occurredOn} problem={problemAt(error, 'occurredOn')} onChange={(e) => { set({ occurredOn: e.target.value }); }} />
      <TextField label={t.place} maxLength={200} value={f.place} problem={problemAt(error, 'place')} onChange={(e) => { set({ place: e.target.value }); }} />
      <TextArea label={t.facts} hint={t.factsHint} rows={6} maxLength={3000} value={f.facts} problem={problemAt(error, 'facts')} onChange={(e) => { set({ facts: e.target.value }); }} />
    </>
  );
}

type SubjectProps = { legend: string; subjects: Props['subjects']; value: readonly string[]; problem?: string | undefined; onChange: (next: readonly string[]) => void };

/** Which of the subjects, all in sight. */
export function SubjectChoices({ legend, subjects, value, problem, onChange }: SubjectProps): JSX.Element {
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">{legend}</legend>
      {problem === undefined ? null : <span className="text-sm font-semibold text-danger">{problem}</span>}
      {subjects.map((s) => <label key={s.code} className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={value.includes(s.code)} onChange={(e) => { onChange(e.target.checked ? [...value, s.code] : value.filter((c) => c !== s.code)); }} /> {s.name}</label>)}
    </fieldset>
  );
}
