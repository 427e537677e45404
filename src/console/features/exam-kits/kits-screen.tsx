import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { KIT_STATE_WORDS, type KitLine } from '#contracts/exam-kits.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card, Loading, Page } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { kitPath, kitsApi, kitsQuery } from './exam-kits.api.ts';
import { MakeCard } from './make-card.tsx';
import { UploadCard } from './upload-card.tsx';
import { words } from './words.ts';

const TONES = { working: 'neutral', ready: 'success', failed: 'danger', replaced: 'neutral' } as const;

/** The kits of one sitting in a province: made, taken along, made again, and what devices brought back. */
export function KitsScreen(): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { sitting, province } = useParams({ from: '/inside/exam-kits/$sitting/$province' });
  const client = useQueryClient();
  const [after, setAfter] = useState<string>();
  const { data, error, isFetching } = useQuery(kitsQuery(sitting, province, after));
  const refresh = () => client.invalidateQueries({ queryKey: ['exam-kits'] });
  const again = useAct((id: string, key) => call(kitsApi.again, { params: { id }, key }), refresh);
  if (!data) return <Page title={t.title}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  return (
    <Page title={`${data.sittingName[lang]} · ${data.provinceName[lang]}`} sub={t.title} actions={<Link to="/exam-kits" className="inline-flex min-h-11 items-center">{t.back}</Link>}>
      <div className="grid gap-4 xl:grid-cols-2">
        {data.mayMake ? <MakeCard list={data} sitting={sitting} province={province} onMade={refresh} /> : null}
        {data.mayTake ? <UploadCard onTaken={refresh} /> : null}
      </div>
      <Card title={t.list} actions={<ExportControl small list="exam-kits.kits" filters={{ sitting, province }} />}>
        <ProblemNotice error={again.error} />
        <p>{t.keyPrint} <code className="digits">{data.keyPrint}</code> <span className="text-soft">{t.keyHint}</span></p>
        <DataTable
          label={`${t.list} · ${data.provinceName[lang]}`} rows={data.kits} keyOf={(k) => k.id} empty={t.noneMade} busy={isFetching}
          columns={[
            { name: t.centre, cell: (k) => <>{k.centre} <span className="text-sm text-soft">{k.prefecture[lang]}</span></> }, { name: t.half, cell: (k) => k.halfDay[lang], nowrap: true }, { name: t.rooms, cell: (k) => k.rooms, align: 'right' }, { name: t.people, cell: (k) => k.people, align: 'right' },
            { name: t.state, cell: (k) => <State kit={k} /> },
            { name: t.file, cell: (k) => <File kit={k} may={data.mayMake} busy={again.isPending} onAgain={() => { again.mutate(k.id); }} /> },
            { name: t.results, cell: (k) => (k.results === 0 ? <span className="text-soft">{t.noResults}</span> : <Link to="/exam-kits/results/$id" params={{ id: k.id }} className="inline-flex min-h-8 items-center">{t.look}<span className="sr-only"> {k.centre} {k.halfDay[lang]}</span></Link>) },
          ]}
        />
        <Pager after={after} next={data.next} onShow={setAfter} />
      </Card>
    </Page>
  );
}

function State({ kit }: { kit: KitLine }): JSX.Element {
  const t = say(words);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Tag tone={TONES[kit.state]}>{KIT_STATE_WORDS[kit.state][pageLang()]}</Tag>
      {kit.outdated && kit.state !== 'replaced' ? <Tag tone="warning">{t.outdated}</Tag> : null}
      {kit.failure === '' ? null : <span className="text-sm text-soft">{kit.failure}</span>}
      {kit.loadedAt === null ? null : <span className="text-sm text-soft">{t.loaded(beijingTime(kit.loadedAt))}</span>}
    </span>
  );
}

function File({ kit, may, busy, onAgain }: { kit: KitLine; may: boolean; busy: boolean; onAgain: () => void }): JSX.Element {
  const t = say(words);
  if (kit.state === 'failed') return may ? <Button small disabled={busy} onClick={onAgain}>{t.again}<span className="sr-only"> {kit.centre}</span></Button> : <span className="text-soft">{t.failed}</span>;
  if (kit.state !== 'ready' || kit.bytes === null) return <span className="text-soft">—</span>;
  return <a href={kitPath(kit.id)} className="inline-flex min-h-8 items-center">{t.take(Math.max(0.1, kit.bytes / 1_048_576).toFixed(1))}<span className="sr-only"> {kit.centre} {kit.halfDay[pageLang()]}</span></a>;
}
