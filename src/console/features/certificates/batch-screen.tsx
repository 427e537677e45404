import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { BATCH_STATE_WORDS, LEFT_OUT_WORDS, type BatchWhole } from '#contracts/certificate-batches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { batchQuery, certificatesApi } from './certificates.api.ts';
import { BATCH_TONES } from './tones.ts';
import { words } from './words.ts';

/** One batch: how far it is, what may be done, who was left out and why, and who did what. */
export function BatchScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { id } = useParams({ from: '/inside/certificates/batches/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(batchQuery(id));
  if (!data) return <Page title={t.batch}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  const left = data.toLookAt ?? 0;
  return (
    <Page title={`${data.sitting[lang]} · ${data.provinceName[lang]}`} sub={t.batch} actions={<Link to="/certificates/batches" search={{}} className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <Card title={t.figures}>
        <p className="flex flex-wrap items-center gap-3"><Tag tone={BATCH_TONES[data.state]}>{BATCH_STATE_WORDS[data.state][lang]}</Tag><span className="text-soft">{t.second(data.proposedBy)}</span>{data.approvedBy === null ? null : <span className="text-soft">{t.approvedBy2(data.approvedBy)}</span>}</p>
        <Pairs pairs={[{ term: t.approvedOn, value: <span className="digits">{data.approvedOn}</span> }, { term: t.issued, value: <strong className="digits">{data.issued.toLocaleString()}</strong> }, { term: t.leftOut, value: <span className="digits">{data.leftOut.toLocaleString()}</span> }, ...(data.toLookAt === null ? [] : [{ term: t.waiting, value: <span className="digits">{left.toLocaleString()}</span> }])]} />
        {data.state === 'issuing' ? <div role="status" className="grid gap-1"><progress className="h-3 w-full" max={Math.max(1, data.issued + left)} value={data.issued} aria-label={t.progress} /><span>{t.progressOf(data.issued, left)}</span></div> : null}
      </Card>
      {data.state === 'proposed' ? <Acts batch={data} onDone={(next) => { client.setQueryData(batchQuery(id).queryKey, next); }} /> : null}
      {data.state === 'issued' || data.leftOut > 0 ? (
        <Card title={t.leftOutTitle}>
          {data.leftOutPeople.length === 0 ? <p>{t.nobodyLeftOut}</p> : (
            <>
              <p className="text-soft">{t.leftOutNote}{data.leftOutBy.map((l) => ` ${LEFT_OUT_WORDS[l.reason][lang]} ${l.people.toLocaleString()}`).join(lang === 'zh' ? '；' : '; ')}</p>
              <DataTable label={`${t.leftOutTitle} · ${t.reason}`} rows={data.leftOutPeople} keyOf={(p) => `${p.name} ${p.document} ${p.reason}`} empty="" columns={[{ name: t.name, cell: (p) => p.name, nowrap: true }, { name: t.document, cell: (p) => <span className="digits">{p.document}</span>, nowrap: true }, { name: t.reason, cell: (p) => LEFT_OUT_WORDS[p.reason][lang] }]} />
            </>
          )}
        </Card>
      ) : null}
      <Card title={t.history}>
        <ol className="grid gap-1">{data.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.steps[h.act] ?? h.act}{h.detail === '' ? '' : ` ${h.detail}`}{h.reason === '' ? '' : `${colon()}${h.reason}`}</li>)}</ol>
      </Card>
    </Page>
  );
}

function Acts({ batch, onDone }: { batch: BatchWhole; onDone: (next: BatchWhole) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [asked, setAsked] = useState<'approve' | 'withdraw'>();
  const act = useAct(({ what, reason }: { what: 'approve' | 'withdraw'; reason: string }, key) => call(certificatesApi.moveBatch[what], { params: { id: batch.id }, body: { version: batch.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const rows = [{ what: 'approve' as const, text: t.approve, note: t.approveNote, no: batch.closed.approve }, { what: 'withdraw' as const, text: t.withdraw, note: t.withdrawNote, no: batch.closed.withdraw }];
  return (
    <Card title={t.acts}>
      <ProblemNotice error={asked ? null : act.error} />
      {rows.map(({ what, text, note, no }) => (
        <div key={what} className="flex flex-wrap items-center gap-3">
          <Button look={what === 'approve' ? 'main' : 'plain'} disabled={no.length > 0 || act.isPending} onClick={() => { act.reset(); setAsked(what); }}>{text}</Button>
          <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{no.length > 0 ? oneByOne(no) : note}</span>
        </div>
      ))}
      {asked ? (
        <ReasonDialog open title={t[asked]} act={t[asked]} {...(asked === 'withdraw' && { reasonHint: t.reasonHint })} busy={act.isPending} error={act.error} max={400} onClose={() => { setAsked(undefined); }} onAct={(reason) => { act.mutate({ what: asked, reason }); }}>
          <p>{batch.sitting[lang]} · {batch.provinceName[lang]}{batch.toLookAt === null ? null : <> · {t.waiting} <span className="digits">{batch.toLookAt.toLocaleString()}</span></>}</p>
          <p>{asked === 'approve' ? t.approveNote : t.withdrawNote}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}
