import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { PrepareRelease, RELEASE_STATE_WORDS, type ReleaseLine } from '#contracts/tickets.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { stateTone } from './state-tones.ts';
import { releasesQuery, ticketsApi } from './tickets.api.ts';
import { words } from './words.ts';

/** 准考证发布: the exams of the jurisdiction, each with where its tickets stand. */
export function ReleasesScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(releasesQuery(after));
  const prepare = useAct((line: ReleaseLine, key) => call(ticketsApi.prepare, { body: PrepareRelease.parse({ sittingId: line.sittingId, province: line.province }), key }), (done) => { void navigate({ to: '/tickets/$id', params: { id: done.id } }); });
  return (
    <Page title={t.title} sub={t.sub} actions={<div className="flex flex-wrap items-center gap-3"><ExportControl list="tickets.releases" /><Link to="/tickets/one" search={{}} className="inline-flex min-h-11 items-center">{t.findOne}</Link></div>}>
      <ProblemNotice error={error ?? prepare.error} />
      {data ? (
        <DataTable
          label={t.title} rows={data.lines} keyOf={(l) => `${l.sittingId}/${l.province}`} empty={t.none} busy={isFetching}
          columns={[
            { name: t.exam, cell: (l) => (l.release ? <Link to="/tickets/$id" params={{ id: l.release.id }} className="font-semibold">{l.exam[lang]}</Link> : l.exam[lang]) },
            { name: t.province, cell: (l) => l.provinceName[lang], nowrap: true },
            { name: t.examOn, cell: (l) => <span className="digits">{inARow(l.examOn)}</span> },
            { name: t.window, cell: (l) => (l.window ? <span className="digits">{beijingTime(l.window.opensAt)} – {beijingTime(l.window.closesAt)}</span> : t.noWindow) },
            { name: t.issued, cell: (l) => l.release?.issued.toLocaleString() ?? '—', align: 'right' },
            { name: t.state, cell: (l) => <Standing line={l} may={data.mayArrange} busy={prepare.isPending} onPrepare={() => { prepare.mutate(l); }} /> },
          ]}
        />
      ) : error ? null : <Loading />}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Page>
  );
}

function Standing({ line, may, busy, onPrepare }: { line: ReleaseLine; may: boolean; busy: boolean; onPrepare: () => void }): JSX.Element {
  const t = say(words);
  if (line.release) return <Tag tone={stateTone(line.release.state)}>{RELEASE_STATE_WORDS[line.release.state][pageLang()]}</Tag>;
  if (!line.planFrozen) return <span className="text-soft">{t.notFrozen}</span>;
  return may ? <Button look="main" small disabled={busy} onClick={onPrepare}>{t.prepare}<span className="sr-only"> {line.exam[pageLang()]}</span></Button> : <span className="text-soft">{t.ready}</span>;
}
