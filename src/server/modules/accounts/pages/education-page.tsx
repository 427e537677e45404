import type { ComponentChildren, JSX } from 'preact';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import { Form } from '#portal/forms/form.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { FieldGroup } from '#portal/forms/field-group.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { ROWS_MOST } from '#contracts/accounts.ts';
import { monthShown } from '#contracts/month-text.ts';
import { countRows } from '../form-body.ts';
import { nameOf, type AccountChoices } from './account-choices.ts';
import { ProfileFrame, type PersonView, type Props, type StatusView } from './profile-views.tsx';
import { words } from './profile-words.ts';
import { DegreeRows, EducationRows } from './row-fields.tsx';

export type EducationRowView = { id: string; certificateNumber: string; institution: string; graduatedIn: string; major: string; level: string; mode: string; status: StatusView; mayWithdraw: boolean };
export type DegreeRowView = { id: string; certificateNumber: string; institution: string; awardedIn: string; major: string; level: string; second: string | undefined; status: StatusView; mayWithdraw: boolean };
export type EducationView = { person: PersonView; choices: AccountChoices; educations: readonly EducationRowView[]; degrees: readonly DegreeRowView[]; saved: boolean };

/** 修改学历学位 (R-2.1.1-33): the rows there are with their verification, and the form for more. */
export function EducationPage({ view, page, form }: Props<EducationView>): JSX.Element {
  const w = words[page.lang];
  const { choices } = view;
  const freeEducations = ROWS_MOST - view.educations.length;
  const freeDegrees = ROWS_MOST - view.degrees.length;
  const numbered = <Row,>(rows: readonly Row[]) => rows.map((row, at) => ({ ...row, no: at + 1 }));
  return (
    <ProfileFrame page={page} form={form} title={w.educationTitle} lead={w.educationLead} person={view.person} wide>
      {view.saved ? <Notice page={page} tone="success" live>{w.saved}</Notice> : null}
      {view.educations.length === 0 ? <Notice page={page} tone="warning">{w.educationNeeded}</Notice> : (
        <Table
          caption={w.educationTable} rows={numbered(view.educations)} rowKey={(row) => row.id}
          columns={[
            { title: w.number, cell: (row) => row.no }, { title: w.certificateNumber, cell: (row) => <small class="whole">{row.certificateNumber}</small> }, { title: w.institution, cell: (row) => row.institution },
            { title: w.graduatedIn, cell: (row) => monthShown(row.graduatedIn) }, { title: w.major, cell: (row) => row.major }, { title: w.level, cell: (row) => nameOf(choices.educationLevels, row.level) },
            { title: w.mode, cell: (row) => nameOf(choices.studyModes, row.mode) }, { title: w.state, cell: (row) => <State page={page} kind="education" row={row} /> },
          ]}
        />
      )}
      {view.degrees.length === 0 ? <p>{w.noDegrees}</p> : (
        <Table
          caption={w.degreeTable} rows={numbered(view.degrees)} rowKey={(row) => row.id}
          columns={[
            { title: w.number, cell: (row) => row.no }, { title: w.certificateNumber, cell: (row) => <small class="whole">{row.certificateNumber}</small> }, { title: w.school, cell: (row) => row.institution },
            { title: w.awardedIn, cell: (row) => monthShown(row.awardedIn) }, { title: w.degreeMajor, cell: (row) => row.major }, { title: w.degreeLevel, cell: (row) => nameOf(row.second === undefined ? choices.degreeLevels : choices.secondDegrees, row.second ?? row.level) },
            { title: w.state, cell: (row) => <State page={page} kind="degree" row={row} /> },
          ]}
        />
      )}
      <Form page={page} form={form} action="/my/profile/education" requiredNote>
        <FieldGroup title={w.addEducation}>
          {freeEducations > 0 ? <EducationRows page={page} form={form} choices={choices} min={0} max={freeEducations} count={countRows(form.values, 'educations', view.educations.length === 0 ? 1 : 0)} /> : <p>{w.full}</p>}
        </FieldGroup>
        <FieldGroup title={w.addDegree}>
          {freeDegrees > 0 ? <DegreeRows page={page} form={form} choices={choices} max={freeDegrees} count={countRows(form.values, 'degrees', 0)} /> : <p>{w.full}</p>}
        </FieldGroup>
        <Buttons><SubmitButton page={page} text={w.save} /></Buttons>
      </Form>
    </ProfileFrame>
  );
}

type StateProps = { page: PageContext; kind: 'education' | 'degree'; row: { id: string; institution: string; status: StatusView; mayWithdraw: boolean } };

function State({ page, kind, row }: StateProps): JSX.Element {
  const w = words[page.lang];
  const hint: ComponentChildren = row.status.hint === undefined ? null : <p class="field__hint">{row.status.hint}</p>;
  return (
    <>
      <StatusTag tone={row.status.tone} text={row.status.text} />
      {hint}
      {row.mayWithdraw ? (
        <Form page={page} form={emptyForm} action="/my/profile/education/withdrawals" summary={false}>
          <HiddenField name="kind" value={kind} /><HiddenField name="id" value={row.id} />
          <button class="button button--quiet" type="submit" aria-label={w.withdrawRow(row.institution)}>{w.withdraw}</button>
        </Form>
      ) : null}
    </>
  );
}
