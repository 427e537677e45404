import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ScoreImport } from '#contracts/scores.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ImportCard } from './import-card.tsx';
import { importsQuery, scoresApi } from './scores.api.ts';
import { IMPORT_TONES } from './tones.ts';
import { words } from './words.ts';

const OVER: readonly ScoreImport['state'][] = ['refused', 'loaded', 'withdrawn'];

/** 导入: a file is sent with its digest; the newest one is worked on, earlier ones stay readable. */
export function ImportsTab({ id, closed }: { id: string; closed: string | null }): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(importsQuery(id));
  const [newest, ...earlier] = data?.imports ?? [];
  const waiting = newest !== undefined && !OVER.includes(newest.state);
  return (
    <>
      {waiting ? null : <Bring id={id} closed={closed} />}
      <ProblemNotice error={error} />
      {newest ? <ImportCard key={newest.id} sittingId={id} i={newest} /> : data ? <p className="text-soft">{t.noImports}</p> : error ? null : <Loading />}
      {earlier.length > 0 ? (
        <Card title={t.earlier} actions={<ExportControl small list="scores.imports" filters={{ sitting: id }} />}>
          <ul className="grid gap-2">{earlier.map((i) => <li key={i.id} className="flex flex-wrap items-baseline gap-2"><time className="digits text-sm text-soft">{beijingTime(i.at)}</time><span className="min-w-0 break-all">{i.fileName}</span><span>{i.by}</span><Tag tone={IMPORT_TONES[i.state]}>{t.states[i.state]}</Tag>{i.loaded === null ? null : <span className="text-soft">{t.loaded(String(i.loaded))}</span>}</li>)}</ul>
        </Card>
      ) : null}
    </>
  );
}

function Bring({ id, closed }: { id: string; closed: string | null }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [sha256, setSha256] = useState('');
  const send = useAct((chosen: File, key) => upload(scoresApi.send, { params: {}, files: [chosen], fields: { sitting: id, sha256 }, key }), () => client.invalidateQueries({ queryKey: importsQuery(id).queryKey }));
  return (
    <Card title={t.bring}>
      <p className="text-soft">{t.bringHint}</p>
      {closed === null ? (
        <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file); }}>
          <TextField key={String(send.submittedAt)} label={t.chooseFile} type="file" className="py-1" accept=".csv,.txt,.xlsx,text/csv" onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} />
          <TextField label={t.digest} hint={t.digestHint} value={sha256} maxLength={80} autoComplete="off" spellCheck={false} onChange={(e) => { setSha256(e.target.value); }} problem={problemAt(send.error, 'sha256')} />
          <div className="flex flex-wrap items-center gap-3"><Button type="submit" look="main" disabled={!file || send.isPending}>{t.send}</Button><span role="status" className="text-soft">{send.isPending ? t.sending : ''}</span></div>
          <ProblemNotice error={send.error} except={['sha256']} />
        </form>
      ) : <p className="text-soft">{closed}</p>}
    </Card>
  );
}
