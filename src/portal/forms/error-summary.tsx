import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';
import { fieldId, type FormState } from './form-state.ts';

/** Everything wrong with a form, each line leading to its field; focus goes here when the page opens. */
export function ErrorSummary({ page, form }: { page: PageContext; form: FormState }): JSX.Element | null {
  if (form.problems.length === 0) return null;
  const w = words[page.lang];
  return (
    <div class="problems" role="alert" tabIndex={-1} data-focus autofocus aria-labelledby="problems-title">
      <h2 class="problems__title" id="problems-title">{w.problemTitle(form.problems.length)}</h2>
      <ul>
        {form.problems.map((problem) => (
          <li key={`${problem.path} ${problem.text}`}>
            {problem.path === '' ? problem.text : <a href={`#${fieldId(problem.path)}`}>{problem.text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
