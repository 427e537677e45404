import type { JSX } from 'preact';
import { refusalText, type Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton } from '#portal/forms/buttons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { UnfinishedPrompt } from '#server/modules/verification/index.ts';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';

/** What has to be done before an exam can be chosen, each with the place to do it (R-2.2.1-01, -06). */
export function TodoCards({ page, reasons }: { page: PageContext; reasons: readonly Refusal[] }): JSX.Element | null {
  if (reasons.length === 0) return null;
  const w = chooseWords[page.lang];
  const has = (code: Refusal['code']) => reasons.some((r) => r.code === code);
  const frozen = reasons.find((r) => r.code === 'application.account_frozen');
  return (
    <>
      {frozen === undefined ? null : <Notice page={page} tone="danger" title={w.frozen}>{refusalText(frozen, page.lang)}</Notice>}
      {has('application.photo_missing') ? (
        <Notice page={page} tone="warning" title={w.photoMissing}>
          <p>{w.photoMissingText}</p>
          <Buttons><LinkButton href={paths.photo} text={w.photoAct} tone="main" /></Buttons>
        </Notice>
      ) : null}
      {has('application.account_incomplete') ? (
        <Notice page={page} tone="warning" title={w.educationMissing}>
          <p>{w.educationMissingText}</p>
          <Buttons><LinkButton href={paths.education} text={w.educationAct} tone="main" /></Buttons>
        </Notice>
      ) : null}
      <UnfinishedPrompt page={page} refusals={reasons.filter((r) => r.code.startsWith('verification.'))} />
    </>
  );
}
