import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { AuditLine, AuditSearch } from '#contracts/oversight.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ChainCard } from './chain-card.tsx';
import { chainQuery, searchQuery } from './oversight.api.ts';
import { SearchForm } from './search-form.tsx';
import { TraceCard } from './trace-card.tsx';
import { words } from './words.ts';

/** 审计日志: search, and whether the log is whole. What was asked stays out of the address, since it may be a document number. */
export function AuditScreen(): JSX.Element {
  const t = say(words);
  const [asked, setAsked] = useState<AuditSearch>({});
  const found = useInfiniteQuery(searchQuery(asked));
  const chain = useQuery(chainQuery);
  const lines = found.data?.pages.flatMap((p) => p.lines);
  return (
    <Page title={t.title} sub={t.sub} actions={<ExportControl list="oversight.audit" filters={asked} />}>
      {chain.data ? <ChainCard chain={chain.data} /> : null}
      <TraceCard />
      <SearchForm acts={chain.data?.acts ?? []} error={found.error} onSearch={setAsked} />
      <ProblemNotice error={found.error} except={['staff', 'documentNumber', 'to', 'action']} />
      {lines ? <Lines lines={lines} busy={found.isFetching} /> : found.isPending ? <Loading /> : null}
      {found.hasNextPage ? <div><Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t.more}</Button></div> : null}
    </Page>
  );
}

function Lines({ lines, busy }: { lines: readonly AuditLine[]; busy: boolean }): JSX.Element {
  const t = say(words);
  return (
    <DataTable
      label={t.title} rows={lines} keyOf={(l) => l.id} empty={t.empty} busy={busy}
      columns={[
        { name: t.at, cell: (l) => <time dateTime={new Date(l.at).toISOString()}>{beijingTime(l.at)}</time>, nowrap: true },
        { name: t.who, cell: (l) => (l.actorText === '' ? t.kinds[l.actorKind] : l.actorText) },
        { name: t.what, cell: (l) => <>{l.actionText} <code className="block text-sm text-soft">{l.action}</code></> },
        { name: t.on, cell: (l) => <><span className="break-all">{l.subjectText}</span> {l.changed ? <Tag>{t.changed}</Tag> : null}</> },
        { name: t.why, cell: (l) => l.reason },
        { name: t.address, cell: (l) => <span className="digits">{l.ip}</span>, nowrap: true },
      ]}
    />
  );
}
