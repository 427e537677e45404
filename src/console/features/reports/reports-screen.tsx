import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { listBehind, placeFilter, type ChartPart, type Figure } from '#contracts/drill-down.ts';
import { ReportQuery, type Forecast, type ReportView } from '#contracts/reports.ts';
import type { ReviewFilter } from '#contracts/review.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say } from '../../shared/text/text.ts';
import { SelectField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Bars, count, FigureTable, HourChart, LedFigure } from './charts.tsx';
import { figuresQuery, reportChoicesQuery } from './reports.api.ts';
import { words } from './words.ts';

/** 统计看板: how a sitting goes, within the jurisdiction. */
export function ReportsScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/reports' });
  const navigate = useNavigate();
  const choices = useQuery(reportChoicesQuery);
  const figures = useQuery({ ...figuresQuery(search), placeholderData: keepPreviousData });
  const show = (next: Record<string, string>) => void navigate({ to: '/reports', search: ReportQuery.parse(Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, v]) => v !== ''))) });
  const data = figures.data;
  return (
    <Page title={t.title} sub={t.sub} actions={data ? <p className="text-sm text-soft">{data.countedAt === null ? null : t.countedAt(beijingTime(data.countedAt))}</p> : null}>
      <div className="grid gap-3 sm:grid-cols-2 lg:max-w-2xl">
        <SelectField label={t.sitting} value={search.sitting ?? ''} onChange={(e) => { show({ sitting: e.target.value }); }}>
          <option value="">{t.allSittings}</option>
          {choices.data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}
        </SelectField>
        <SelectField label={t.place} value={search.place ?? ''} onChange={(e) => { show({ place: e.target.value }); }}>
          <option value="">{t.wholeScope}</option>
          {search.place !== undefined && !choices.data?.places.some((p) => p.value === search.place) ? <option value={search.place}>{data?.scopeText ?? search.place}</option> : null}
          {choices.data?.places.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}
        </SelectField>
      </div>
      <ProblemNotice error={figures.error} />
      {data?.countedAt === null ? <Notice live="status">{t.notCounted}</Notice> : null}
      {data ? <Figures data={data} search={search} /> : figures.isPending ? <Loading /> : null}
    </Page>
  );
}

function Figures({ data, search }: { data: ReportView; search: ReportQuery }): JSX.Element {
  const t = say(words);
  const session = useQuery(sessionQuery);
  const reviews = session.data ? may(session.data, 'review.see') : false;
  const [started = 1] = data.funnel.map((f) => Math.max(1, f.count));
  const to = Math.ceil((data.countedAt ?? 0) / 3_600_000) * 3_600_000;
  const lead = (figure: Figure, part?: ChartPart) => (reviews ? listBehind(search, figure, part) : undefined);
  const waiting = (state: 'online' | 'on_site'): ReviewFilter => ({ ...listBehind(search, { of: 'confirmed' }), state });
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t.funnel}>
        <Bars bars={data.funnel.map((f) => ({ key: f.step, name: t.steps[f.step], value: f.count, list: f.step === 'confirmed' || f.step === 'approved' || f.step === 'paid' ? lead({ of: f.step }) : undefined, note: `${String(Math.round((f.count / started) * 100))}%` }))} />
        <p className="text-sm text-soft">{t.ended(count(data.ended))} · <LedFigure word={t.rejected} value={data.rejected} list={lead({ of: 'rejected' })} /> · <LedFigure word={t.exempt} value={data.exempt} list={lead({ of: 'exempt' })} /></p>
        <p className="text-sm text-soft">{t.funnelNote}</p>
        <div className="flex flex-wrap items-center gap-3"><ExportControl small list="applications" filters={{ which: 'all', ...(search.sitting !== undefined && { sitting: search.sitting }), ...placeFilter(search.place) }} note={t.startedList} /></div>
        <FigureTable list="figures.funnel" of={search} label={t.funnel} heads={[t.name, t.count]} rows={data.funnel.map((f) => [t.steps[f.step], f.count])} />
      </Card>
      <div className="grid gap-4">
        <Card title={t.forecast}><ForecastText forecast={data.forecast} /></Card>
        <Card title={t.payments}>
          <Pairs pairs={[{ term: t.paymentCount, value: count(data.payments.count) }, { term: t.paymentAmount, value: t.yuan((data.payments.amountInFen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })) }, { term: t.paymentHow, value: t.howMany(count(data.payments.online), count(data.payments.onSite)) }]} />
          <div><ExportControl small list="payments.orders" filters={{ state: 'paid', ...search }} /></div>
        </Card>
        <Card title={t.queue}>
          {data.queue.every((q) => q.online + q.onSite === 0) ? <p className="text-soft">{t.queueEmpty}</p> : <Bars tone="fill-warning" bars={data.queue.map((q) => ({ key: q.bucket, name: t.buckets[q.bucket], value: q.online + q.onSite, more: [{ word: t.online, value: q.online, list: lead({ of: 'online', age: q.bucket }) }, { word: t.onSite, value: q.onSite, list: lead({ of: 'on_site', age: q.bucket }) }] }))} />}
          <FigureTable list="figures.queue" of={search} label={t.queue} heads={[t.age, t.online, t.onSite]} rows={data.queue.map((q) => [t.buckets[q.bucket], q.online, q.onSite])} />
          {reviews ? <p className="flex flex-wrap gap-4"><Link className="py-1" to="/review" search={waiting('online')}>{t.toQueue}{colon()}{t.online}</Link><Link className="py-1" to="/review" search={waiting('on_site')}>{t.toQueue}{colon()}{t.onSite}</Link></p> : null}
        </Card>
      </div>
      <div className="lg:col-span-2">
        <Card title={t.hours}>
          <HourChart hours={data.hours} from={to - 14 * 86_400_000} to={to} />
          {data.hours.length > 0 ? <FigureTable list="figures.hours" of={search} label={t.hours} heads={[t.hour, t.hoursStarted, t.hoursConfirmed, t.hoursPaid]} rows={data.hours.map((h) => [beijingTime(h.at), h.started, h.confirmed, h.paid])} /> : null}
        </Card>
      </div>
      <Card title={t.places}><Places data={data} search={search} lead={lead} /></Card>
      <div className="grid gap-4">
        <Card title={t.specialties}><Ranked list="figures.specialties" of={search} label={t.specialties} rows={data.specialties} lead={(figure, specialty) => lead(figure, { specialty })} /></Card>
        <Card title={t.subjects}><Ranked list="figures.subjects" of={search} label={t.subjects} rows={data.subjects} lead={(figure, subject) => lead(figure, { subject })} /></Card>
      </div>
    </div>
  );
}

type Lead = (figure: Figure, part: ChartPart) => ReviewFilter | undefined;

function Places({ data, search, lead }: { data: ReportView; search: ReportQuery; lead: Lead }): JSX.Element {
  const t = say(words);
  if (data.places.length === 0) return <p className="text-soft">{t.placesEmpty}</p>;
  const nameOf = (p: ReportView['places'][number]) => (p.code.includes('-') && p.code === search.place ? p.text : <Link to="/reports" search={ReportQuery.parse({ ...search, place: p.code })} className="inline-block min-h-6">{p.text}</Link>);
  return (
    <>
      <Bars bars={data.places.map((p) => ({ key: p.code, name: nameOf(p), value: p.confirmed, list: lead({ of: 'confirmed' }, { place: p.code }), more: [{ word: t.paid, value: p.paid, list: lead({ of: 'paid' }, { place: p.code }) }] }))} />
      <FigureTable list="figures.places" of={search} label={t.places} heads={[t.name, t.started, t.confirmed, t.approved, t.paid]} rows={data.places.map((p) => [p.text, p.started, p.confirmed, p.approved, p.paid])} />
    </>
  );
}

function Ranked({ label, rows, list, of, lead }: { label: string; rows: ReportView['specialties']; list: string; of: ReportQuery; lead: (figure: Figure, key: string) => ReviewFilter | undefined }): JSX.Element {
  const t = say(words);
  if (rows.length === 0) return <p className="text-soft">{t.noData}</p>;
  return (
    <>
      <Bars bars={rows.map((r) => ({ key: r.key, name: r.text, value: r.confirmed, list: lead({ of: 'confirmed' }, r.key), more: [{ word: t.paid, value: r.paid, list: lead({ of: 'paid' }, r.key) }] }))} />
      <FigureTable list={list} of={of} label={label} heads={[t.name, t.confirmed, t.paid]} rows={rows.map((r) => [r.text, r.confirmed, r.paid])} />
    </>
  );
}

function ForecastText({ forecast: f }: { forecast: Forecast }): JSX.Element {
  const t = say(words);
  if (f.how === 'none') return <p className="text-soft">{t.forecastHow.none}</p>;
  const how = f.how === 'over' ? t.forecastHow.over : f.how === 'pace' ? t.forecastHow.pace(String(f.perHour), count(f.hoursLeft)) : t.forecastHow.last_sitting(f.lastSittingText, f.sharePercent);
  return <><p className="text-lg font-semibold">{t.forecastCount(count(f.confirmed), beijingTime(f.deadline))}</p><p className="text-sm text-soft">{how}</p></>;
}
