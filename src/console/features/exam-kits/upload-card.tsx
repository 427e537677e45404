import { useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { kitsApi } from './exam-kits.api.ts';
import { words } from './words.ts';

/** 上传签到结果: one file at a time, each answered by itself. */
export function UploadCard({ onTaken }: { onTaken: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  const send = useAct((chosen: File, key) => upload(kitsApi.take, { params: {}, files: [chosen], key }), onTaken);
  return (
    <Card title={t.upload}>
      <p className="text-soft">{t.uploadHint}</p>
      <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); if (file) send.mutate(file); }}>
        <TextField label={t.chooseFile} type="file" className="py-1" accept=".jbresult,application/json" onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} problem={problemAt(send.error, 'files')} />
        <div><Button type="submit" disabled={!file || send.isPending}>{t.send}</Button></div>
        <ProblemNotice error={send.error} except={['files']} />
        {send.data ? <Notice tone="success" live="status"><p>{t.taken(send.data.devices, send.data.entries)}</p><Button small onClick={() => { void navigate({ to: '/exam-kits/results/$id', params: { id: send.data.kitId } }); }}>{t.look}</Button></Notice> : null}
      </form>
    </Card>
  );
}
