import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { Exclusion, EXCLUSION_WORDS, type ReleaseWhole } from '#contracts/tickets.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { exclusionsQuery } from './tickets.api.ts';
import { words } from './words.ts';

/** 排除名单: who gets no ticket and why, by reason, a page at a time. */
export function ExclusionsCard({ release }: { release: ReleaseWhole }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [reason, setReason] = useState<Exclusion>();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(exclusionsQuery(release.id, reason, after));
  return (
    <Card title={t.exclusions}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="sm:w-72">
          <SelectField label={t.reason} value={reason ?? ''} onChange={(e) => { setReason(Exclusion.safeParse(e.target.value).data); setAfter(undefined); }}>
            <option value="">{t.anyReason}</option>{release.leftOut.map((l) => <option key={l.reason} value={l.reason}>{EXCLUSION_WORDS[l.reason][lang]} ({l.people.toLocaleString()})</option>)}
          </SelectField>
        </div>
        <ExportControl list="tickets.exclusions" filters={{ release: release.id, ...(reason && { reason }) }} />
      </div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.exclusions} rows={data.people} keyOf={(p) => p.applicationId} empty={t.noneExcluded} busy={isFetching}
          columns={[
            { name: t.number, cell: (p) => <span className="digits">{p.number}</span>, nowrap: true }, { name: t.name, cell: (p) => p.name, nowrap: true }, { name: t.document, cell: (p) => <span className="digits">{p.document}</span>, nowrap: true },
            { name: t.city, cell: (p) => p.prefecture, nowrap: true }, { name: t.reason, cell: (p) => p.reasons.map((r) => EXCLUSION_WORDS[r][lang]).join(lang === 'zh' ? '；' : '; '), wide: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Card>
  );
}
