import type { ComponentChildren, JSX } from 'preact';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { FieldGroup, RepeatedRows } from '#portal/forms/field-group.tsx';
import { DateField, TextField } from '#portal/forms/text-fields.tsx';
import { countRows, mostRows, type RowList } from '../form-edits.ts';
import type { AskedRows } from '../form-view.ts';
import { chosenLevel, type FormPart } from './form-part.ts';
import { formWords } from './form-words.ts';

/** Rows of titles, certificates and posts where the chosen level's conditions speak of them, and the work history everywhere. */
export function RowGroups(part: FormPart): JSX.Element {
  const { view: { asks }, page, form } = part;
  const w = formWords[page.lang];
  const at = { page, form };
  const asked = (rows: AskedRows) => (asks.levelsOf[rows].length === 0 ? undefined : { values: asks.levelsOf[rows], now: chosenLevel(part) });
  const named = (list: readonly { code: string; name: string }[]) => list.map((c) => ({ value: c.code, text: c.name }));
  return (
    <>
      <Rows {...part} list="workHistory" title={w.history} hint={w.historyHint} what={w.historyRow} add={w.addHistory} row={(name) => (
        <>
          <DateField {...at} name={`${name}.from`} label={w.from} required />
          <DateField {...at} name={`${name}.to`} label={w.to} />
          <TextField {...at} name={`${name}.employer`} label={w.employer} required maxLength={60} />
          <TextField {...at} name={`${name}.duty`} label={w.duty} required maxLength={60} />
        </>
      )} />
      {asked('titles') ? (
        <Rows {...part} onlyWith={asked('titles')} list="titles" title={w.titles} hint={w.titlesHint} what={w.titleRow} add={w.addTitle} row={(name) => (
          <>
            <SelectField {...at} name={`${name}.level`} label={w.titleLevel} required width="medium" choices={Object.entries(w.titleLevels).map(([value, text]) => ({ value, text }))} />
            {asks.titleFields.length === 0 ? null : <SelectField {...at} name={`${name}.field`} label={w.titleField} width="medium" empty={w.titleFieldOther} choices={named(asks.titleFields)} />}
            <TextField {...at} name={`${name}.name`} label={w.titleName} required maxLength={60} />
            <DateField {...at} name={`${name}.obtainedOn`} label={w.obtainedOn} required />
            <TextField {...at} name={`${name}.number`} label={w.number} maxLength={60} />
          </>
        )} />
      ) : null}
      {asks.certificates.length > 0 && asked('certificates') ? (
        <Rows {...part} onlyWith={asked('certificates')} list="certificates" title={w.certificates} hint={w.certificatesHint} what={w.certificateRow} add={w.addCertificate} row={(name) => (
          <>
            <SelectField {...at} name={`${name}.kind`} label={w.certificateKind} required choices={named(asks.certificates)} />
            <TextField {...at} name={`${name}.number`} label={w.number} required maxLength={60} />
            <DateField {...at} name={`${name}.obtainedOn`} label={w.obtainedOn} required />
          </>
        )} />
      ) : null}
      {asks.posts.length > 0 && asked('posts') ? (
        <Rows {...part} onlyWith={asked('posts')} list="posts" title={w.posts} hint={w.postsHint} what={w.postRow} add={w.addPost} row={(name) => (
          <>
            <SelectField {...at} name={`${name}.post`} label={w.post} required choices={named(asks.posts)} />
            <DateField {...at} name={`${name}.heldOn`} label={w.heldOn} required />
          </>
        )} />
      ) : null}
    </>
  );
}

type RowsProps = FormPart & { list: RowList; title: string; hint: string; what: string; add: string; onlyWith?: { values: readonly string[]; now: string } | undefined; row: (name: string) => ComponentChildren };

function Rows({ page, form, list, title, hint, what, add, onlyWith, row }: RowsProps): JSX.Element {
  return (
    <FieldGroup title={title} hint={hint} {...(onlyWith && { onlyWith })}>
      <RepeatedRows
        page={page} what={what} count={countRows(form.values, list)} max={mostRows(list)} addEdit={`add-${list}`} removeEdit={`remove-${list}`} addText={add}
        row={(n) => row(`${list}.${n}`)}
      />
    </FieldGroup>
  );
}
