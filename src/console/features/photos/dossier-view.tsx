import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { PhotoDossier } from '#contracts/photos.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inBrackets, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { dossierQuery, photosApi } from './photos.api.ts';

type Props = { accountId: string; name: string; matter: 'changes' | 'reviews'; onDone: () => void };

/** Every photo of a person with its quality report, whose photos look alike, and the decision asked for. */
export function DossierView({ accountId, name, matter, onDone }: Props): JSX.Element {
  const t = text().photos;
  const { data, error, isPending } = useQuery(dossierQuery(accountId));
  if (!data) return <Card label={name}><ProblemNotice error={error} />{isPending ? <Loading /> : null}</Card>;
  const [now, ...before] = data.photos.toSorted((a, b) => b.uploadedAt - a.uploadedAt);
  return (
    <Card title={name}>
      {matter === 'changes' && data.change ? <p><span className="text-soft">{t.why}{inBrackets(beijingTime(data.change.requestedAt))}{colon()}</span>{data.change.reason}</p> : null}
      <div className="flex flex-wrap items-start gap-6">
        {now ? <OnePhoto photo={now} name={name} title={t.now} /> : null}
        {before.map((p) => <OnePhoto key={p.id} photo={p} name={name} title={t.before} />)}
      </div>
      <Decide accountId={accountId} matter={matter} id={matter === 'changes' ? data.change?.id : now?.id} onDone={onDone} />
    </Card>
  );
}

function OnePhoto({ photo, name, title }: { photo: PhotoDossier['photos'][number]; name: string; title: string }): JSX.Element {
  const t = text().photos;
  return (
    <figure className="grid max-w-md gap-2 sm:grid-cols-[auto_minmax(12rem,1fr)] sm:gap-x-4">
      <figcaption className="font-semibold sm:col-span-2">{title} <time className="text-sm font-normal text-soft">{beijingTime(photo.uploadedAt)}</time></figcaption>
      <img src={photo.imageUrl} width={177} height={248} alt={t.alt(name, beijingTime(photo.uploadedAt))} className="rounded border border-rule" />
      <div className="grid content-start gap-2">
        {photo.alike.length > 0 ? <Notice tone="warning">{t.alike(new Set(photo.alike.map((a) => a.accountId)).size)}</Notice> : null}
        <ul aria-label={t.checks} className="grid gap-1 text-sm">
          {photo.checks.map((c) => <li key={c.code}><Tag tone={c.verdict === 'good' ? 'success' : c.verdict === 'refuse' ? 'danger' : 'warning'}>{t.verdicts[c.verdict]}</Tag> {t.checkNames[c.code]} {c.verdict === 'good' || c.verdict === 'unmeasured' ? null : t.measured(c.measured, c.wanted)}</li>)}
        </ul>
      </div>
    </figure>
  );
}

function Decide({ accountId, matter, id, onDone }: { accountId: string; matter: 'changes' | 'reviews'; id: string | undefined; onDone: () => void }): JSX.Element | null {
  const t = text().photos;
  const [reason, setReason] = useState('');
  const act = useAct(async (yes: boolean, key) => {
    const params = { accountId, id: id ?? '' };
    if (matter === 'changes') await call(photosApi.decideChange, { params, body: { decision: yes ? 'allow' : 'deny', reason }, key });
    else await call(photosApi.decidePhoto, { params, body: { decision: yes ? 'approve' : 'reject', reason }, key });
  }, onDone);
  if (id === undefined) return null;
  return (
    <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); }}>
      <ProblemNotice error={act.error} except={['reason']} />
      <TextArea label={t.reason} hint={t.reasonHint} value={reason} maxLength={500} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
      <div className="flex flex-wrap gap-3">
        <Button look="main" disabled={act.isPending} onClick={() => { act.mutate(true); }}>{matter === 'changes' ? t.allow : t.approve}</Button>
        <Button look="danger" disabled={act.isPending} onClick={() => { act.mutate(false); }}>{matter === 'changes' ? t.deny : t.reject}</Button>
      </div>
    </form>
  );
}
