import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { DatabaseView, ProcessView } from '#contracts/operations.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { bytes, length, share, span } from './figures.ts';
import { words } from './words.ts';

const TONES = { running: 'success', silent: 'danger', ended: 'neutral' } as const;

/** Every process of the last day: what it is, whether it lives, and how its machine fares. */
export function ProcessesCard({ processes }: { processes: readonly ProcessView[] }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.processes} actions={<ExportControl small list="operations.processes" />}>
      <DataTable
        label={t.processList} rows={processes} keyOf={(p) => p.id} empty={t.noProcesses}
        columns={[
          { name: t.host, cell: (p) => <><span className="break-all">{p.host}</span> · {p.pid} <Tag tone={TONES[p.state]}>{t.processState[p.state]}</Tag></>, wide: true },
          { name: t.role, cell: (p) => t.roles[p.role] },
          { name: t.version, cell: (p) => <code className="text-sm break-all">{p.version}</code> },
          { name: t.started, cell: (p) => beijingTime(p.startedAt), nowrap: true },
          { name: t.seen, cell: (p) => beijingTime(p.lastSeenAt), nowrap: true },
          { name: t.disk, cell: (p) => (p.diskFree === null || p.diskTotal === null ? '—' : t.free(bytes(p.diskFree), share(p.diskFree, p.diskTotal))), align: 'right' },
          { name: t.memory, cell: (p) => bytes(p.memoryUsed), align: 'right' },
          { name: t.lag, cell: (p) => length(p.loopLagMs), align: 'right' },
        ]}
      />
    </Card>
  );
}

/** How the database fares, as far as the running login may see. */
export function DatabaseCard({ database: d }: { database: DatabaseView }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.database}>
      <Pairs pairs={[
        { term: t.version, value: `PostgreSQL ${d.version}` },
        { term: t.size, value: bytes(d.bytes) },
        { term: t.connections, value: <>{t.ofMost(d.connections, d.mostConnections)}<svg className="mt-1 h-1.5 w-full max-w-60" aria-hidden="true"><rect width="100%" height="100%" rx="3" className="fill-deep" /><rect width={`${String(Math.min(100, (d.connections / d.mostConnections) * 100))}%`} height="100%" rx="3" className="fill-blue" /></svg></> },
        { term: t.oldestTransaction, value: span(d.oldestTransactionSeconds) },
        { term: t.locks, value: String(d.waitingForLocks) },
        { term: t.standbys, value: d.standbys === 0 ? t.noStandby : t.behind(d.standbys, span(d.lagSeconds ?? 0)) },
      ]} />
    </Card>
  );
}
