import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import { REFUND_STATE_WORDS } from '#contracts/refunds.ts';
import { PersonRemedy } from '#contracts/suspensions.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { peopleQuery } from './suspensions.api.ts';
import { words } from './words.ts';

/** 停考人员: whom it touched, what each has, where their refund is. */
export function PeopleCard({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [remedy, setRemedy] = useState<PersonRemedy>();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(peopleQuery(id, remedy, after));
  return (
    <Card title={t.peopleTitle} actions={<ExportControl small list="suspensions.people" filters={{ suspension: id, remedy }} />}>
      <div className="max-w-xs"><SelectField label={t.remedy} value={remedy ?? ''} onChange={(e) => { setRemedy(PersonRemedy.safeParse(e.target.value).data); setAfter(undefined); }}>
        <option value="">{t.all}</option>
        {PersonRemedy.options.map((r) => <option key={r} value={r}>{t.remedies[r]}</option>)}
      </SelectField></div>
      <ProblemNotice error={error} />
      {data ? (
        <DataTable
          label={t.peopleList} rows={data.people} keyOf={(p) => p.applicationId} empty={t.noPeople} busy={isFetching}
          columns={[
            { name: t.number, cell: (p) => <span className="digits">{p.number}</span> }, { name: t.name, cell: (p) => p.name, nowrap: true }, { name: t.city, cell: (p) => p.place[lang] },
            { name: t.subjects, cell: (p) => (p.whole ? t.allDay : p.subjects.join(' ')) }, { name: t.remedy, cell: (p) => `${t.remedies[p.remedy]}${p.moved ? ` · ${t.inResit}` : ''}` }, { name: t.paid, cell: (p) => t.yuan(yuan(p.paidInFen)), align: 'right', nowrap: true },
            { name: t.ticket, cell: (p) => (p.ticketWithdrawn ? t.withdrawn : '—') }, { name: t.refund, cell: (p) => (p.refund ? <>{REFUND_STATE_WORDS[p.refund.state][lang]}<br /><span className="digits text-sm text-soft">{p.refund.number}</span></> : '—') },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Card>
  );
}
