import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Trouble } from '#contracts/operations.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { BackupsCard } from './backups-card.tsx';
import { number } from './figures.ts';
import { DatabaseCard, ProcessesCard } from './machines-cards.tsx';
import { operationsQuery } from './operations.api.ts';
import { IndexChangeCard } from './index-change-card.tsx';
import { RotationCard } from './rotation-card.tsx';
import { QueuesCard } from './queues-card.tsx';
import { rushWords } from './rush-words.ts';
import { ServiceCard } from './service-card.tsx';
import { words } from './words.ts';

/** 运行状态: what needs somebody first, then services, queues, processes and the database. */
export function OperationsScreen(): JSX.Element {
  const t = say(words);
  const { data, error } = useQuery(operationsQuery);
  const failed = data?.queues.reduce((n, q) => n + q.failed, 0) ?? 0;
  return (
    <Page title={t.title} sub={t.sub} actions={<nav aria-label={t.failedTitle} className="flex flex-wrap gap-4"><Link to="/operations/rush" className="inline-flex min-h-8 items-center">{say(rushWords).link}</Link><Link to="/operations/failed" search={{}} className="inline-flex min-h-8 items-center">{t.failedLink(failed)}</Link><Link to="/operations/discarded" search={{}} className="inline-flex min-h-8 items-center">{t.discardedLink}</Link></nav>}>
      <ProblemNotice error={error} />
      {data ? (
        <>
          <Troubles troubles={data.troubles} />
          <section aria-label={t.services} className="grid gap-3">
            <div className="flex flex-wrap items-center justify-between gap-2"><div><h2>{t.services}</h2><p className="text-soft">{t.servicesNote}</p></div><ExportControl small list="operations.services" /></div>
            <div className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">{data.services.map((s) => <ServiceCard key={s.service} service={s} now={data.now} />)}</div>
          </section>
          <QueuesCard queues={data.queues} />
          <ProcessesCard processes={data.processes} />
          <DatabaseCard database={data.database} />
          <BackupsCard backups={data.backups} />
          {data.rotation ? <RotationCard rotation={data.rotation} /> : null}
          {data.indexChange ? <IndexChangeCard change={data.indexChange} /> : null}
        </>
      ) : error ? null : <Loading />}
    </Page>
  );
}

function Troubles({ troubles }: { troubles: readonly Trouble[] }): JSX.Element {
  const t = say(words);
  if (troubles.length === 0) return <Notice tone="success" live="status">{t.allWell}</Notice>;
  return (
    <Card title={t.troubles}>
      <ul className="grid gap-3">
        {troubles.map((x) => (
          <li key={`${x.code} ${x.of}`} className={`border-l-4 pl-3 ${x.grave ? 'border-danger' : 'border-warning'}`}>
            <p><Tag tone={x.grave ? 'danger' : 'warning'}>{x.grave ? t.grave : t.minor}</Tag> <strong className="break-words">{t.trouble[x.code](x.of, number(x.figure))}</strong></p>
            <p className="text-soft">{t.to}{colon()}{t.advice[x.code]} {x.code === 'jobs_failed' ? <Link to="/operations/failed" search={{ kind: x.of }} className="inline-block min-h-6">{t.failedTitle}<span className="sr-only"> {x.of}</span></Link> : null}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
