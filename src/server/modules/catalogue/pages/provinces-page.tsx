import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import { referenceWords } from './reference-words.ts';

export type ProvinceLine = { code: string; name: string; agency: string; phones: string[]; prefectures: number };
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
          { title: w.places, cell: (p) => w.placesOf(p.prefectures), figures: true },
        ]}
      />
    </Page>
  );
}
