import type { JSX } from 'preact';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { RelatedQuestions } from '#portal/parts/related-questions.tsx';
import { questionsOfCodes } from '#portal/questions.ts';
import { VERIFICATION_PATH } from './verification-page.tsx';
import { words } from './words.ts';

/** The prompt of R-2.2.1-06: which of identity, education and degree hold up choosing an exam, and where to see them; nothing when none does. */
export function UnfinishedPrompt({ page, refusals }: { page: PageContext; refusals: readonly Refusal[] }): JSX.Element | null {
  if (refusals.length === 0) return null;
  const w = words[page.lang];
  return (
    <Notice page={page} tone="warning" title={w.promptTitle}>
      <p>{w.promptLead}</p>
      <ul>{refusals.map((refusal) => <li key={`${refusal.code} ${String(refusal.params?.['number'] ?? '')}`}>{refusalText(refusal, page.lang)}</li>)}</ul>
      <RelatedQuestions page={page} questions={questionsOfCodes(refusals.map((refusal) => refusal.code))} />
      <p><LinkButton href={VERIFICATION_PATH} text={w.promptLink} /></p>
    </Notice>
  );
}
