import type { ComponentChildren, JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { RelatedQuestions } from '../parts/related-questions.tsx';
import { questionsOfCodes } from '../questions.ts';
import { words } from '../words.ts';
import { fieldId, type FormState, type Problem } from './form-state.ts';
import { labelsIn } from './labels-in.ts';

/** Everything wrong with a form, each line naming its field and leading to it; focus goes here when the page opens. `fields` is what of the page holds the fields. */
export function ErrorSummary({ page, form, fields }: { page: PageContext; form: FormState; fields: ComponentChildren }): JSX.Element | null {
  if (form.problems.length === 0) return null;
  const w = words[page.lang];
  const labels = labelsIn(fields);
  const named = ({ path, text }: Problem) => {
    const label = labels.get(path);
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
      <RelatedQuestions page={page} questions={questionsOfCodes(form.problems.map((problem) => problem.code))} />
    </div>
  );
}
