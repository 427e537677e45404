import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { CatalogueChange } from '#contracts/sittings.ts';
import { colon, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { changesQuery } from './sittings.api.ts';
import { words } from './words.ts';

const SHOWN = 8;

/** 修改记录: who changed what of a sitting, when, why, and both values of each field. */
export function ChangeLog({ id }: { id: string }): JSX.Element {
  const { data, error } = useQuery(changesQuery(id));
  if (data === undefined) return error ? <ProblemNotice error={error} /> : <Loading />;
  return <ChangeTable changes={data.changes} />;
}

function ChangeTable({ changes }: { changes: readonly CatalogueChange[] }): JSX.Element {
  const t = say(words);
  return (
    <DataTable
      label={t.tabs.log} rows={changes} keyOf={(c) => c.id} empty={t.log.empty}
      columns={[
        { name: t.log.when, cell: (c) => <span className="digits">{beijingTime(c.at)}</span>, nowrap: true },
        { name: t.log.who, cell: (c) => c.by, nowrap: true },
        { name: t.log.what, cell: (c) => `${t.log.kinds[c.kind]}${c.province ? ` ${c.province}` : ''}` },
        { name: t.log.act, cell: (c) => t.log.acts[c.act], nowrap: true },
        { name: t.log.why, cell: (c) => c.reason ?? '—' },
        { name: t.log.fields, cell: (c) => <Fields change={c} /> },
      ]}
    />
  );
}

function Fields({ change }: { change: CatalogueChange }): JSX.Element {
  const t = say(words);
  if (change.act === 'create' || change.act === 'copy') return <span className="text-soft">—</span>;
  const line = (f: CatalogueChange['fields'][number]) => <li key={f.path}><span className="text-soft">{labelOf(f.path)}{colon()}</span><del className="text-soft">{f.before ?? t.log.none}</del> → <ins className="no-underline font-semibold">{f.after ?? t.log.none}</ins></li>;
  return (
    <>
      <ul className="grid gap-0.5 text-sm">{change.fields.slice(0, SHOWN).map(line)}</ul>
      {change.fields.length > SHOWN ? <details className="text-sm"><summary className="text-blue">{t.more(change.fields.length - SHOWN)}</summary><ul className="grid gap-0.5">{change.fields.slice(SHOWN).map(line)}</ul></details> : null}
    </>
  );
}

/** A field by the name its form gives it; what has none keeps its own. */
function labelOf(path: string): string {
  const t = say(words);
  const names: Record<string, string> = { ...t.settings, ...t.topics, ...t.windows, opensAt: t.from, closesAt: t.until, frame: t.frame, examCities: t.cities, phone: t.phone, sampleRatePercent: t.sample, cancelledYears: t.cancelled, expectedCandidates: t.expectedCandidates, notice: t.notice, announced: t.announced, zh: '中文', en: 'English' };
  return path.split('.').filter((part) => part !== 'windows').map((part) => names[part] ?? part).join(' · ');
}
