import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { fieldId, type FormState, type Problem } from './form-state.ts';

/** What a field is called, by its dotted name: a long form names it beside each problem. */
export type LabelOf = (path: string) => string | undefined;

/** Everything wrong with a form, each line leading to its field; focus goes here when the page opens. */
export function ErrorSummary({ page, form, labelOf }: { page: PageContext; form: FormState; labelOf?: LabelOf | undefined }): JSX.Element | null {
  if (form.problems.length === 0) return null;
  const w = words[page.lang];
  const named = ({ path, text }: Problem) => {
    const label = labelOf?.(path);
    return label === undefined ? text : `${label}${page.lang === 'zh' ? '：' : ': '}${text}`;
  };
  return (
    <div class="problems" role="alert" tabIndex={-1} data-focus autofocus aria-labelledby="problems-title">
      <h2 class="problems__title" id="problems-title">{w.problemTitle(form.problems.length)}</h2>
      <ul>
        {form.problems.map((problem) => (
          <li key={`${problem.path} ${problem.text}`}>
            {problem.path === '' ? problem.text : <a href={`#${fieldId(problem.path)}`}>{named(problem)}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
