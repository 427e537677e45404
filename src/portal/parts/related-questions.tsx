import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import type { QuestionLink } from '../questions.ts';
import { words } from '../words.ts';

/** Links to the questions of 考生问答 that answer what is told here; nothing where there are none. */
export function RelatedQuestions({ page, questions }: { page: PageContext; questions: readonly QuestionLink[] }): JSX.Element | null {
  if (questions.length === 0) return null;
  return (
    <p class="asked">
      {words[page.lang].related}
      {questions.map(({ id, words: text, href }, at) => <span key={id}>{at === 0 ? null : ' · '}<a href={href}>{text[page.lang]}</a></span>)}
    </p>
  );
}
