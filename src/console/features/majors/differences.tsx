import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { MajorDiff, MajorHead, MajorVersionWhole } from '#contracts/major-versions.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, pageLang, say } from '../../shared/text/text.ts';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { differencesQuery } from './majors.api.ts';
import { words } from './words.ts';

/** What a version changes against the edition it was copied from, line by line. */
export function DifferencesTab({ v }: { v: MajorVersionWhole }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error } = useQuery(differencesQuery(v.id, v.version, after ?? ''));
  if (!data) return error ? <ProblemNotice error={error} /> : <Loading />;
  return <Card title={t.tabs.differences} actions={<ExportControl small list="majors.differences" filters={{ version: v.id }} />}>{v.basedOn === null ? <p className="text-soft">{t.noBase}</p> : null}<Differences diff={data} head={v.head} after={after} onShow={setAfter} /></Card>;
}

const TONES = { added: 'success', removed: 'danger', changed: 'warning' } as const;

/** A page of differences: what came, what went, and for what changed each field as it was and as it is. */
export function Differences({ diff, head, after, onShow }: { diff: MajorDiff; head: MajorHead; after: string | undefined; onShow: (after: string | undefined) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const nameOf = (field: string) => t.fields[field] ?? head.columns.find((c) => `names.${c.key}` === field)?.name[lang] ?? field;
  const valueOf = (field: string, value: string) => (value === '' ? t.empty : field === 'category' ? (value === 'core' || value === 'related' || value === 'other' ? t.categories[value] : value) : field === 'restored' ? '✓' : value);
  return (
    <>
      <p className="text-soft" role="status">{t.differencesSub(diff.added, diff.removed, diff.changed, diff.unchanged)}</p>
      {diff.differences.length === 0 ? <p>{t.noDifferences}</p> : null}
      <ul className="grid gap-3">
        {diff.differences.map((d, i) => (
          <li key={`${d.code}${String(i)}`} className="grid min-w-0 gap-1 border-l-4 border-rule pl-3">
            <p className="flex flex-wrap items-baseline gap-2"><Tag tone={TONES[d.kind]}>{t.kinds[d.kind]}</Tag><span className="digits text-soft">{d.code}</span><strong lang="zh">{d.name}</strong></p>
            {d.kind === 'changed'
              ? <ul className="grid gap-1">{d.fields.map((f) => <li key={f.field}><span className="text-soft">{nameOf(f.field)}{colon()}</span><del className="text-danger">{valueOf(f.field, f.before)}</del> → <ins className="text-success no-underline">{valueOf(f.field, f.after)}</ins></li>)}</ul>
              : <p className="text-sm">{d.fields.filter((f) => f.field.startsWith('names.') || f.field === 'category').map((f) => `${nameOf(f.field)}${colon()}${valueOf(f.field, d.kind === 'added' ? f.after : f.before)}`).join(' · ')}</p>}
          </li>
        ))}
      </ul>
      <Pager after={after} next={diff.next === null ? null : String(diff.next)} onShow={onShow} />
    </>
  );
}
