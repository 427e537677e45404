import { useState, type JSX } from 'react';
import type { LoadImport, MajorImport } from '#contracts/major-imports.ts';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { majorsApi } from './majors.api.ts';
import { words } from './words.ts';

/** The choice: all rows when all are good, the good ones when that is wanted; until then nothing is loaded. */
export function ImportLoading({ v, found: i, onDone }: { v: MajorVersionWhole; found: MajorImport; onDone: (next: MajorVersionWhole) => void }): JSX.Element {
  const t = say(words);
  const [mode, setMode] = useState<LoadImport['mode']>('replace');
  const load = useAct((rows: LoadImport['rows'], key) => call(majorsApi.load, { params: { id: i.id }, body: { version: v.version, rows, mode }, key }), onDone);
  return (
    <Card title={t.loadTitle}>
      <div className="max-w-sm"><SelectField label={t.mode} value={mode} onChange={(e) => { setMode(e.target.value === 'append' ? 'append' : 'replace'); }}>{(['replace', 'append'] as const).map((m) => <option key={m} value={m}>{t.modes[m]}</option>)}</SelectField></div>
      {i.bad > 0 ? <p className="text-soft">{t.allClosed(i.bad)}</p> : null}
      <div className="flex flex-wrap gap-3">
        {i.bad === 0 ? <Button look="main" disabled={load.isPending} onClick={() => { load.mutate('all'); }}>{t.loadAll(i.rows)}</Button> : null}
        {i.bad > 0 && i.good > 0 ? <Button look="main" disabled={load.isPending} onClick={() => { load.mutate('good'); }}>{t.loadGood(i.good, i.bad)}</Button> : null}
      </div>
      <ProblemNotice error={load.error} />
    </Card>
  );
}
