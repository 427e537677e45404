import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { OBJECTION_STATES, OBJECTION_STATE_WORDS, ObjectionState } from '#contracts/objections.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { objectionsQuery } from './completions.api.ts';
import { OBJECTION_TONES } from './tones.ts';
import { words } from './words.ts';

/** 公示异议: the objections of the jurisdiction, the newest first. */
export function ObjectionsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const { state, publicity, after } = useSearch({ from: '/inside/objections' });
  const { data, error, isFetching } = useQuery(objectionsQuery({ state, publicity, after }));
  const show = (next: { state?: ObjectionState | undefined; after?: string | undefined }) => { void navigate({ to: '/objections', search: { publicity, state, ...next } }); };
  return (
    <Page title={t.objectionsTitle} sub={t.objectionsSub} actions={<ExportControl list="completions.objections" filters={{ ...(state && { state }), ...(publicity && { publicity }) }} />}>
      <div className="sm:w-56"><SelectField label={t.state} value={state ?? ''} onChange={(e) => { show({ state: ObjectionState.safeParse(e.target.value).data, after: undefined }); }}><option value="">{t.anyState}</option>{OBJECTION_STATES.map((s) => <option key={s} value={s}>{OBJECTION_STATE_WORDS[s][lang]}</option>)}</SelectField></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.objectionsTitle} rows={data.lines} keyOf={(o) => o.id} empty={t.noObjections} busy={isFetching}
          columns={[
            { name: t.reference, cell: (o) => <Link to="/objections/$id" params={{ id: o.id }} className="digits font-semibold">{o.reference}</Link>, nowrap: true }, { name: t.about, cell: (o) => o.name, nowrap: true }, { name: t.exam, cell: (o) => o.sittingName }, { name: t.province, cell: (o) => o.provinceName, nowrap: true },
            { name: t.channel, cell: (o) => `${t.channels[o.channel]} · ${o.named ? t.named : t.anonymous}`, nowrap: true }, { name: t.received, cell: (o) => <span className="digits">{beijingTime(o.receivedAt)}</span>, nowrap: true }, { name: t.officer, cell: (o) => o.assignedTo ?? t.nobodyYet }, { name: t.state, cell: (o) => <Tag tone={OBJECTION_TONES[o.state]}>{OBJECTION_STATE_WORDS[o.state][lang]}</Tag>, nowrap: true },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={(next) => { show({ after: next }); }} />
    </Page>
  );
}
