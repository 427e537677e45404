import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { MaterialKind, MaterialsView, MaterialView } from '#contracts/materials.ts';
import { SubmitButton } from '#portal/forms/buttons.tsx';
import { FileField } from '#portal/forms/file-field.tsx';
import { emptyForm, problemsAt, type FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { HiddenField } from '#portal/forms/text-fields.tsx';
import { Icon } from '#portal/icons.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { StatusTag } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { MATERIAL_KINDS } from '../domain/material-kinds.ts';
import { words } from './words.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf';

type Props = { kind: MaterialKind; view: MaterialsView; page: PageContext; form: FormState };

/** One kind of material: its files, and the form that adds to them. */
export function MaterialKindCard({ kind, view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  const name = MATERIAL_KINDS[kind];
  const files = view.files.filter((f) => f.kind === kind);
  const open = view.closed.length === 0;
  return (
    <Card title={name[page.lang]}>
      <p class="field__hint">{name.hint[page.lang]}</p>
      {files.length === 0 ? null : (
        <Table
          caption={w.files(name[page.lang])} captionUnseen rows={files} rowKey={(f) => f.id}
          columns={[
            { title: w.file, cell: (f) => <FileLink file={f} page={page} /> },
            { title: w.size, cell: (f) => sizeOf(f, w.pages) },
            { title: w.at, cell: (f) => beijingTime(f.uploadedAt) },
            ...(open ? [{ title: w.acts, cell: (f: MaterialView) => <FileActs file={f} page={page} form={form} /> }] : []),
          ]}
        />
      )}
      {open ? (
        <Form page={page} form={form} multipart summary={false} action={addressOf(view.applicationId)}>
          <HiddenField name="kind" value={kind} />
          <FileField page={page} form={form} name={`file-${kind}`} label={w.add(name[page.lang])} accept={ACCEPT} formats={w.formats} max="10 MB" multiple required />
          <SubmitButton page={page} text={`${w.upload} ${name[page.lang]}`} tone="plain" />
        </Form>
      ) : null}
    </Card>
  );
}

function FileLink({ file, page }: { file: MaterialView; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const at = `/api/applications/${file.applicationId}/materials/${file.id}`;
  return (
    <>
    <a href={`${at}/file`} target="_blank" rel="noopener">
      {file.contentType === 'image/jpeg' ? <img src={`${at}/preview`} alt={w.preview(file.fileName)} width="120" loading="lazy" /> : <Icon name="file" />}
      {' '}{file.fileName}<span class="unseen">{w.opensNew}</span>
    </a>
    {file.awaitsScan ? <> <StatusTag tone="info" text={w.awaitsScan} /></> : null}
    </>
  );
}

function FileActs({ file, page, form }: { file: MaterialView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const field = `file-${file.kind}-${file.id}`;
  return (
    <>
      <Form page={page} form={emptyForm} summary={false} action={`${addressOf(file.applicationId)}/${file.id}/removal`}>
        <SubmitButton page={page} text={w.remove} tone="quiet" />
      </Form>
      <details open={problemsAt(form, field).length > 0}>
        <summary>{w.replace}</summary>
        <Form page={page} form={form} multipart summary={false} action={addressOf(file.applicationId)}>
          <HiddenField name="kind" value={file.kind} />
          <HiddenField name="replaces" value={file.id} />
          <FileField page={page} form={form} name={field} label={w.replaceWith(file.fileName)} accept={ACCEPT} required />
          <SubmitButton page={page} text={w.replace} tone="plain" />
        </Form>
      </details>
    </>
  );
}

function addressOf(applicationId: string): string {
  return `/my/applications/${applicationId}/materials`;
}

function sizeOf(file: MaterialView, pages: (n: number) => string): string {
  const size = file.bytes < 1_000_000 ? `${Math.ceil(file.bytes / 1000)} KB` : `${(file.bytes / 1_000_000).toFixed(1)} MB`;
  return file.contentType === 'application/pdf' ? `PDF，${pages(file.pages)}，${size}` : size;
}
