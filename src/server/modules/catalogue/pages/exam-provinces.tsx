import type { JSX } from 'preact';

import { beijingTime } from '#contracts/dates.ts';
import type { ExamDetail, ProvinceStanding } from '#contracts/exam-views.ts';
import { yuan } from '#contracts/money.ts';
import type { Words } from '#contracts/words.ts';
import type { PageContext } from '#portal/page-context.ts';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { Table } from '#portal/parts/table.tsx';
import { examWords } from './exam-words.ts';

type Props = { detail: ExamDetail; names: ReadonlyMap<string, Words>; province: string | null; page: PageContext };

const TONES: Record<ProvinceStanding['phases']['apply'], StatusTone> = { unpublished: 'neutral', before: 'info', open: 'success', after: 'neutral' };

/** The windows, ways and fees of every province that holds the sitting, in the manual's order, or of one asked for. */
export function ExamProvinces({ detail, names, province, page }: Props): JSX.Element {
  const w = examWords[page.lang].exam;
  const { line } = detail;
  if (line === null) return <EmptyState text={w.noSitting} />;
  const rows = detail.provinces.filter((p) => province === null || p.config.province === province);
  return (
    <>
      {line.sitting.certainty === 'placeholder' ? <Notice page={page} tone="warning">{w.trial}</Notice> : null}
      {line.standing.phase === 'after' ? <Notice page={page}>{w.past}</Notice> : null}
      <p>{w.feesTypical}</p>
      <Table
        caption={w.provinces}
        captionUnseen
        rows={rows}
        rowKey={(p) => p.config.province}
        columns={[
          { title: w.province, cell: (p) => names.get(p.config.province)?.[page.lang] ?? p.config.province },
          { title: w.applyWindow, cell: (p) => <><StatusTag tone={TONES[p.phases.apply]} text={w.phases[p.phases.apply]} /> {beijingTime(p.config.windows.apply.opensAt)} – {beijingTime(p.config.windows.apply.closesAt)}</> },
          { title: w.payUntil, cell: (p) => beijingTime(p.config.windows.pay.closesAt) },
          { title: w.review, cell: (p) => `${w.reviewTimings[p.config.reviewTiming]} · ${w.reviewModes[p.config.reviewMode]}` },
          { title: w.pay, cell: (p) => w.payModes[p.config.paymentMode] },
          { title: w.fee, cell: (p) => <Fees province={p} page={page} />, figures: true },
          { title: w.phone, cell: (p) => p.config.phone },
        ]}
      />
    </>
  );
}

function Fees({ province, page }: { province: ProvinceStanding; page: PageContext }): JSX.Element {
  const w = examWords[page.lang].exam;
  const amounts = [...new Map(province.fees.map((f) => [f.amountInFen, f])).values()].toSorted((a, b) => a.amountInFen - b.amountInFen);
  return <>{amounts.map((f) => `${f.certainty === 'published' ? '' : w.about_}${w.yuan(yuan(f.amountInFen))}`).join(' / ')}</>;
}
