import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { CERTIFICATE_KINDS, CERTIFICATE_KIND_WORDS, CERTIFICATE_STATES, CERTIFICATE_STATE_WORDS } from '#contracts/certificates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { certificatesApi, countsQuery, listQuery } from './certificates.api.ts';
import { CountsCard } from './counts-card.tsx';
import { SectionLinks } from './section-links.tsx';
import { STATE_TONES } from './tones.ts';
import { words } from './words.ts';

/** 证书: what was issued in the jurisdiction, narrowed by exam, province, kind and state; the filters stand in the address. */
export function CertificatesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const filters = useSearch({ from: '/inside/certificates' });
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(listQuery(filters, after));
  const { data: counts } = useQuery(countsQuery);
  const choose = (change: Partial<typeof filters>) => {
    setAfter(undefined);
    void navigate({ to: '/certificates', search: { ...filters, ...change } });
  };
  return (
    <Page title={t.title} sub={t.sub} actions={<SectionLinks />}>
      <FindOne />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField label={t.exam} value={filters.exam ?? ''} onChange={(e) => { choose({ exam: e.target.value === '' ? undefined : e.target.value }); }}><option value="">{t.anyExam}</option>{counts?.byExam.map((c) => <option key={c.code} value={c.code}>{c.name}</option>)}</SelectField>
        {counts && counts.byProvince.length > 1 ? <SelectField label={t.province} value={filters.province ?? ''} onChange={(e) => { choose({ province: e.target.value === '' ? undefined : e.target.value }); }}><option value="">{t.anyProvince}</option>{counts.byProvince.map((c) => <option key={c.code} value={c.code}>{c.name}</option>)}</SelectField> : null}
        <SelectField label={t.kind} value={filters.kind ?? ''} onChange={(e) => { choose({ kind: CERTIFICATE_KINDS.find((k) => k === e.target.value) }); }}><option value="">{t.anyKind}</option>{CERTIFICATE_KINDS.map((k) => <option key={k} value={k}>{CERTIFICATE_KIND_WORDS[k][lang]}</option>)}</SelectField>
        <SelectField label={t.state} value={filters.state ?? ''} onChange={(e) => { choose({ state: CERTIFICATE_STATES.find((s) => s === e.target.value) }); }}><option value="">{t.anyState}</option>{CERTIFICATE_STATES.map((s) => <option key={s} value={s}>{CERTIFICATE_STATE_WORDS[s][lang]}</option>)}</SelectField>
      </div>
      <p><ExportControl list="certificates.certificates" filters={filters} /></p>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.certificates} keyOf={(c) => c.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.number, cell: (c) => <Link to="/certificates/$accountId/$id" params={{ accountId: c.accountId, id: c.id }} className="digits font-semibold">{c.number}</Link>, nowrap: true }, { name: t.name, cell: (c) => c.name, nowrap: true }, { name: t.document, cell: (c) => <span className="digits">{c.document}</span>, nowrap: true },
            { name: t.exam, cell: (c) => sittingText(c, { zh: c.exam, en: c.exam }, lang) }, { name: t.specialty, cell: (c) => `${c.level} · ${c.specialty}` }, { name: t.province, cell: (c) => c.province, nowrap: true }, { name: t.kind, cell: (c) => CERTIFICATE_KIND_WORDS[c.kind][lang], nowrap: true },
            { name: t.approvedOn, cell: (c) => <span className="digits">{c.approvedOn}</span>, nowrap: true }, { name: t.state, cell: (c) => <Tag tone={STATE_TONES[c.state]}>{CERTIFICATE_STATE_WORDS[c.state][lang]}</Tag>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
      {counts ? <CountsCard counts={counts} /> : null}
    </Page>
  );
}

/** 按编号查找, by either number. */
function FindOne(): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const find = useAct((asked: string) => call(certificatesApi.find, { query: { number: asked } }), (c) => { void navigate({ to: '/certificates/$accountId/$id', params: { accountId: c.accountId, id: c.id } }); });
  return (
    <>
      <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); find.mutate(number.trim()); }}>
        <div className="w-full sm:w-80"><TextField label={t.findLabel} value={number} maxLength={60} onChange={(e) => { setNumber(e.target.value); }} problem={problemAt(find.error, 'number')} /></div>
        <Button type="submit" disabled={find.isPending}>{t.find}</Button>
      </form>
      <ProblemNotice error={find.error} except={['number']} />
    </>
  );
}
