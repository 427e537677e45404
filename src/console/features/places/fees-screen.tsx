import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { FeeLine } from '#contracts/exam-editing.ts';
import { yuan } from '#contracts/money.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { FeesForm } from './fees-form.tsx';
import { feesQuery, sittingNamesQuery } from './places.api.ts';
import { words } from './words.ts';

/** 收费标准: per exam the schedules of the jurisdiction's provinces, and one of them to edit. */
export function FeesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { exam, province } = useSearch({ from: '/inside/fees' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [saved, setSaved] = useState<string>();
  const { data: sittings } = useQuery(sittingNamesQuery);
  const exams = [...new Map(sittings?.sittings.map((s) => [s.examCode, s.examName[lang]]))].sort(([a], [b]) => a.localeCompare(b));
  const shown = exam ?? (exams.find(([code]) => code === '034') ?? exams[0])?.[0];
  const { data, error } = useQuery({ ...feesQuery(shown ?? ''), enabled: shown !== undefined });
  const chosen = data?.schedules.find((s) => s.province === province) ?? (data?.schedules.length === 1 ? data.schedules[0] : undefined);
  return (
    <Page title={t.fees} sub={t.feesSub} actions={shown === undefined ? null : <ExportControl list="catalogue.fees" filters={{ exam: shown }} />}>
      <div className="max-w-sm"><SelectField label={t.exam} value={shown ?? ''} onChange={(e) => { void navigate({ to: '/fees', search: { exam: e.target.value, province } }); }}>{exams.map(([code, name]) => <option key={code} value={code}>{code} {name}</option>)}</SelectField></div>
      <ProblemNotice error={error} />
      {data === undefined ? (error ? null : <Loading />) : (
        <DataTable
          label={t.fees} rows={data.schedules} keyOf={(s) => s.province} empty={t.noLines}
          columns={[
            { name: t.province, cell: (s) => s.name[lang], nowrap: true },
            { name: t.lines, cell: (s) => (s.lines.length === 0 ? <span className="text-soft">{t.noLines}</span> : <ul>{s.lines.map((l, at) => <li key={String(at)}>{inWords(l)}</li>)}</ul>), nowrap: true },
            { name: t.legalBasis, cell: (s) => oneByOne([...new Set(s.lines.map((l) => l.legalBasis))]) },
            { name: t.changed, cell: (s) => (s.changedAt === null ? <span className="text-soft">{t.seeds}</span> : <span className="digits">{beijingTime(s.changedAt)}</span>), nowrap: true },
            { name: t.act, cell: (s) => <Button small aria-label={`${t.edit} ${t.editFees(s.name[lang])}`} onClick={() => { void navigate({ to: '/fees', search: { exam: shown, province: s.province } }); }}>{t.edit}</Button> },
          ]}
        />
      )}
      {chosen && shown !== undefined ? <FeesForm key={`${shown}/${chosen.province}/${String(chosen.version)}`} exam={shown} schedule={chosen} saved={saved === `${shown}/${chosen.province}`} onSaved={() => { setSaved(`${shown}/${chosen.province}`); }} onReload={() => { void client.invalidateQueries({ queryKey: ['fees'] }); }} /> : null}
    </Page>
  );
}

function inWords(l: FeeLine): string {
  const t = say(words);
  const span = l.from === null && l.to === null ? t.always : `${String(l.from ?? '')}–${String(l.to ?? '')}`;
  return `${l.levelCode === null ? '' : `${t.level} ${l.levelCode} · `}${l.subjectType === null ? t.any : t.types[l.subjectType]} · ${t.yuan(yuan(l.amountInFen))} · ${span}`;
}
