import type { JSX } from 'preact';

import { LinkButton, SubmitButton } from '#portal/forms/buttons.tsx';
import { controlOf, Field } from '#portal/forms/field.tsx';
import { emptyForm } from '#portal/forms/form-state.ts';
import { Form } from '#portal/forms/form.tsx';
import type { PageContext } from '#portal/page-context.ts';
import { Page } from '#portal/page.tsx';
import { Card } from '#portal/parts/card.tsx';
import { EmptyState } from '#portal/parts/empty-state.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { Table } from '#portal/parts/table.tsx';
import { paths } from '#portal/paths.ts';
import type { ProvincePractice } from '../../domain/sitting-plan.ts';
import type { PlacesView } from '../place-views.ts';
import { PlaceChart } from './place-chart.tsx';
import { placesWords } from './places-words.ts';

type Props = { view: PlacesView; page: PageContext };

/** 各省报名政策及业务咨询电话 (R-1.1-01): the places on a chart and in a list, with what is open there, whom to ask, and what the province decides. */
export function ProvincesPage({ view, page }: Props): JSX.Element {
  const w = placesWords[page.lang].list;
  return (
    <Page page={page} title={w.title} trail={[]} lead={w.lead} wide sheet="places.css">
      {view.fictional ? <Notice page={page} tone="warning">{w.fictional}</Notice> : null}
      <div class="places">
        <PlaceChart places={view.places} page={page} />
        <div class="places__list">
          <Find view={view} page={page} />
          {view.found.length === 0 ? <EmptyState text={w.nothing}><LinkButton href={paths.provinces} text={w.all} /></EmptyState> : <List view={view} page={page} />}
        </div>
      </div>
      <p>{w.policyNote}</p>
      <Card title={w.whatToAsk}>
        <ul>{w.policies.map((policy) => <li key={policy}>{policy}</li>)}</ul>
        <p><a href={paths.exams}>{w.windows}</a> · <a href={paths.majors}>{w.majors}</a></p>
      </Card>
    </Page>
  );
}

function Find({ view, page }: Props): JSX.Element {
  const w = placesWords[page.lang].list;
  const asked = { page, form: emptyForm, name: 'q', label: w.find, hint: w.findHint };
  return (
    <Form page={page} form={emptyForm} method="get" action={paths.provinces} summary={false}>
      <Field {...asked}>
        <span class="with-act">
          <input {...controlOf(asked)} class="input input--medium" type="search" value={view.asked} maxLength={40} autoComplete="off" />
          <SubmitButton page={page} text={w.findAct} tone="plain" />
          {view.asked === '' ? null : <LinkButton href={paths.provinces} text={w.all} tone="quiet" />}
        </span>
      </Field>
    </Form>
  );
}

function List({ view, page }: Props): JSX.Element {
  const w = placesWords[page.lang].list;
  return (
    <Table
      caption={w.caption(view.found.length)}
      rows={view.found}
      rowKey={(p) => p.code}
      columns={[
        { title: w.province, cell: (p) => <a id={`p${p.code}`} href={`${paths.provinces}/${p.code}`}>{p.name}</a> },
        { title: w.state, cell: (p) => w.short(p.open, p.soon) },
        { title: w.phones, cell: (p) => p.phones.join(page.lang === 'zh' ? '、' : ', ') },
        { title: w.policy, cell: (p) => (p.practice === undefined ? '—' : practiceInWords(p.practice, page.lang)) },
      ]}
    />
  );
}

function practiceInWords(practice: ProvincePractice, lang: PageContext['lang']): string {
  const w = placesWords[lang].list;
  const timing = w.reviewTiming[practice.reviewTiming];
  const review = lang === 'zh' ? `${timing}${w.reviewMode[practice.reviewMode]}` : `${w.reviewMode[practice.reviewMode]} ${timing}`;
  return [review, w.paymentMode[practice.paymentMode], w.modifyPolicy[practice.modifyPolicy], w.territorialRule[practice.territorialRule]].filter(Boolean).join(lang === 'zh' ? '；' : '; ');
}
