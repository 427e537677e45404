import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { ExportTrace, type MarkVerdict, TraceText } from '#contracts/export-traces.ts';
import { call, route } from '../../shared/api/call.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { traceWords } from './trace-words.ts';

const byText = route({ method: 'POST', path: '/api/staff/export-traces', body: TraceText, ok: ExportTrace });
const byFile = route({ method: 'POST', path: '/api/staff/export-traces/file', ok: ExportTrace });
const TONES = { ours: 'success', unsealed: 'warning', altered: 'danger', unknown: 'danger' } as const satisfies Record<MarkVerdict, string>;

/** 导出溯源: from rows or a file that got out back to who exported it. */
export function TraceCard(): JSX.Element {
  const t = say(traceWords);
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<File>();
  const act = useAct((_: undefined, key: string) => (file ? upload(byFile, { params: {}, files: [file], key }) : call(byText, { body: { text: typed }, key })));
  return (
    <details className="grid min-w-0 gap-3 rounded-lg border border-rule bg-paper p-4">
      <summary className="min-h-8 cursor-pointer font-semibold text-blue">{t.title}</summary>
      <p className="text-soft">{t.sub}</p>
      <form className="mt-3 mb-4 grid max-w-3xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['text', 'files']} />
        <TextArea label={t.text} hint={t.hint} value={typed} maxLength={60_000} disabled={file !== undefined} onChange={(e) => { setTyped(e.target.value); act.reset(); }} problem={problemAt(act.error, 'text')} />
        <TextField label={t.file} type="file" className="py-1" accept=".csv,.txt,.xlsx,text/csv" onChange={(e) => { setFile(e.target.files?.[0]); act.reset(); }} problem={problemAt(act.error, 'files')} />
        <div><Button type="submit" disabled={act.isPending}>{t.act}</Button></div>
      </form>
      {act.data ? (
        <DataTable
          label={t.table} rows={act.data.marks} keyOf={(m) => m.mark} empty={t.none}
          columns={[
            { name: t.mark, cell: (m) => <code className="break-all">{m.mark}</code>, nowrap: true },
            { name: t.times, cell: (m) => m.times, align: 'right' },
            { name: t.verdict, cell: (m) => <Tag tone={TONES[m.verdict]}>{t.verdicts[m.verdict]}</Tag> },
            { name: t.who, cell: (m) => (m.export ? <>{m.export.staffName} {m.export.staffUserName}<br />{beijingTime(m.export.requestedAt)}</> : '—') },
            { name: t.what, cell: (m) => (m.export ? <>{m.export.list}<br /><span className="text-soft">{m.export.scope}</span> {m.export.unmasked ? <Tag tone="warning">{t.unmasked}</Tag> : null}</> : '—'), wide: true },
            { name: t.why, cell: (m) => m.export?.purpose ?? '—', wide: true },
          ]}
        />
      ) : null}
    </details>
  );
}
