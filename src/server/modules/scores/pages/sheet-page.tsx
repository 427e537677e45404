import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import type { OwnRechecks } from '#contracts/rechecks.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { paths } from '#portal/paths.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { PrintButton } from '#portal/parts/print-button.tsx';
import { Table } from '#portal/parts/table.tsx';
import { words } from './words.ts';

type SheetView = { sheet: ScoreSheet; /** A signed-in candidate's re-checks; null for whoever looked it up. */ own: OwnRechecks['subjects'] | null; application: ApplicationId | null };

/** 成绩单 (domain.md 6.7): what one person reads, prints for themselves, and asks to be checked again. */
export function SheetPage({ view: { sheet, own, application }, page, form }: { view: SheetView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.sheet(sheet.year, sheet.exam[page.lang])} trail={own === null ? [{ text: w.title, href: '/scores' }] : [{ text: w.applications, href: paths.applications }]}>
      <Card title={w.person}>
        <DataList items={[
          { term: w.name, value: sheet.name }, { term: w.ticket, value: sheet.ticketNumber }, { term: w.file, value: sheet.fileNumber ?? w.noFile },
          { term: w.level, value: sheet.level[page.lang] }, { term: w.specialty, value: sheet.specialty[page.lang] },
        ]} />
      </Card>
      {sheet.heldBack ? <Notice page={page} tone="warning" title={w.held}>{w.heldText} <a href={paths.provinces}>{w.phones}</a></Notice> : <Marks view={sheet} page={page} />}
      {sheet.heldBack ? null : <Recheck sheet={sheet} own={own} application={application ?? ''} page={page} form={form} />}
      <p class="form__note">{w.notCertificate}</p>
      <Buttons><PrintButton page={page} text={w.print} />{own === null ? <LinkButton href={`/scores/${sheet.sitting}`} text={w.again} /> : null}</Buttons>
    </Page>
  );
}

/** 成绩复查: until when and of what, and, for who is signed in, the form and what came of it. */
function Recheck({ sheet, own, application, page, form }: { sheet: ScoreSheet; own: SheetView['own']; application: string; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const open = sheet.recheckUntil !== null && page.now < sheet.recheckUntil;
  const nameOf = (code: string) => sheet.subjects.find((s) => s.code === code)?.name[page.lang] ?? code;
  const asked = own?.filter((s) => s.state !== null) ?? [];
  return (
    <Card title={w.recheckTitle}>
      <p>{open ? w.recheck(beijingTime(sheet.recheckUntil ?? 0)) : w.noRecheck}</p>
      {asked.length === 0 ? null : <DataList items={asked.map((s) => ({ term: nameOf(s.subject), value: s.state !== 'answered' ? w.recheckAsked : <>{s.outcome === 'kept' ? w.recheckKept : w.recheckCorrected(s.newMark ?? '')} <a href={`/api/applications/${application}/rechecks/${s.subject}/letter`}>{w.letter}</a></> }))} />}
      {open && own === null ? <p><a href={paths.applications}>{w.recheckLink}</a></p> : null}
      {open && own !== null && own.some((s) => s.closed === null) ? (
        <Form page={page} form={form}>
          <RadioGroup page={page} form={form} name="subject" label={w.recheckSubject} required choices={own.map((s) => ({ value: s.subject, text: nameOf(s.subject), disabledReason: s.closed ?? undefined }))} />
          <TextArea page={page} form={form} name="statement" label={w.statement} hint={w.statementHint} rows={3} maxLength={500} />
          <Buttons><SubmitButton page={page} text={w.recheckLink} /></Buttons>
        </Form>
      ) : null}
    </Card>
  );
}

function Marks({ view, page }: { view: ScoreSheet; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <>
      <Card title={w.subjects} accent>
        <Table
          caption={w.subjects} captionUnseen rows={view.subjects} rowKey={(s) => s.code}
          columns={[
            { title: w.subject, cell: (s) => s.name[page.lang] }, { title: w.mark, cell: (s) => <strong>{s.text[page.lang]}</strong>, figures: true }, { title: w.full, cell: (s) => s.fullMark, figures: true },
            { title: w.pass, cell: (s) => s.passMark, figures: true }, { title: w.outcome, cell: (s) => w.outcomes[s.outcome] },
          ]}
        />
        {view.subjects.some((s) => s.mark !== null && s.mark < 0) ? <p class="form__note">{w.codes}</p> : null}
      </Card>
      <Hint view={view} page={page} />
    </>
  );
}

function Hint({ view, page }: { view: ScoreSheet; page: PageContext }): JSX.Element | null {
  const w = words[page.lang];
  const c = view.completion;
  if (!c) return null;
  const valid = c.validThrough === null ? null : <p>{c.validThrough === view.year ? w.validOnce : w.valid(c.validThrough)}</p>;
  return c.complete
    ? <Notice page={page} tone="success" title={w.complete}>{w.completeText}</Notice>
    : <Notice page={page} tone="info" title={w.more(c.missing.length)}>{valid}</Notice>;
}
