import type { JSX } from 'preact';

import type { Sitting } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { ExamDetail, ProvinceStanding } from '#contracts/exam-views.ts';
import type { Words } from '#contracts/words.ts';
import { Buttons, LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { SelectField } from '#portal/forms/choice-fields.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { icsAddress } from '../calendar/pages/calendar-links.ts';
import { calendarWords } from '../calendar/pages/calendar-words.ts';
import { examWords } from './exam-words.ts';
import { FeeAmounts } from './fee-amounts.tsx';

type Props = { detail: ExamDetail; names: ReadonlyMap<string, Words>; province: string | null; page: PageContext };

const TONES: Record<ProvinceStanding['phases']['apply'], StatusTone> = { unpublished: 'neutral', before: 'info', open: 'success', after: 'neutral' };

/** The six parts of the country by the first digit of a province's code, as candidates know them. */
const REGIONS = ['1', '2', '3', '4', '5', '6'] as const;

/** The windows, ways and fees: one's own province first, in full; the others folded by region, in the manual's order. Everything is a plain link or form. */
export function ExamProvinces({ detail, names, province, page }: Props): JSX.Element {
  const w = examWords[page.lang].exam;
  const { line } = detail;
  if (line === null) return <EmptyState text={w.noSitting} />;
  const nameOf = (code: string) => names.get(code)?.[page.lang] ?? code;
  const mine = detail.provinces.find((p) => p.config.province === province);
  return (
    <>
      {line.sitting.certainty === 'placeholder' ? <Notice page={page} tone="warning">{w.trial}</Notice> : null}
      {line.standing.phase === 'after' ? <Notice page={page}>{w.past}</Notice> : null}
      <form class="one-row" method="get" action={`${paths.exams}/${detail.exam.code}#provinces`}>
        <SelectField page={page} form={emptyForm} name="province" label={w.mine} width="medium" value={province ?? ''} choices={detail.provinces.map((p) => ({ value: p.config.province, text: `${nameOf(p.config.province)} · ${w.phases[p.phases.apply]}` }))} />
        <SubmitButton page={page} text={w.see} tone="plain" />
      </form>
      {province !== null && !mine ? <Notice page={page} tone="warning">{w.notHeld(nameOf(province))}</Notice> : null}
      {mine ? <MyProvince of={mine} sitting={line.sitting} name={nameOf(mine.config.province)} page={page} /> : null}
      <p>{w.feesTypical}</p>
      {REGIONS.map((region) => {
        const rows = detail.provinces.filter((p) => p.config.province.startsWith(region));
        return rows.length === 0 ? null : <Region key={region} name={w.regions[region]} rows={rows} nameOf={nameOf} page={page} />;
      })}
    </>
  );
}

function MyProvince({ of: p, sitting, name, page }: { of: ProvinceStanding; sitting: Sitting; name: string; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const open = p.phases.apply === 'open';
  return (
    <Card title={name} accent aside={<StatusTag tone={TONES[p.phases.apply]} text={w.phases[p.phases.apply]} />}>
      <DataList
        items={[
          { term: w.applyWindow, value: applyWindow(p) },
          { term: w.payUntil, value: beijingTime(p.config.windows.pay.closesAt) },
          { term: w.review, value: reviewOf(p, page) },
          { term: w.pay, value: w.payModes[p.config.paymentMode] },
          { term: w.fee, value: <FeeAmounts fees={p.fees} page={page} /> },
          { term: w.phone, value: p.config.phone },
        ]}
      />
      <Buttons>
        {open ? <LinkButton href={paths.applications} text={w.apply} tone="main" /> : null}
        <LinkButton href={icsAddress(sitting, p.config.province)} text={calendarWords[page.lang].calendar.ics} icon="clock" />
        <LinkButton href={`${paths.provinces}/${p.config.province}`} text={w.place(name)} />
      </Buttons>
    </Card>
  );
}

function Region({ name, rows, nameOf, page }: { name: string; rows: ProvinceStanding[]; nameOf: (code: string) => string; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  return (
    <details class="fold">
      <summary><span class="fold__name">{name}</span> <span class="fold__note">{w.regionOf(rows.length, rows.filter((p) => p.phases.apply === 'open').length)}</span></summary>
      <Table
        caption={`${w.provinces} · ${name}`}
        captionUnseen
        rows={rows}
        rowKey={(p) => p.config.province}
        columns={[
          { title: w.province, cell: (p) => <a href={`${paths.provinces}/${p.config.province}`}>{nameOf(p.config.province)}</a> },
          { title: w.applyWindow, cell: (p) => <><StatusTag tone={TONES[p.phases.apply]} text={w.phases[p.phases.apply]} /> {applyWindow(p)}</> },
          { title: w.payUntil, cell: (p) => beijingTime(p.config.windows.pay.closesAt) },
          { title: w.review, cell: (p) => reviewOf(p, page) },
          { title: w.pay, cell: (p) => w.payModes[p.config.paymentMode] },
          { title: w.fee, cell: (p) => <FeeAmounts fees={p.fees} page={page} />, figures: true },
          { title: w.phone, cell: (p) => p.config.phone },
        ]}
      />
    </details>
  );
}

const applyWindow = ({ config: { windows: { apply } } }: ProvinceStanding) => `${beijingTime(apply.opensAt)} – ${beijingTime(apply.closesAt)}`;

function reviewOf({ config }: ProvinceStanding, page: PageContext): string {
  const w = examWords[page.lang].exam;
  return `${w.reviewTimings[config.reviewTiming]} · ${w.reviewModes[config.reviewMode]}`;
}
