import { useState, type JSX } from 'react';
import type { MajorImport } from '#contracts/major-imports.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { inARow, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { majorsApi } from './majors.api.ts';
import { words } from './words.ts';

/** How the columns of a file are understood; whoever knows better says so, and every row is judged anew. */
export function ImportMapping({ found: i, onDone }: { found: MajorImport; onDone: (next: MajorImport) => void }): JSX.Element {
  const t = say(words);
  const [fields, setFields] = useState(i.columns.map((c) => c.field));
  const map = useAct((chosen: (string | null)[], key) => call(majorsApi.map, { params: { id: i.id }, body: { fields: chosen }, key }), onDone);
  const changed = fields.some((f, at) => f !== i.columns[at]?.field);
  return (
    <Card title={t.mapping}>
      <p className="text-soft">{t.mappingHint}</p>
      {i.missing.length > 0 ? <p className="font-semibold text-danger">{t.missing(inARow(i.missing))}</p> : null}
      <DataTable
        label={t.mapping} rows={i.columns.map((c, at) => ({ ...c, at }))} keyOf={(c) => c.column} empty=""
        columns={[
          { name: t.column, cell: (c) => c.column, nowrap: true },
          { name: t.header, cell: (c) => c.header || '—' },
          { name: t.sample, cell: (c) => <span className="text-soft">{c.sample || '—'}</span> },
          { name: t.meaning, cell: (c) => (
            <select aria-label={`${t.meaning} ${c.column} ${c.header}`} className="min-h-9 w-full min-w-36 max-w-60 rounded-md border border-line bg-paper px-2" value={fields[c.at] ?? ''} onChange={(e) => { setFields(fields.map((f, n) => (n === c.at ? (e.target.value === '' ? null : e.target.value) : f))); }}>
              <option value="">{t.ignore}</option>{i.fields.map((f) => <option key={f.field} value={f.field}>{f.name}{f.needed ? ' *' : ''}</option>)}
            </select>
          ) },
        ]}
      />
      <ProblemNotice error={map.error} />
      <div><Button disabled={!changed || map.isPending} onClick={() => { map.mutate(fields); }}>{t.applyMapping}</Button></div>
    </Card>
  );
}
