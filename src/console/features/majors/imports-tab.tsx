import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MajorImport } from '#contracts/major-imports.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ImportReport } from './import-report.tsx';
import { importsQuery, majorsApi } from './majors.api.ts';
import { words } from './words.ts';

type Props = { v: MajorVersionWhole; onDone: (next: MajorVersionWhole) => void };

/** 导入: a file is sent, understood and checked; whatever it holds waits for the officer's choice. */
export function ImportsTab({ v, onDone }: Props): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const found = useQuery(importsQuery(v.id));
  const [file, setFile] = useState<File>();
  const send = useAct((chosen: File, key) => upload(majorsApi.send, { params: { id: v.id }, files: [chosen], key }), () => { setFile(undefined); return client.invalidateQueries({ queryKey: importsQuery(v.id).queryKey }); });
  const sheet = (content: 'template' | 'lines', format: 'xlsx' | 'csv') => <a className="inline-flex min-h-8 items-center" href={`/api/staff/major-versions/${v.id}/sheet?content=${content}&format=${format}`} download>{t[format]}</a>;
  const [newest, ...earlier] = found.data?.imports ?? [];
  return (
    <>
      <Card title={t.importTitle}>
        <p className="text-soft">{t.importHint}</p>
        <p className="flex flex-wrap items-center gap-x-4">{t.template}{colon()}{sheet('template', 'xlsx')}{sheet('template', 'csv')}</p>
        <p className="flex flex-wrap items-center gap-x-4">{t.wholeSheet}{colon()}{sheet('lines', 'xlsx')}{sheet('lines', 'csv')}</p>
        {v.closed.edit === null ? (
          <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file); }}>
            <TextField key={String(send.submittedAt)} label={t.chooseFile} type="file" className="py-1" accept=".xlsx,.csv,text/csv" onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} />
            <div className="flex flex-wrap items-center gap-3"><Button type="submit" look="main" disabled={!file || send.isPending}>{t.upload}</Button><span role="status" className="text-soft">{send.isPending ? t.uploading : ''}</span></div>
            <ProblemNotice error={send.error} />
          </form>
        ) : <p className="text-soft">{v.closed.edit}</p>}
      </Card>
      <ProblemNotice error={found.error} />
      {found.isPending ? <Loading /> : null}
      {newest ? <ImportReport key={newest.id} v={v} found={newest} onDone={onDone} /> : found.data ? <p className="text-soft">{t.noImports}</p> : null}
      {earlier.length > 0 ? <Card title={t.earlier}><ul className="grid gap-2">{earlier.map((i) => <Earlier key={i.id} found={i} />)}</ul></Card> : null}
    </>
  );
}

function Earlier({ found: i }: { found: MajorImport }): JSX.Element {
  const t = say(words);
  return <li className="flex flex-wrap items-baseline gap-2"><time className="digits text-sm text-soft">{beijingTime(i.at)}</time><span className="min-w-0 break-all">{i.fileName}</span><span>{i.by}</span><Tag tone={i.state === 'loaded' ? 'success' : 'neutral'}>{t.importStates[i.state]}</Tag><span className="text-soft">{i.loaded === null ? '' : t.loadedRows(i.loaded)}</span></li>;
}
