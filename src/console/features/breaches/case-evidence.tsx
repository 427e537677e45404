import { useQueryClient } from '@tanstack/react-query';
import { useRef, type JSX } from 'react';
import type { BreachView } from '#contracts/breaches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inBrackets, say } from '../../shared/text/text.ts';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { words } from './words.ts';

/** Evidence and what the person handed in; adding to it while the case is not settled. */
export function CaseEvidence({ c }: { c: BreachView }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const act = useAct((files: readonly File[], key) => upload(breachesApi.attach, { params: { accountId: c.accountId, caseId: c.caseId }, files, key }), async () => {
    if (input.current) input.current.value = '';
    await client.invalidateQueries({ queryKey: ['breaches', 'case', c.caseId] });
  });
  return (
    <Card title={t.evidence}>
      {c.files.length === 0 ? <p className="text-soft">{t.noEvidence}</p> : <ul className="grid gap-1">{c.files.map((f) => <li key={f.id}>{f.withheld === null ? <a href={f.url} target="_blank" rel="noopener" className="inline-flex min-h-8 items-center break-all">{f.fileName}</a> : <span className="break-all">{f.fileName} <strong>{inBrackets(f.withheld)}</strong></span>} <span className="text-soft">{beijingTime(f.uploadedAt)}{f.by === 'candidate' ? ` · ${t.fromPerson}` : ''}</span></li>)}</ul>}
      {c.acts.attach.length > 0 ? null : (
        <label className="grid max-w-xl gap-1">
          <span className="font-semibold">{t.addEvidence}</span>
          <span className="text-sm text-soft">{t.filesHint}</span>
          {problemAt(act.error, 'files') === undefined ? null : <span className="text-sm font-semibold text-danger">{problemAt(act.error, 'files')}</span>}
          <input ref={input} type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf" disabled={act.isPending} onChange={(e) => { const chosen = [...(e.target.files ?? [])]; if (chosen.length > 0) act.mutate(chosen); }} />
          {act.isPending ? <span role="status">{t.uploading}</span> : null}
        </label>
      )}
      <ProblemNotice error={act.error} except={['files']} />
    </Card>
  );
}
