import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import type { ProvincePractice } from '../domain/sitting-plan.ts';
import { referenceWords } from './reference-words.ts';

/** What of a province's usual practice candidates ask about (各省报名政策). */
export type UsualPractice = Pick<ProvincePractice, 'reviewMode' | 'reviewTiming' | 'paymentMode' | 'modifyPolicy' | 'territorialRule'>;
export type ProvinceLine = { code: string; name: string; agency: string; phones: string[]; prefectures: number; practice: UsualPractice | undefined };
export type ProvincesView = { provinces: ProvinceLine[]; fictional: boolean };

/** 各省报名政策及业务咨询电话 (R-1.1-01): whom to ask in each province, and what the province decides. */
export function ProvincesPage({ view, page }: { view: ProvincesView; page: PageContext }): JSX.Element {
  const w = referenceWords[page.lang].provinces;
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} wide>
      {view.fictional ? <Notice page={page} tone="warning">{w.fictional}</Notice> : null}
      <Card title={w.whatToAsk}>
        <ul>{w.policies.map((policy) => <li key={policy}>{policy}</li>)}</ul>
        <p><a href={paths.exams}>{w.windows}</a> · <a href="/majors">{w.majors}</a></p>
      </Card>
      <Table
        caption={w.caption}
        rows={view.provinces}
        rowKey={(p) => p.code}
        columns={[
          { title: w.province, cell: (p) => <span id={`p${p.code}`}>{p.name}</span> },
          { title: w.agency, cell: (p) => p.agency },
          { title: w.phones, cell: (p) => p.phones.join(page.lang === 'zh' ? '、' : ', ') },
          { title: w.policy, cell: (p) => (p.practice === undefined ? '—' : practiceInWords(p.practice, page.lang)) },
          { title: w.places, cell: (p) => w.placesOf(p.prefectures), figures: true },
        ]}
      />
      <p>{w.policyNote}</p>
    </Page>
  );
}

function practiceInWords(practice: UsualPractice, lang: PageContext['lang']): string {
  const w = referenceWords[lang].provinces;
  const timing = w.reviewTiming[practice.reviewTiming];
  const review = lang === 'zh' ? `${timing}${w.reviewMode[practice.reviewMode]}` : `${w.reviewMode[practice.reviewMode]} ${timing}`;
  return [review, w.paymentMode[practice.paymentMode], w.modifyPolicy[practice.modifyPolicy], w.territorialRule[practice.territorialRule]].filter(Boolean).join(lang === 'zh' ? '；' : '; ');
}
