import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { PhotoPageView } from '#contracts/photos.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { FileField } from '#portal/forms/file-field.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { photoPaths } from '../photos.present.ts';
import { UnmeasuredChecks } from './check-list.tsx';
import { coachWords } from './coach-words.ts';
import { PhotoTool } from './photo-tool.tsx';
import { words } from './words.ts';

type Props = { view: PhotoPageView & { uploaded: boolean; /** Led here by the sign-in, on the way to somewhere else. */ sentHere: { next: string } | undefined }; page: PageContext; form: FormState };

/** 注册照片维护 (R-2.2.1-02, R-2.2.2-03): hints, the photo, and the acts the lock allows now. */
export function PhotoPage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <Page page={page} form={form} title={w.title} trail={[{ text: w.profile, href: '/my/profile' }]} lead={w.lead} sheet="photo.css" wide>
      {view.uploaded ? <Notice page={page} tone="success" live>{w.uploaded}</Notice> : null}
      {view.sentHere && !view.photo ? <Notice page={page} title={w.firstTitle}><p>{w.firstWhy}</p><p><a href={view.sentHere.next}>{w.firstLater}</a></p></Notice> : null}
      {view.photo ? <PresentPhoto view={view} photo={view.photo} page={page} /> : null}
      {view.mayUpload ? <UploadArea page={page} form={form} /> : <LockedArea view={view} page={page} form={form} />}
    </Page>
  );
}

const TONES: Record<NonNullable<PhotoPageView['photo']>['state'], StatusTone> = { self_checked: 'success', awaiting_review: 'info', approved: 'success', rejected: 'danger' };

function PresentPhoto({ view, photo, page }: { view: PhotoPageView; photo: NonNullable<PhotoPageView['photo']>; page: PageContext }): JSX.Element {
  const w = words[page.lang];
  return (
    <Card title={w.current} aside={<StatusTag tone={TONES[photo.state]} text={w.states[photo.state]} />} accent={!view.mayUpload}>
      <div class="photo-now">
        <img class="photo-now__image" src={photo.imageUrl} width="148" height="207" alt={w.current} />
        <div class="photo-now__text">
          <DataList items={[
            { term: w.uploadedOn, value: beijingTime(photo.uploadedAt) },
            ...(photo.rejectReason === null ? [] : [{ term: w.rejectedBecause, value: photo.rejectReason }]),
          ]} />
          {photo.state === 'rejected' ? <p>{w.rejectedNext}</p> : null}
          {photo.state === 'awaiting_review' ? <p>{w.awaitingNote}</p> : null}
          {view.mayUpload ? null : <Buttons><LinkButton href="/exams" text={w.nextApply} tone="main" icon="next" /><LinkButton href="/my/profile" text={w.leave} tone="quiet" /></Buttons>}
        </div>
      </div>
      {view.change?.state === 'allowed' ? (
        <Notice page={page} tone="success" title={w.changeAllowed}>{`${w.expiresAt} ${beijingTime(view.change.expiresAt ?? page.now)} · ${w.whom} ${view.change.provinceName}`}</Notice>
      ) : null}
    </Card>
  );
}

function UploadArea({ page, form }: { page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  return (
    <>
      <Card title={w.hintsTitle}><ol class="photo-how">{w.hints.map((hint) => <li key={hint}>{hint}</li>)}</ol><p><a href={photoPaths.coach}>{coachWords[page.lang].tryCoach}</a></p></Card>
      <Card title={w.displayTitle}>
        <PhotoTool page={page} use="account" />
        <div data-photo-plain>
          <Form page={page} form={form} action={`${photoPaths.page}/proposal`} multipart>
            <noscript><p class="form__note">{w.noScript}</p></noscript>
            <FileField page={page} form={form} name="photo" label={w.file} accept="image/jpeg,image/png,image/webp,image/heic,image/heif" formats={w.fileFormats} max={w.fileMax} required />
            <Buttons><SubmitButton page={page} text={w.send} icon="next" /><LinkButton href="/my/profile" text={w.leave} tone="quiet" /></Buttons>
          </Form>
        </div>
      </Card>
      <Card title={w.checksTitle}>
        <p class="field__hint">{w.checksHint}</p>
        <UnmeasuredChecks lang={page.lang} />
      </Card>
    </>
  );
}

function LockedArea({ view, page, form }: { view: PhotoPageView; page: PageContext; form: FormState }): JSX.Element {
  const w = words[page.lang];
  const { change } = view;
  return (
    <Card title={w.lockedTitle}>
      <p>{w.locked} <a href="/provinces">{w.phones}</a></p>
      {change === null || change.state === 'allowed' ? null : (
        <DataList layout="two-columns" items={[
          { term: w.changeTitle, value: w.changeStates[change.state] },
          { term: w.sitting, value: change.sittingName },
          { term: w.whom, value: change.provinceName },
          { term: w.requestedOn, value: beijingTime(change.requestedAt) },
          { term: w.reason, value: change.reason },
          ...(change.decisionReason ? [{ term: w.decisionReason, value: change.decisionReason }] : []),
        ]} />
      )}
      {change?.state === 'requested'
        ? <Form page={page} form={form.problems.length > 0 ? form : emptyForm} action={`${photoPaths.change}/withdrawal`}><Buttons><SubmitButton page={page} text={w.withdrawRequest} tone="plain" /></Buttons></Form>
        : <Buttons><LinkButton href={photoPaths.change} text={w.requestChange} /></Buttons>}
    </Card>
  );
}
