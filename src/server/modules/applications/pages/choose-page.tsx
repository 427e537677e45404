import type { JSX } from 'preact';
import type { SittingId } from '#contracts/catalogue.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { Days } from '#portal/parts/days.tsx';
import { Dialog, DialogLink } from '#portal/parts/dialog.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { selfTestPath } from '#server/modules/catalogue/index.ts';
import { applicationPaths as paths } from '../paths.ts';
import { chooseWords } from './choose-words.ts';
import type { ViewOf } from './frame.tsx';
import { TodoCards } from './todo-cards.tsx';
import { words } from './words.ts';

export type SittingLine = {
  sittingId: SittingId;
  exam: string;
  code: string;
  examOn: string[];
  phase: 'open' | 'before';
  at: Instant;
  openProvinces: number;
  /** The candidate's own live application for it. */
  mine: string | null;
};
export type ChooseView = { reasons: Refusal[]; lines: SittingLine[] };

/** 选择报考列表 (R-2.2.1-07): what is open with 【选择】 beside it, what opens soon, and above all what still stops the candidate. */
export function ChoosePage({ view, page }: ViewOf<ChooseView>): JSX.Element {
  const w = chooseWords[page.lang];
  const open = view.lines.filter((line) => line.phase === 'open');
  const soon = view.lines.filter((line) => line.phase === 'before');
  const stopped = view.reasons.length > 0;
  const first = [{ title: w.exam, cell: (line: SittingLine) => <>{line.exam} <small>{line.code}</small></> }, { title: w.examOn, cell: (line: SittingLine) => <Days page={page} days={line.examOn} /> }];
  return (
    <Page page={page} wide title={w.chooseTitle} trail={[{ text: words[page.lang].mine, href: paths.list }]} lead={w.chooseLead}>
      {stopped ? <h2>{w.stopped}</h2> : null}
      <TodoCards page={page} reasons={view.reasons} />
      <p><a href={selfTestPath.test}>{w.selfTest}</a></p>
      {open.length === 0 ? <Notice page={page} title={w.openNone}>{w.openNoneText}</Notice> : (
        <Table
          caption={w.open} rows={open} rowKey={(line) => line.sittingId}
          columns={[
            ...first,
            { title: w.provinces, cell: (line) => w.provinceCount(line.openProvinces) },
            { title: w.until, cell: (line) => <Countdown page={page} until={line.at} label="" /> },
            { title: w.act, cell: (line) => <ChooseAct page={page} line={line} stopped={stopped} /> },
          ]}
        />
      )}
      {soon.length === 0 ? null : (
        <Table caption={w.soon} rows={soon} rowKey={(line) => line.sittingId} columns={[...first, { title: w.opens, cell: (line) => beijingTime(line.at) }]} />
      )}
      {stopped ? null : open.filter((line) => line.mine === null).map((line) => (
        <Dialog key={line.sittingId} page={page} id={`choose-${line.sittingId}`} title={w.confirmTitle}><ConfirmChoice page={page} form={emptyForm} line={line} inDialog /></Dialog>
      ))}
    </Page>
  );
}

function ChooseAct({ page, line, stopped }: { page: PageContext; line: SittingLine; stopped: boolean }): JSX.Element {
  const w = chooseWords[page.lang];
  if (line.mine !== null) return <a href={line.mine}>{w.mine}</a>;
  if (stopped) return <span class="blocked__why">{w.stopped}</span>;
  return <DialogLink dialog={`choose-${line.sittingId}`} href={paths.chooseConfirm(line.sittingId)} text={w.select} tone="main" />;
}

export type ConfirmChoiceView = { line: SittingLine; reasons: Refusal[] };

/** The question before an exam is chosen (R-2.2.1-08), as a page of its own. */
export function ConfirmChoicePage({ view, page, form }: ViewOf<ConfirmChoiceView>): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <Page page={page} title={w.confirmTitle} trail={[{ text: words[page.lang].mine, href: paths.list }, { text: w.chooseTitle, href: paths.choose }]} form={form}>
      <TodoCards page={page} reasons={view.reasons} />
      <Card title={view.line.exam}><ConfirmChoice page={page} form={form} line={view.line} stopped={view.reasons.length > 0} /></Card>
    </Page>
  );
}

function ConfirmChoice({ page, form, line, inDialog, stopped }: { page: PageContext; form: FormState; line: SittingLine; inDialog?: boolean; stopped?: boolean }): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <Form page={page} form={form} action={paths.chooseConfirm(line.sittingId)} summary={!inDialog}>
      <p>{w.confirmText(line.exam)}</p>
      <p>{w.confirmNote}</p>
      <HiddenField name="sittingId" value={line.sittingId} />
      <Buttons>
        <SubmitButton page={page} text={w.confirm} disabledReasons={stopped ? [w.stopped] : []} />
        {inDialog ? null : <LinkButton href={paths.choose} text={w.cancel} />}
      </Buttons>
    </Form>
  );
}
