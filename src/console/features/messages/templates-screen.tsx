import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { TemplateWork, worksOn, type TemplateLine } from '#contracts/message-templates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { MessagesTabs } from './messages-tabs.tsx';
import { templatesQuery } from './messages.api.ts';
import { words } from './words.ts';

/** 消息模板: every event with its words, narrowed by kind and by what is being worked on. */
export function TemplatesScreen(): JSX.Element {
  const t = say(words);
  const search = useSearch({ from: '/inside/messages' });
  const navigate = useNavigate();
  const list = useQuery(templatesQuery);
  const events = list.data?.events ?? [];
  const groups = [...new Map(events.map((e) => [e.group, e.groupText]))];
  const show = (next: Partial<typeof search>) => void navigate({ to: '/messages', search: { ...search, ...next } });
  const shown = events.filter((e) => (search.group === undefined || e.group === search.group) && (search.work === undefined || worksOn(e, search.work)));
  return (
    <Page title={t.templates} sub={t.templatesSub} actions={<ExportControl list="messages.templates" filters={search} />}>
      <MessagesTabs />
      <ProblemNotice error={list.error} />
      <div className="grid gap-3 sm:grid-cols-2 lg:max-w-2xl">
        <SelectField label={t.group} value={search.group ?? ''} onChange={(e) => { show({ group: e.target.value || undefined }); }}>
          <option value="">{t.all}</option>{groups.map(([group, name]) => <option key={group} value={group}>{name}</option>)}
        </SelectField>
        <SelectField label={t.work} value={search.work ?? ''} onChange={(e) => { show({ work: TemplateWork.safeParse(e.target.value).data }); }}>
          <option value="">{t.all}</option><option value="in_work">{t.inWork}</option><option value="rewritten">{t.rewritten}</option><option value="shipped">{t.shippedOnly}</option>
        </SelectField>
      </div>
      {list.data ? <Templates events={shown} /> : <Loading />}
    </Page>
  );
}

function Templates({ events }: { events: readonly TemplateLine[] }): JSX.Element {
  const t = say(words);
  const c = t.columns;
  return (
    <DataTable
      label={t.templates} rows={events} keyOf={(e) => e.event} empty={t.noTemplates}
      columns={[
        { name: c.event, nowrap: true, cell: (e) => <><Link to="/messages/templates/$event" params={{ event: e.event }} className="inline-block py-1 font-semibold">{e.name}</Link><br /><span className="text-sm text-soft">{e.groupText}</span></> },
        { name: c.text, cell: (e) => <span className="break-words">{e.text}</span> },
        { name: c.channels, cell: (e) => <Channels event={e} /> },
        { name: c.state, cell: (e) => <States event={e} /> },
      ]}
    />
  );
}

function Channels({ event: { sms, mail, inbox } }: { event: TemplateLine }): JSX.Element {
  const t = say(words);
  const n = t.channelNames;
  return <span className="flex flex-wrap gap-1">{sms ? <Tag tone="info">{n.sms}</Tag> : <Tag>{t.channelOff(n.sms)}</Tag>}{mail ? <Tag tone="info">{n.mail}</Tag> : null}{inbox ? <Tag tone="info">{n.inbox}</Tag> : null}</span>;
}

function States({ event }: { event: TemplateLine }): JSX.Element {
  const t = say(words);
  return (
    <span className="flex flex-wrap gap-1">
      {event.inForce ? <Tag tone="success">{t.version(event.inForce.number)}</Tag> : <Tag>{t.shipped}</Tag>}
      {event.additions > 0 ? <Tag tone="success">{t.additions(event.additions)}</Tag> : null}
      {event.open.map((v) => <Link key={v.id} to="/messages/versions/$id" params={{ id: v.id }}><Tag tone="warning">{v.state === 'proposed' ? t.waiting(v.writtenBy) : t.drafting(v.writtenBy)}</Tag></Link>)}
    </span>
  );
}
