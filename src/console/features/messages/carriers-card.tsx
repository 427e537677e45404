import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { MessageCarrier, MessageCarriersView } from '#contracts/messages.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { carrierWords } from './carrier-words.ts';
import { carriersQuery } from './notices.api.ts';

/** 通道: the carriers in the order they are asked, how they fare, what they cannot say, what waits and how much one recipient gets. */
export function CarriersCard(): JSX.Element {
  const t = say(carrierWords);
  const found = useQuery(carriersQuery);
  return (
    <Card title={t.title} actions={<ExportControl small list="messages.carriers" filters={{}} />}>
      <p className="text-soft">{t.note}</p>
      <ProblemNotice error={found.error} />
      {found.data ? <Found view={found.data} /> : found.error ? null : <Loading />}
    </Card>
  );
}

function Found({ view }: { view: MessageCarriersView }): JSX.Element {
  const t = say(carrierWords);
  const c = t.columns;
  const pushed = view.carriers.filter((one) => one.reportsTo !== null);
  return (
    <>
      <DataTable
        label={t.list} rows={view.carriers} keyOf={(one) => `${one.channel} ${one.name}`} empty={t.empty}
        columns={[
          { name: c.carrier, cell: (one) => <>{t.channels[one.channel]} {one.place} · <strong>{one.name}</strong> <span className="block text-sm text-soft">{t.kinds[one.kind] ?? one.kind}</span></> },
          { name: c.state, cell: (one) => <State carrier={one} /> }, { name: c.day, cell: (one) => t.day(one.taken, one.refused, one.unclear) }, { name: c.last, cell: (one) => <Last carrier={one} /> }, { name: c.templates, cell: (one) => <Templates carrier={one} /> },
        ]}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <section>
          <h3>{t.waiting}</h3>
          {view.waiting.length === 0 ? <p className="text-soft">{t.nothingWaits}</p> : <ul>{view.waiting.map((w) => <li key={`${w.channel} ${w.why}`}>{t.channels[w.channel]} · {t.why[w.why]} <span className="digits">{t.count(w.count)}</span></li>)}</ul>}
        </section>
        <section>
          <h3>{t.limits}</h3>
          <ul>{(['sms', 'mail'] as const).flatMap((channel) => (['code', 'notice'] as const).map((kind) => <li key={`${channel} ${kind}`}>{t.channels[channel]} · {t[kind]} <span className="text-soft">{t.most(view.limits[channel][kind])}</span></li>))}</ul>
        </section>
      </div>
      {pushed.length > 0 ? (
        <details>
          <summary>{t.reportsTo}</summary>
          <p className="text-soft">{t.reportsNote}</p>
          <dl>{pushed.map((one) => <div key={`${one.channel} ${one.name}`}><dt>{one.name}</dt><dd className="break-all"><code>{one.reportsTo}</code></dd></div>)}</dl>
        </details>
      ) : null}
    </>
  );
}

function State({ carrier }: { carrier: MessageCarrier }): JSX.Element {
  const t = say(carrierWords);
  return <><Tag tone={carrier.state === 'working' ? 'success' : carrier.state === 'held' ? 'danger' : 'info'}>{t.states[carrier.state]}</Tag>{carrier.since === null ? null : <span className="digits block text-sm text-soft">{t.since(beijingTime(carrier.since))}</span>}</>;
}

function Last({ carrier: { lastTakenAt, lastNoAt, lastNo } }: { carrier: MessageCarrier }): JSX.Element {
  const t = say(carrierWords);
  if (lastTakenAt === null && lastNoAt === null) return <span className="text-soft">{t.never}</span>;
  return <>{lastTakenAt === null ? null : <span className="block">{t.lastTaken(beijingTime(lastTakenAt))}</span>}{lastNoAt === null ? null : <span className="block">{t.lastNo(beijingTime(lastNoAt), lastNo)}</span>}</>;
}

function Templates({ carrier: { kind, byCatchAll, lacking } }: { carrier: MessageCarrier }): JSX.Element {
  const t = say(carrierWords);
  if (kind !== 'aliyun' && kind !== 'tencent') return <span className="text-soft">{t.anyWords}</span>;
  const named = byCatchAll.length > 0 ? byCatchAll : lacking;
  if (named.length === 0) return <>{t.allOwn}</>;
  return <details><summary>{lacking.length > 0 ? <Tag tone="danger">{t.lacking(lacking.length)}</Tag> : t.catchAll(byCatchAll.length)}</summary><ul>{named.map((event) => <li key={event}>{event}</li>)}</ul></details>;
}
