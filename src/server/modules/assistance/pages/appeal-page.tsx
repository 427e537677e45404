import type { JSX } from 'preact';
import type { Instant } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { FileField } from '#portal/forms/file-field.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { TextArea } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Countdown } from '#portal/parts/countdown.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { words } from './words.ts';

export type AppealView = { id: string; number: string; contested: string; until: Instant | null; closed: string[] };

/** 申请复核 (异议): what is contested, until when, what happens with it; text and proofs in one form. */
export function AppealPage({ view, page, form }: { view: AppealView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const status = `/my/applications/${view.id}`;
  return (
    <Page page={page} form={form} title={w.appeal} trail={[{ text: w.application, href: status }]} lead={w.appealLead}>
      <Card>
        <DataList items={[{ term: w.number, value: view.number }, { term: w.contested, value: view.contested || '—' }]} />
        {view.until === null || view.closed.length > 0 ? null : <p><Countdown page={page} until={view.until} label={w.appealUntil} /></p>}
        <ul>{w.appealFollows.map((line) => <li key={line}>{line}</li>)}</ul>
      </Card>
      <Form page={page} form={form} multipart requiredNote>
        <TextArea page={page} form={form} name="reason" label={w.appealReason} hint={w.appealHint} required rows={8} maxLength={2000} />
        <FileField page={page} form={form} name="files" label={w.files} hint={w.appealFiles} accept="image/jpeg,image/png,image/webp,application/pdf" formats="JPG、PNG、WebP、PDF" max="10 MB" multiple />
        <Buttons>
          <SubmitButton page={page} text={w.appealAct} disabledReasons={view.closed} />
          <LinkButton href={status} text={w.back} />
        </Buttons>
      </Form>
    </Page>
  );
}
