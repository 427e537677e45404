import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { CASE_BASIS_WORDS, CASE_KIND_WORDS, CASE_STATES, CASE_STATE_WORDS } from '#contracts/certificate-cases.ts';
import { beijingTime } from '#contracts/dates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { actor } from '../../shared/text/actor.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { casesQuery } from './certificates.api.ts';
import { SectionLinks } from './section-links.tsx';
import { CASE_TONES } from './tones.ts';
import { words } from './words.ts';

/** 撤销与换发: the cases of the jurisdiction, the newest first. */
export function CasesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { state } = useSearch({ from: '/inside/certificates/cases' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(casesQuery(state, after));
  return (
    <Page title={t.cases} sub={t.casesSub} actions={<SectionLinks />}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-72">
          <SelectField label={t.state} value={state ?? ''} onChange={(e) => { setAfter(undefined); void navigate({ to: '/certificates/cases', search: { state: CASE_STATES.find((s) => s === e.target.value) } }); }}>
            <option value="">{t.anyState}</option>{CASE_STATES.map((s) => <option key={s} value={s}>{CASE_STATE_WORDS[s][lang]}{data ? t.count(data.counts[s]) : ''}</option>)}
          </SelectField>
        </div>
        <ExportControl list="certificates.cases" filters={{ ...(state && { state }) }} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.cases} rows={data.cases} keyOf={(c) => c.id} empty={t.casesNone} busy={isFetching}
          columns={[
            { name: t.caseKind, cell: (c) => <Link to="/certificates/$accountId/$id" params={{ accountId: c.certificate.accountId, id: c.certificate.id }} className="font-semibold">{CASE_KIND_WORDS[c.kind][lang]}<span className="sr-only"> {c.certificate.number}</span></Link>, nowrap: true }, { name: t.name, cell: (c) => c.certificate.name, nowrap: true },
            { name: t.number, cell: (c) => <span className="digits">{c.certificate.number}</span>, nowrap: true }, { name: t.exam, cell: (c) => sittingText(c.certificate, { zh: c.certificate.exam, en: c.certificate.exam }, lang) }, { name: t.basis, cell: (c) => CASE_BASIS_WORDS[c.basis][lang] }, { name: t.decisionNumber, cell: (c) => c.decisionNumber || '—' },
            { name: t.state, cell: (c) => <Tag tone={CASE_TONES[c.state]}>{CASE_STATE_WORDS[c.state][lang]}</Tag>, nowrap: true }, { name: t.openedBy, cell: (c) => actor(c.openedBy), nowrap: true }, { name: t.openedAt, cell: (c) => <span className="digits">{beijingTime(c.openedAt)}</span>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
