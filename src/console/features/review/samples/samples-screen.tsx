import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { AnnounceSample, type SampleView } from '#contracts/samples.ts';
import { call } from '../../../shared/api/call.ts';
import { sessionQuery } from '../../../shared/api/session.ts';
import { useAct } from '../../../shared/api/use-act.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { pageLang, say, text } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable } from '../../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../../shared/ui/field.tsx';
import { Loading, Page } from '../../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { provincesQuery, samplesApi, samplesQuery, sittingsQuery } from './samples.api.ts';
import { words } from './words.ts';

/** 抽样核查: the samples of the jurisdiction; announcing one for who checks. */
export function SamplesScreen(): JSX.Element {
  const w = say(words);
  const { data, error, isPending } = useQuery(samplesQuery);
  const [announcing, setAnnouncing] = useState(false);
  const counts = (s: SampleView) => (['drawn', 'called', 'passed', 'failed', 'missed'] as const).flatMap((r) => (s.counts[r] > 0 ? [`${w.results[r]} ${String(s.counts[r])}`] : [])).join(' · ');
  return (
    <Page title={w.title} sub={w.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="review.samples" />{data?.mayCheck ? <Button look="main" onClick={() => { setAnnouncing(true); }}>{w.announce}</Button> : null}</div>}>
      <ProblemNotice error={error} />
      {isPending ? <Loading /> : null}
      {data && !data.mayCheck ? <p className="text-soft">{w.none}</p> : null}
      {data ? (
        <DataTable
          label={w.title} rows={data.samples} keyOf={(s) => s.id} empty={w.empty}
          columns={[
            { name: w.columns.what, cell: (s) => <Link to="/samples/$sampleId" params={{ sampleId: s.id }} search={{}} className="inline-block py-1 font-semibold">{s.sittingText} · {s.kindText}</Link> },
            { name: w.columns.where, cell: (s) => s.provinceText }, { name: w.columns.rate, cell: (s) => `${String(s.ratePercent)} %`, align: 'right' },
            { name: w.columns.state, cell: (s) => <Tag tone={s.state === 'drawn' ? 'success' : 'info'}>{s.stateText}</Tag> }, { name: w.columns.counts, cell: counts },
          ]}
        />
      ) : null}
      {announcing ? <AnnounceDialog onClose={() => { setAnnouncing(false); }} /> : null}
    </Page>
  );
}

function AnnounceDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const w = say(words);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data } = useQuery(sittingsQuery);
  const [kind, setKind] = useState('post_exam');
  const [sitting, setSitting] = useState('');
  const { data: session } = useQuery(sessionQuery);
  const { data: regions } = useQuery(provincesQuery);
  const own = session?.jurisdiction.kind === 'province' ? session.jurisdiction.province : '';
  const [province, setProvince] = useState(own);
  const [rate, setRate] = useState('10');
  const [wrong, setWrong] = useState(false);
  const act = useAct((body: AnnounceSample, key) => call(samplesApi.announce, { body, key }), async ({ id }) => {
    await client.invalidateQueries({ queryKey: ['samples'] });
    await navigate({ to: '/samples/$sampleId', params: { sampleId: id }, search: {} });
  });
  const send = () => {
    const read = AnnounceSample.safeParse({ kind, sitting, ratePercent: Number(rate), ...(province !== '' && { province }) });
    setWrong(!read.success);
    if (read.success) act.mutate(read.data);
  };
  return (
    <ModalDialog open onClose={onClose} title={w.announceTitle}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <ProblemNotice error={act.error} except={['sitting', 'province', 'ratePercent']} />
        {wrong ? <p role="alert" className="font-semibold text-danger">{text().problemTitle}</p> : null}
        <SelectField label={w.kind} value={kind} onChange={(e) => { setKind(e.target.value); }}><option value="post_exam">{w.kinds.post_exam}</option><option value="blind">{w.kinds.blind}</option></SelectField>
        <SelectField label={w.sitting} value={sitting} problem={problemAt(act.error, 'sitting')} onChange={(e) => { setSitting(e.target.value); }}><option value="">{w.choose}</option>{data?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}</SelectField>
        <SelectField label={w.province} value={province} disabled={own !== ''} problem={problemAt(act.error, 'province')} onChange={(e) => { setProvince(e.target.value); }}>
          {own === '' ? <option value="">{w.allProvinces}</option> : null}
          {regions?.provinces.filter((p) => own === '' || p.code === own).map((p) => <option key={p.code} value={p.code}>{p.name[pageLang()]}</option>)}
        </SelectField>
        <TextField label={w.rate} inputMode="numeric" maxLength={3} value={rate} problem={problemAt(act.error, 'ratePercent')} onChange={(e) => { setRate(e.target.value); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{w.announceAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
