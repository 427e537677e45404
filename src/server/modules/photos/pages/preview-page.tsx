import type { JSX } from 'preact';
import { CropStep, type PhotoProposalView } from '#contracts/photos.ts';
import { kilobytes } from '#contracts/photos/standard.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { photoPaths } from '../photos.present.ts';
import { CheckList } from './check-list.tsx';
import { words } from './words.ts';

/** The dialog before 【确定】 as a page of its own (R-2.2.2-04): the bytes that will be printed, every check, and a way to move the cut without a script. */
export function PreviewPage({ view, page, form }: { view: PhotoProposalView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.previewTitle} trail={[{ text: w.profile, href: '/my/profile' }, { text: w.title, href: photoPaths.page }]} lead={w.previewLead} sheet="photo.css" wide>
      <Card>
        <div class="photo-preview">
          <figure class="photo-final">
            <img class="photo-final__canvas" src={view.imageUrl} width="295" height="413" alt={w.preview} />
            <figcaption>{w.preview}<br />{w.printSize} · 295 × 413 · {kilobytes(view.bytes)}</figcaption>
          </figure>
          <div class="photo-preview__acts">
            {view.acceptable ? null : <Notice page={page} tone="danger">{w.notAcceptable}</Notice>}
            {view.needsReview ? <Notice page={page} tone="warning">{w.reviewNote}</Notice> : null}
            {view.canAdjust ? <Nudges page={page} /> : null}
            <Form page={page} form={form} action={photoPaths.page}>
              <input type="hidden" name="digest" value={view.digest} />
              {view.acceptable ? <CaptchaField page={page} form={form} /> : null}
              <Buttons>
                <SubmitButton page={page} text={w.confirm} icon="check" disabledReasons={view.acceptable ? [] : [w.notAcceptable]} />
                <LinkButton href={photoPaths.page} text={w.openAnother} tone="quiet" />
              </Buttons>
            </Form>
          </div>
        </div>
      </Card>
      <Card title={w.checksTitle}><CheckList lang={page.lang} checks={view.checks} /></Card>
    </Page>
  );
}

function Nudges({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Form page={page} form={emptyForm} action={`${photoPaths.preview}/crop`} summary={false}>
      <fieldset class="photo-nudges">
        <legend class="field__label">{w.adjust}</legend>
        {CropStep.options.map((step) => <button key={step} class="button button--plain" type="submit" name="step" value={step}>{w.steps[step]}</button>)}
      </fieldset>
    </Form>
  );
}
