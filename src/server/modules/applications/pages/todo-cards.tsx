import type { JSX } from 'preact';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { RelatedQuestions } from '#portal/parts/related-questions.tsx';
import { questionsOfCodes } from '#portal/questions.ts';
import { UnfinishedPrompt } from '#server/modules/verification/index.ts';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';

type Todo = { code: Refusal['code']; text: string; act: { text: string; href: string } };

/** What has to be done before an exam can be chosen, each with the place to do it (R-2.2.1-01, -06); what the candidate cannot mend alone is only told. */
export function TodoCards({ page, reasons }: { page: PageContext; reasons: readonly Refusal[] }): JSX.Element | null {
  if (reasons.length === 0) return null;
  const w = chooseWords[page.lang];
  const todos: Todo[] = [
    { code: 'application.photo_missing', text: w.photoMissingText, act: { text: w.photoAct, href: paths.photo } },
    { code: 'account.education_missing', text: w.educationMissingText, act: { text: w.educationAct, href: paths.education } },
    { code: 'account.agreement_outdated', text: w.agreementText, act: { text: w.agreementAct, href: paths.agreement } },
  ];
  const isVerification = (reason: Refusal) => reason.code.startsWith('verification.');
  return (
    <>
      {reasons.filter((reason) => !isVerification(reason)).map((reason) => {
        const todo = todos.find((t) => t.code === reason.code);
        return (
          <Notice key={reason.code} page={page} tone={todo ? 'warning' : 'danger'} title={refusalText(reason, page.lang)}>
            {todo === undefined ? null : <><p>{todo.text}</p><RelatedQuestions page={page} questions={questionsOfCodes([reason.code])} /><Buttons><LinkButton href={todo.act.href} text={todo.act.text} tone="main" /></Buttons></>}
          </Notice>
        );
      })}
      <UnfinishedPrompt page={page} refusals={reasons.filter(isVerification)} />
    </>
  );
}
