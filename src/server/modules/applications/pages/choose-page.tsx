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
  /** It opens soon, and may be filled in ahead. */
  mayPrepare: boolean;
  /** The candidate's own live application for it. */
  mine: string | null;
};
/** The facts of a self-test that are to be taken over (用这些填写): of which exam, and the query of their link. */
export type CarriedTest = { exam: string; link: string };
export type ChooseView = { reasons: Refusal[]; lines: SittingLine[]; test: CarriedTest | undefined };

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
      {view.test === undefined ? <p><a href={selfTestPath.test}>{w.selfTest}</a></p> : <Notice page={page} title={w.takes}><p>{open.some((line) => line.code === view.test?.exam && line.mine === null) ? w.takesHow : w.takesNowhere}</p></Notice>}
      {open.length === 0 ? <Notice page={page} title={w.openNone}>{w.openNoneText}</Notice> : (
        <Table
          caption={w.open} rows={open} rowKey={(line) => line.sittingId}
          columns={[
            ...first,
            { title: w.provinces, cell: (line) => w.provinceCount(line.openProvinces) },
            { title: w.until, cell: (line) => <Countdown page={page} until={line.at} label="" /> },
            { title: w.act, cell: (line) => <ChooseAct page={page} line={line} stopped={stopped} test={view.test} /> },
          ]}
        />
      )}
      {soon.length === 0 ? null : (
        <Table caption={w.soon} rows={soon} rowKey={(line) => line.sittingId} columns={[...first, { title: w.opens, cell: (line) => beijingTime(line.at) }, { title: w.act, cell: (line) => <PrepareAct page={page} line={line} stopped={stopped} test={view.test} /> }]} />
      )}
      {stopped ? null : open.filter((line) => line.mine === null).map((line) => (
        <Dialog key={line.sittingId} page={page} id={`choose-${line.sittingId}`} title={w.confirmTitle}><ConfirmChoice page={page} form={emptyForm} line={line} test={view.test} inDialog /></Dialog>
      ))}
    </Page>
  );
}

function ChooseAct({ page, line, stopped, test }: { page: PageContext; line: SittingLine; stopped: boolean; test: CarriedTest | undefined }): JSX.Element {
  const w = chooseWords[page.lang];
  if (line.mine !== null) return <a href={line.mine}>{w.mine}</a>;
  if (stopped) return <span class="blocked__why">{w.stopped}</span>;
  return <DialogLink dialog={`choose-${line.sittingId}`} href={confirmPath(line, test)} text={w.select} tone="main" />;
}

/** Where a choice is confirmed; with the facts that are to be taken over, where they are of that exam. */
const confirmPath = (line: SittingLine, test: CarriedTest | undefined) => `${paths.chooseConfirm(line.sittingId)}${test?.exam === line.code ? `?${test.link}` : ''}`;

function PrepareAct({ page, line, stopped, test }: { page: PageContext; line: SittingLine; stopped: boolean; test: CarriedTest | undefined }): JSX.Element | null {
  const w = chooseWords[page.lang];
  if (line.mine !== null) return <a href={line.mine}>{w.mine}</a>;
  return line.mayPrepare && !stopped ? <a href={confirmPath(line, test)}>{w.prepare}<span class="unseen"> {line.exam}</span></a> : null;
}

export type ConfirmChoiceView = { line: SittingLine; reasons: Refusal[]; test: CarriedTest | undefined };

/** The question before an exam is chosen (R-2.2.1-08), as a page of its own. */
export function ConfirmChoicePage({ view, page, form }: ViewOf<ConfirmChoiceView>): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <Page page={page} title={w.confirmTitle} trail={[{ text: words[page.lang].mine, href: paths.list }, { text: w.chooseTitle, href: paths.choose }]} form={form}>
      <TodoCards page={page} reasons={view.reasons} />
      <Card title={view.line.exam}><ConfirmChoice page={page} form={form} line={view.line} test={view.test} stopped={view.reasons.length > 0} /></Card>
    </Page>
  );
}

function ConfirmChoice({ page, form, line, test, inDialog, stopped }: { page: PageContext; form: FormState; line: SittingLine; test: CarriedTest | undefined; inDialog?: boolean; stopped?: boolean }): JSX.Element {
  const w = chooseWords[page.lang];
  return (
    <Form page={page} form={form} action={confirmPath(line, test)} summary={!inDialog}>
      <p>{w.confirmText(line.exam)}</p>
      <p>{w.confirmNote}</p>
      {test?.exam === line.code ? <p><strong>{w.takesThis}</strong></p> : null}
      <HiddenField name="sittingId" value={line.sittingId} />
      {test?.exam === line.code ? <HiddenField name="selfTest" value={test.link} /> : null}
      <Buttons>
        <SubmitButton page={page} text={w.confirm} disabledReasons={stopped ? [w.stopped] : []} />
        {inDialog ? null : <LinkButton href={paths.choose} text={w.cancel} />}
      </Buttons>
    </Form>
  );
}
