import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import { REMEDY_WORDS, SUSPENSION_STATE_WORDS, SuspensionState } from '#contracts/suspensions.ts';
import { may, sessionQuery } from '../../shared/api/session.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { suspensionsQuery } from './suspensions.api.ts';
import { stateTone } from './tones.ts';
import { words } from './words.ts';

/** 停考与退费: what was suspended where, and the way to suspend. */
export function SuspensionsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [state, setState] = useState<SuspensionState>();
  const [after, setAfter] = useState<string>();
  const { data: session } = useQuery(sessionQuery);
  const { data, error, isFetching } = useQuery(suspensionsQuery(state, after));
  return (
    <Page title={t.title} sub={t.sub} actions={(
      <div className="flex flex-wrap items-center gap-3">
        <ExportControl list="suspensions.suspensions" filters={{ state }} />
        {session && may(session, 'payment.see') ? <Link to="/refunds" search={{}} className="inline-flex min-h-11 items-center">{t.refunds}</Link> : null}
        {data?.mayPropose ? <Link to="/suspensions/new" className="inline-flex min-h-11 items-center rounded-md bg-blue px-4 font-semibold text-paper no-underline hover:bg-blue-deep">{t.open}</Link> : null}
      </div>
    )}>
      <div className="max-w-xs"><SelectField label={t.state} value={state ?? ''} onChange={(e) => { setState(SuspensionState.safeParse(e.target.value).data); setAfter(undefined); }}>
        <option value="">{t.all}</option>
        {SuspensionState.options.map((s) => <option key={s} value={s}>{SUSPENSION_STATE_WORDS[s][lang]}</option>)}
      </SelectField></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.lines} keyOf={(s) => s.id} empty={t.none} busy={isFetching}
          columns={[
            { name: t.exam, cell: (s) => <Link to="/suspensions/$id" params={{ id: s.id }} className="font-semibold">{s.sitting[lang]}</Link> },
            { name: t.place, cell: (s) => s.place[lang] },
            { name: t.when, cell: (s) => (s.halfDays.length === 0 ? t.allDay : inARow(s.halfDays.map((h) => h[lang]))) },
            { name: t.remedy, cell: (s) => REMEDY_WORDS[s.remedy][lang] },
            { name: t.people, cell: (s) => s.people.toLocaleString(), align: 'right' },
            { name: t.paid, cell: (s) => t.yuan(yuan(s.paidInFen)), align: 'right', nowrap: true },
            { name: t.at, cell: (s) => <span className="digits">{beijingTime(s.proposedAt)}</span>, nowrap: true },
            { name: t.state, cell: (s) => <Tag tone={stateTone(s.state)}>{SUSPENSION_STATE_WORDS[s.state][lang]}</Tag> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}
