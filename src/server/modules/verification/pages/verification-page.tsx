import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { VerificationLine, VerificationView } from '#contracts/verification.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { ErrorSummary } from '#portal/forms/error-summary.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList, type DataItem } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { paths } from '#portal/paths.ts';
import { isPassed } from '../domain/verification-states.ts';
import { STATE_TONES } from './state-tones.ts';
import { words } from './words.ts';

/** Address of 核验结果. */
export const VERIFICATION_PATH = '/my/verification';
/** Address of 各省报名政策及业务咨询电话 (module catalogue). */
const PHONES_PATH = '/provinces';
/** Address of 修改学历学位 (module accounts). */
const ROWS_PATH = '/my/profile/education';

export type VerificationPageView = VerificationView & { askedAgain: boolean };

/** 核验结果: where identity and every row stand, why, what to do, what it holds up, and the act of verifying again. */
export function VerificationPage({ view, page, form }: { view: VerificationPageView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.title} lead={w.lead} trail={[{ text: w.profile, href: paths.profile }]}>
      <ErrorSummary page={page} form={form} fields={null} />
      {view.askedAgain && form.problems.length === 0 ? <Notice page={page} tone="success" live>{w.asked}</Notice> : null}
      {view.unfinished > 0 ? <Notice page={page} tone="warning">{w.unfinished(view.unfinished)}</Notice> : <Notice page={page} tone="success">{w.allDone}</Notice>}
      {view.lines.map((line, n) => <LineCard key={line.rowId} line={line} page={page} formKey={`${page.submissionKey}-${String(n)}`} />)}
      <Buttons>
        {view.unfinished > 0 ? <LinkButton href={VERIFICATION_PATH} text={w.refresh} icon="refresh" /> : <LinkButton href={paths.applications} text={w.choose} tone="main" icon="next" />}
        <LinkButton href={ROWS_PATH} text={w.addRows} icon="plus" />
      </Buttons>
      <p>{w.askWhom}<a href={PHONES_PATH}>{w.phones}</a></p>
    </Page>
  );
}

function LineCard({ line, page, formKey }: { line: VerificationLine; page: PageContext; formKey: string }): JSX.Element {
  const w = words[page.lang];
  const settled = isPassed(line.state) || line.blocks;
  return (
    <Card title={line.title} aside={<StatusTag tone={STATE_TONES[line.state]} text={line.stateText} />}>
      <p>{line.detail}</p>
      <DataList items={itemsOf(line, page)} />
      {settled ? null : (
        <form method="post" action={VERIFICATION_PATH}>
          <input type="hidden" name="_key" value={formKey} />
          <input type="hidden" name="kind" value={line.kind} />
          <input type="hidden" name="rowId" value={line.rowId} />
          <SubmitButton page={page} tone="plain" icon="refresh" text={w.reverifyOf(line.title)} disabledReasons={line.reverify.refusals} />
        </form>
      )}
    </Card>
  );
}

function itemsOf(line: VerificationLine, page: PageContext): DataItem[] {
  const w = words[page.lang];
  const since = { term: w.since, value: beijingTime(line.since) };
  const note = line.staffNote === null ? [] : [{ term: w.note, value: line.staffNote }];
  if (isPassed(line.state)) return [...note, since];
  const todo = line.adviceText ?? waitingText(line, page);
  const failed = line.state === 'failed' || line.state === 'manual_failed';
  return [
    ...(line.reasonText === null ? [] : [{ term: w.why, value: line.reasonText }]),
    ...note,
    { term: w.todo, value: todo },
    { term: w.blocks, value: line.blocks ? w.blocksYes : failed ? w.blocksSome : w.blocksNo },
    since,
  ];
}

function waitingText(line: VerificationLine, page: PageContext): string {
  const w = words[page.lang];
  if (line.state === 'not_verified') return w.notAsked;
  return line.nextAskAt === null || line.nextAskAt <= page.now ? w.waiting : w.nextAsk(beijingTime(line.nextAskAt));
}
