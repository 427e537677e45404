import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { MajorVersionWhole } from '#contracts/major-versions.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { findingsQuery } from './majors.api.ts';
import { words } from './words.ts';

/** Everything that speaks against a version, the gravest first, each at its line. */
export function FindingsTab({ v }: { v: MajorVersionWhole }): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(findingsQuery(v.id, v.version));
  if (!data) return error ? <ProblemNotice error={error} /> : <Loading />;
  return (
    <Card title={t.tabs.findings} actions={data.total === 0 ? null : <ExportControl small list="majors.findings" filters={{ version: v.id }} />}>
      <p className="text-soft" role="status">{data.total === 0 ? t.findingsNone : t.findingsTotal(data.total, data.stopping)}</p>
      <ul className="grid gap-2">
        {data.findings.map((f, i) => (
          <li key={`${f.code}${String(i)}`} className="flex flex-wrap items-baseline gap-2">
            <Tag tone={f.stops ? 'danger' : 'info'}>{f.stops ? t.stops : t.advice}</Tag>
            {f.line === null ? null : <span className="digits text-soft">{t.line(f.line)}</span>}
            <span className="min-w-0">{f.text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
