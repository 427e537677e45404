import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { CaptchaField } from '#portal/forms/captcha-field.tsx';
import { Form } from '#portal/forms/form.tsx';
import { wasSent, type FormState } from '#portal/forms/form-state.ts';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths as paths } from '../paths.ts';
import type { FormView } from '../form-view.ts';
import { ChoiceGroup, PlaceGroup } from './form-choice-groups.tsx';
import type { FormPart } from './form-part.ts';
import { ContactGroup, SchoolingGroup, WorkGroup } from './form-person-groups.tsx';
import { RowGroups } from './form-row-groups.tsx';
import { formWords } from './form-words.ts';
import { ApplicationFrame, type ViewOf } from './frame.tsx';

/** 填写报考信息 (R-2.2.3-01…07): the hint bar, city and review point, level to subjects with their conditions, schooling, work, contact, captcha. */
export function FormPage({ view, page, form: sent }: ViewOf<FormView>): JSX.Element {
  const w = formWords[page.lang];
  // one place for what stands in the fields: what was just sent, else the draft or what was saved
  const form: FormState = wasSent(sent) ? sent : { values: view.stored, problems: [] };
  const part: FormPart = { view, page, form };
  return (
    <ApplicationFrame page={page} head={view.head} title={w.title} lead={w.lead} step={4} form={sent}>
      {view.taken.length === 0 || wasSent(sent) ? null : <Notice page={page} title={w.takenTitle}><p>{w.taken([...new Set(view.taken.map((name) => w.takenNames[name.split('.')[0] ?? ''] ?? ''))].filter((word) => word !== ''))}</p><p>{w.takenNote}</p></Notice>}
      <Form page={page} form={form} action={view.opensAt === null ? undefined : paths.preparation(view.head.id)} requiredNote autosave={{ method: 'PUT', url: paths.draft(view.head.id) }}>
        <PlaceGroup {...part} />
        <ChoiceGroup {...part} />
        <SchoolingGroup {...part} />
        <WorkGroup {...part} />
        <RowGroups {...part} />
        <ContactGroup {...part} />
        <Notice page={page}><p>{view.policy}</p><p>{view.opensAt === null ? w.saveNext : w.prepareNext(beijingTime(view.opensAt))}</p></Notice>
        <CaptchaField page={page} form={form} />
        <Buttons>
          <SubmitButton page={page} text={view.opensAt === null ? w.save : w.prepare} />
          <LinkButton href={paths.status(view.head.id)} text={w.backToStatus} tone="quiet" />
        </Buttons>
      </Form>
      <script type="module" src={page.assets('application-form.js')} />
    </ApplicationFrame>
  );
}
