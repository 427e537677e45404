import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { OwnSuspension } from '#contracts/suspensions.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Days } from '#portal/parts/days.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { paths } from '#portal/paths.ts';
import { words } from './words.ts';

type Props = { view: OwnSuspension; page: PageContext; form: FormState };

/** 停考事项: first not to go there, then what one gets for it and where it is, and the choice while there is one. */
export function SuspensionPage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.title} trail={[{ text: w.applications, href: paths.applications }]}>
      <Notice page={page} tone="warning" title={view.whole ? w.noTravel : w.partly}>{view.exam[page.lang]} · {view.place[page.lang]} · {view.reason}</Notice>
      {view.mayChoose ? <ChoiceCard view={view} page={page} form={form} /> : null}
      {view.remedy === 'refund' ? <RefundCard view={view} page={page} /> : null}
      {view.remedy === 'resit' ? <ResitCard view={view} page={page} /> : null}
      <Card title={w.what}>
        <DataList items={[
          { term: w.exam, value: view.exam[page.lang] }, { term: w.place, value: view.place[page.lang] }, { term: w.subjects, value: view.subjects.map((s) => s[page.lang]).join(page.lang === 'zh' ? '、' : ', ') },
          { term: w.reason, value: view.reason }, { term: w.document, value: view.documentNumber }, { term: w.phone, value: view.phone },
        ]} />
      </Card>
      <Buttons><LinkButton href={`${paths.applications}/${view.applicationId}`} text={w.status} tone="quiet" /></Buttons>
    </Page>
  );
}

function ChoiceCard({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <Card title={w.chooseTitle} accent>
      <p>{w.chooseUntil(beijingTime(view.chooseUntil ?? 0))}</p>
      <Form page={page} form={form}>
        <RadioGroup page={page} form={form} name="remedy" label={w.choose} required value={view.remedy === 'undecided' ? undefined : view.remedy} choices={[{ value: 'refund', text: w.refund, hint: w.refundHint }, { value: 'resit', text: w.resit, hint: w.resitHint }]} />
        <Buttons><SubmitButton page={page} text={w.send} /></Buttons>
      </Form>
    </Card>
  );
}

function RefundCard({ view, page }: Pick<Props, 'view' | 'page'>): JSX.Element {
  const w = words[page.lang];
  const { refund } = view;
  return (
    <Card title={w.refundTitle} accent>
      {refund === null ? <p>{w.refundSoon}</p> : (
        <>
          <DataList items={[
            { term: w.amount, value: w.yuan(yuan(refund.amountInFen)) }, { term: w.state, value: refund.stateText }, ...(refund.doneAt === null ? [] : [{ term: w.at, value: beijingTime(refund.doneAt) }]),
            { term: w.number, value: refund.number }, { term: w.order, value: refund.orderNumber },
          ]} />
          {refund.done ? null : <p>{refund.atDesk ? w.refundDesk : w.refundWay}</p>}
        </>
      )}
      <p>{w.validity}</p>
    </Card>
  );
}

function ResitCard({ view, page }: Pick<Props, 'view' | 'page'>): JSX.Element {
  const w = words[page.lang];
  return (
    <Card title={w.resitTitle} accent>
      <p>{w.resitSoon}</p>
      {view.resit === null ? null : <DataList items={[{ term: w.resitDays, value: <Days page={page} days={view.resit.examOn} /> }, { term: w.resitTickets, value: `${beijingTime(view.resit.ticketOpensAt)} ${w.to} ${beijingTime(view.resit.ticketClosesAt)}` }]} />}
    </Card>
  );
}
