import type { JSX } from 'preact';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { Buttons, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { emptyForm, type FormState } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import { DateField, HiddenField, TextField } from '#portal/forms/text-fields.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { backOf, demoPaths } from '../paths.ts';
import type { ClockView } from '../read-clock-page.ts';
import { HelperPage } from './helper-page.tsx';
import { words } from './words.ts';

type Props = { view: ClockView & { moved: boolean }; page: PageContext; form: FormState };

const HOUR = 3_600_000;

/** 时钟: what time the demonstration has, and every way to move it. */
export function ClockPage({ view, page, form }: Props): JSX.Element {
  const w = words[page.lang];
  return (
    <HelperPage page={page} title={w.clock} lead={w.clockLead} here={demoPaths.clock} form={form}>
      {view.moved && form.problems.length === 0 ? <Notice page={page} tone="success" live>{w.moved(beijingTime(page.now))}</Notice> : null}
      <Card title={w.now} accent>
        <p class="clock-now"><time dateTime={new Date(page.now).toISOString()}>{beijingTime(page.now)}</time> <span>{difference(view.offset, page)}</span></p>
        <div class="one-row">
          <Move view={view} page={page} text={w.plusHour} fields={{ 'move.kind': 'forward', 'move.milliseconds': String(HOUR) }} />
          <Move view={view} page={page} text={w.plusDay} fields={{ 'move.kind': 'forward', 'move.milliseconds': String(24 * HOUR) }} />
          <Move view={view} page={page} text={w.backToReal} fields={{ 'move.kind': 'real' }} />
        </div>
      </Card>
      <Card title={w.setTo}>
        <Form page={page} form={form} action={addressOf(view, page)}>
          <HiddenField name="move.kind" value="day" />
          <div class="one-row">
            <DateField page={page} form={form} name="move.day" label={w.day} value={beijingDay(page.now)} required />
            <TextField page={page} form={form} name="move.time" label={w.time} hint={w.timeHint} value={beijingTime(page.now).slice(11)} width="short" inputMode="text" maxLength={5} required />
          </div>
          <Buttons><SubmitButton page={page} text={w.set} /></Buttons>
        </Form>
      </Card>
      <Card title={w.moments}>
        <form class="form one-row" method="get" action={demoPaths.clock}>
          <HiddenField name="back" value={backOf(page.path)} />
          <SelectField page={page} form={emptyForm} name="sitting" label={w.sitting} value={view.sitting} empty={false} width="medium" choices={view.sittings.map((s) => ({ value: s.id, text: w.sittingName(s.year, s.name[page.lang]) }))} />
          <SelectField page={page} form={emptyForm} name="province" label={w.province} value={view.province} empty={false} width="medium" choices={view.provinces.map((p) => ({ value: p.code, text: p.name[page.lang] }))} />
          <SubmitButton page={page} text={w.update} tone="plain" />
        </form>
        <DataList items={view.presets.map((preset) => ({
          term: w.presets[preset.name],
          value: <span class="one-row"><time dateTime={new Date(preset.at).toISOString()}>{beijingTime(preset.at)}</time> <Move view={view} page={page} text={w.go} about={w.presets[preset.name]} fields={{ 'move.kind': 'to', 'move.at': String(preset.at) }} /></span>,
        }))} />
      </Card>
    </HelperPage>
  );
}

type MoveProps = { view: ClockView; page: PageContext; text: string; about?: string; fields: Record<string, string> };

function Move({ view, page, text, about, fields }: MoveProps): JSX.Element {
  return (
    <form class="one-act" method="post" action={addressOf(view, page)}>
      {Object.entries(fields).map(([name, value]) => <HiddenField key={name} name={name} value={value} />)}
      <input type="hidden" name="_key" value={`${page.submissionKey}-${Object.values(fields).join('-')}`} />
      <button class="button button--plain" type="submit">{text}{about === undefined ? null : <span class="unseen"> {about}</span>}</button>
    </form>
  );
}

function addressOf(view: ClockView, page: PageContext): string {
  const query = new URLSearchParams({ back: backOf(page.path), ...(view.sitting !== undefined && { sitting: view.sitting }), ...(view.province !== undefined && { province: view.province }) });
  return `${demoPaths.clock}?${query.toString()}`;
}

function difference(offset: number, page: PageContext): string {
  const w = words[page.lang];
  const minutes = Math.round(Math.abs(offset) / 60_000);
  if (minutes === 0) return w.realTime;
  const text = minutes >= 24 * 60 ? w.days(Math.floor(minutes / (24 * 60)), Math.floor((minutes % (24 * 60)) / 60)) : w.hoursMinutes(Math.floor(minutes / 60), minutes % 60);
  return offset > 0 ? w.ahead(text) : w.behind(text);
}
