import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { DeliveryFigures } from '#contracts/messages.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { CarriersCard } from './carriers-card.tsx';
import { MessagesTabs } from './messages-tabs.tsx';
import { noticeWords } from './notice-words.ts';
import { figuresQuery } from './notices.api.ts';
import { OutcomeBar } from './outcome-bar.tsx';
import { PersonMessages } from './person-messages.tsx';
import { words } from './words.ts';

/** 发送情况: what became of messages by day and by event, whom reminders reached, and the messages of one person. */
export function DeliveryScreen(): JSX.Element {
  const t = say(noticeWords);
  const [days, setDays] = useState(14);
  const figures = useQuery(figuresQuery(days));
  return (
    <Page title={say(words).delivery} sub={t.deliverySub}>
      <MessagesTabs />
      <PersonMessages />
      <div className="flex flex-wrap items-end gap-4">
        <SelectField label={t.days} value={String(days)} onChange={(e) => { setDays(Number(e.target.value)); }}>{[7, 14, 30, 90].map((n) => <option key={n} value={n}>{t.lastDays(n)}</option>)}</SelectField>
        <span className="pb-3 text-soft" role="status">{figures.data ? (figures.data.countedAt === null ? t.notCounted : t.countedAt(beijingTime(figures.data.countedAt))) : ''}</span>
      </div>
      <ProblemNotice error={figures.error} />
      {figures.data ? <Figures figures={figures.data} days={days} /> : figures.error ? null : <Loading />}
      <CarriersCard />
    </Page>
  );
}

function Figures({ figures, days }: { figures: DeliveryFigures; days: number }): JSX.Element {
  const t = say(noticeWords);
  const c = t.reminderColumns;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card title={t.byDay} actions={<ExportControl small list="messages.by-day" filters={{ days }} />}>{figures.days.length === 0 ? <p className="text-soft">{t.noFigures}</p> : figures.days.toReversed().map((d) => <OutcomeBar key={d.day} name={d.day} outcome={d} />)}</Card>
      <Card title={t.byEvent} actions={<ExportControl small list="messages.by-event" filters={{ days }} />}>{figures.events.length === 0 ? <p className="text-soft">{t.noFigures}</p> : figures.events.map((e) => <OutcomeBar key={e.event} name={e.name} outcome={e} />)}</Card>
      <Card title={t.reminders} actions={<ExportControl small list="messages.reminders" filters={{ days }} />}>
        <DataTable label={t.reminders} rows={figures.reminders} keyOf={(r) => `${r.sitting} ${String(r.mark)}`} empty={t.noReminders} columns={[{ name: c.sitting, cell: (r) => r.sitting }, { name: c.mark, cell: (r) => t.hours(r.mark), nowrap: true }, { name: c.reminded, cell: (r) => r.reminded.toLocaleString(), align: 'right' }]} />
      </Card>
    </div>
  );
}
