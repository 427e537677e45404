import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { BATCH_STATE_WORDS, type ReadyLine } from '#contracts/certificate-batches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { batchesQuery, certificatesApi } from './certificates.api.ts';
import { SectionLinks } from './section-links.tsx';
import { BATCH_TONES } from './tones.ts';
import { words } from './words.ts';

/** 证书核发: who waits, and every batch. */
export function BatchesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [after, setAfter] = useState<string>();
  const [asked, setAsked] = useState<ReadyLine>();
  const { data, error, isFetching } = useQuery(batchesQuery(after));
  return (
    <Page title={t.batches} sub={t.batchesSub} actions={<SectionLinks />}>
      <ProblemNotice error={error} />
      {data ? (
        <>
          {after === undefined ? (
            <Card title={t.ready} actions={<ExportControl small list="certificates.ready" filters={{}} />}>
              <DataTable
                label={`${t.ready} · ${t.sitting}`} rows={data.ready} keyOf={(r) => `${r.sittingId}/${r.province}`} empty={t.readyNone}
                columns={[
                  { name: t.sitting, cell: (r) => r.sitting[lang] }, { name: t.province, cell: (r) => r.provinceName[lang], nowrap: true }, { name: t.waiting, cell: (r) => r.cleared.toLocaleString(), align: 'right' }, { name: t.issued, cell: (r) => r.issued.toLocaleString(), align: 'right' },
                  { name: t.acts, cell: (r) => (r.closed === null ? <Button look="main" small onClick={() => { setAsked(r); }}>{t.propose}<span className="sr-only"> {r.sitting[lang]}</span></Button> : <span className="text-sm text-soft">{r.closed}</span>) },
                ]}
              />
            </Card>
          ) : null}
          <Card title={t.batchList} actions={<ExportControl small list="certificates.batches" filters={{}} />}>
            <DataTable
              label={`${t.batchList} · ${t.sitting}`} rows={data.batches} keyOf={(b) => b.id} empty={t.batchNone} busy={isFetching}
              columns={[
                { name: t.sitting, cell: (b) => <Link to="/certificates/batches/$id" params={{ id: b.id }} className="font-semibold">{b.sitting[lang]}</Link> }, { name: t.province, cell: (b) => b.provinceName[lang], nowrap: true }, { name: t.approvedOn, cell: (b) => <span className="digits">{b.approvedOn}</span>, nowrap: true },
                { name: t.state, cell: (b) => <Tag tone={BATCH_TONES[b.state]}>{BATCH_STATE_WORDS[b.state][lang]}</Tag>, nowrap: true }, { name: t.issued, cell: (b) => b.issued.toLocaleString(), align: 'right' }, { name: t.leftOut, cell: (b) => b.leftOut.toLocaleString(), align: 'right' },
                { name: t.proposedBy, cell: (b) => b.proposedBy, nowrap: true }, { name: t.proposedAt, cell: (b) => <span className="digits">{beijingTime(b.proposedAt)}</span>, nowrap: true },
              ]}
            />
            <Pager after={after} next={data.next} onShow={setAfter} />
          </Card>
        </>
      ) : error ? null : <Loading />}
      {asked ? <ProposeDialog line={asked} onClose={() => { setAsked(undefined); }} /> : null}
    </Page>
  );
}

/** 提请核发, with the day the certificates bear. */
function ProposeDialog({ line, onClose }: { line: ReadyLine; onClose: () => void }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [approvedOn, setApprovedOn] = useState<string>(line.approvedOn);
  const act = useAct((day: string, key) => call(certificatesApi.propose, { body: { sittingId: line.sittingId, province: line.province, approvedOn: day }, key }), (done) => { void navigate({ to: '/certificates/batches/$id', params: { id: done.id } }); });
  return (
    <ModalDialog open onClose={onClose} title={`${t.propose} · ${line.sitting[pageLang()]}`}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(approvedOn.trim()); }}>
        <p>{t.proposeNote(line.cleared)}</p>
        <ProblemNotice error={act.error} except={['approvedOn']} />
        <TextField label={t.approvedOn} hint={t.approvedOnHint} value={approvedOn} maxLength={20} onChange={(e) => { setApprovedOn(e.target.value); }} problem={problemAt(act.error, 'approvedOn')} />
        <div className="flex flex-wrap gap-3"><Button look="main" type="submit" disabled={act.isPending}>{t.propose}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
