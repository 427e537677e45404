import type { JSX } from 'preact';
import type { AppointmentView } from '#contracts/appointments.ts';
import { beijingTime } from '#contracts/dates.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { RadioGroup } from '#portal/forms/choice-fields.tsx';
import type { FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { applicationPaths } from '#server/modules/applications/index.ts';
import { appointmentWords } from './appointment-words.ts';

type Props = { view: AppointmentView; page: PageContext; form: FormState };

const span = (s: { startsAt: number; endsAt: number }) => `${beijingTime(s.startsAt)}–${beijingTime(s.endsAt).slice(11)}`;

/** 现场核验预约: the own booking, and the free half-hours of the days ahead; works without scripts. */
export function AppointmentPage({ view, page, form }: Props): JSX.Element {
  const w = appointmentWords[page.lang];
  const status = applicationPaths.status(view.applicationId);
  const { point } = view;
  return (
    <Page page={page} form={form} title={w.title} trail={[{ text: w.mine, href: applicationPaths.list }, { text: view.title, href: status }]} lead={w.lead}>
      {view.booked ? <Notice page={page} tone="success" title={w.booked(span(view.booked))}><p>{w.bring}</p></Notice> : view.last === 'missed' ? <Notice page={page} tone="warning" title={w.missed}><p>{w.lead}</p></Notice> : null}
      <Card title={w.point}><DataList items={[{ term: w.name, value: point.name }, { term: w.address, value: point.address }, { term: w.phone, value: point.phone }, { term: w.hours, value: point.hours }]} /></Card>
      {view.closed.length > 0 ? <Notice page={page} tone="info" title={w.none}>{view.closed.map((line) => <p key={line}>{line}</p>)}</Notice> : (
        <Form page={page} form={form}>
          <Card title={w.choose}><Times view={view} page={page} form={form} /></Card>
          <Buttons><SubmitButton page={page} text={view.booked ? w.change : w.book} /><LinkButton href={status} text={w.back} /></Buttons>
        </Form>
      )}
      {view.booked ? (
        <Card title={w.cancelTitle}>
          <p>{w.cancelText}</p>
          <Form page={page} form={form} summary={false} action={`${applicationPaths.appointment(view.applicationId)}/cancel`}><Buttons><SubmitButton page={page} text={w.cancel} tone="danger" /></Buttons></Form>
        </Card>
      ) : null}
    </Page>
  );
}

/** One list of all days, so that one choice is one choice; full and closed times say so and cannot be chosen. */
function Times({ view, page, form }: Props): JSX.Element {
  const w = appointmentWords[page.lang];
  const reason = (s: AppointmentView['days'][number]['slots'][number], dayFull: boolean) => (s.closed === null ? (s.left > 0 ? undefined : dayFull ? w.dayFull : w.full) : `${w.closed}：${s.closed}`);
  return (
    <RadioGroup
      page={page} form={form} name="startsAt" label={w.when} required
      choices={view.days.flatMap(({ slots, full }) => slots.map((s) => ({ value: String(s.startsAt), text: `${span(s)}${s.mine ? w.mark : s.left > 0 && s.closed === null ? w.left(s.left) : ''}`, disabledReason: s.mine ? undefined : reason(s, full) })))}
    />
  );
}
