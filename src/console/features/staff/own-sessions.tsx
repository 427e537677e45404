import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { OwnSession } from '#contracts/staff-security.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable, type Column } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { securityWords } from './security-words.ts';
import { securityQuery, staffApi } from './staff.api.ts';

/** Where one is signed in, and the way out everywhere else. */
export function OwnSessions({ sessions }: { sessions: readonly OwnSession[] }): JSX.Element {
  const t = say(securityWords);
  const client = useQueryClient();
  const act = useAct(
    (id: string | 'all', key) => (id === 'all' ? call(staffApi.endSessions, { key }).then(() => undefined) : call(staffApi.endSession, { params: { id }, key }).then(() => undefined)),
    () => client.invalidateQueries(securityQuery),
  );
  const columns: Column<OwnSession>[] = [
    { name: t.openedAt, nowrap: true, cell: (s) => <><time>{beijingTime(s.openedAt)}</time> {s.current ? <Tag tone="success">{t.thisOne}</Tag> : null}</> },
    { name: t.lastSeen, nowrap: true, cell: (s) => <time>{beijingTime(s.lastSeenAt)}</time> },
    { name: t.endsAt, nowrap: true, cell: (s) => <time>{beijingTime(s.endsAt)}</time> },
    { name: t.address, nowrap: true, cell: (s) => <span className="digits">{s.ip}</span> },
    { name: t.browser, cell: (s) => browserOf(s.userAgent) ?? t.unknownBrowser },
    { name: t.end, cell: (s) => (s.current ? '—' : <Button small disabled={act.isPending} aria-label={`${t.end} ${beijingTime(s.openedAt)}`} onClick={() => { act.mutate(s.id); }}>{t.end}</Button>) },
  ];
  const others = sessions.some((s) => !s.current);
  return (
    <section aria-labelledby="devices" className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id="devices">{t.devices}</h2>
        {others ? <Button disabled={act.isPending} onClick={() => { act.mutate('all'); }}>{t.endAll}</Button> : <p className="text-soft">{t.noOthers}</p>}
      </div>
      <ProblemNotice error={act.error} />
      {act.isSuccess ? <Notice tone="success" live="status">{t.ended}</Notice> : null}
      <DataTable label={t.devices} rows={sessions} keyOf={(s) => s.id} columns={columns} empty={t.noOthers} />
    </section>
  );
}

const BROWSERS: readonly [RegExp, string][] = [[/MicroMessenger/, 'WeChat'], [/QQBrowser/, 'QQ Browser'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly [RegExp, string][] = [[/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS/, 'macOS'], [/Linux/, 'Linux']];

/** What people call the browser a request came from. */
function browserOf(userAgent: string): string | undefined {
  const nameIn = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const parts = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
