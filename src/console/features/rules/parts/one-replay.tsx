import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RuleReplay } from '#contracts/rules.ts';
import { ExportControl } from '../../../shared/exports/export-control.tsx';
import { oneByOne, say } from '../../../shared/text/text.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { DataTable } from '../../../shared/ui/data-table.tsx';
import { Loading, Pairs } from '../../../shared/ui/page.tsx';
import { Pager } from '../../../shared/ui/pager.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { flipsQuery } from '../rules.api.ts';
import { words } from '../words.ts';

/** One replay with its progress, its figures and whose answer turns; of conditions or (with `of`) of a table of majors. */
export function OneReplay({ replay, of }: { replay: RuleReplay; of?: string }): JSX.Element {
  const t = say(words);
  const [shown, setShown] = useState(false);
  const f = t.figures;
  return (
    <section aria-label={`${t.replay} ${beijingTime(replay.startedAt)}`} className="grid gap-2 rounded-md border border-rule p-3">
      <h3>{beijingTime(replay.startedAt)} · {of === undefined ? '' : `${of} · `}{replay.examYear} · {t.ofVersion(replay.ruleVersion)} <Tag tone={replay.finishedAt === null ? 'warning' : 'success'}>{replay.finishedAt === null ? t.running : t.finished}</Tag></h3>
      {replay.finishedAt === null ? <progress className="w-full" aria-label={t.running} max={Math.max(1, replay.total)} value={replay.seen} /> : null}
      <Pairs pairs={(['total', 'seen', 'stay', 'gained', 'lost', 'unjudged'] as const).map((name) => ({ term: f[name], value: <span className="tabular-nums">{replay[name]}</span> }))} />
      {replay.gained + replay.lost > 0 && !shown ? <div><Button small onClick={() => { setShown(true); }}>{t.showFlips}</Button></div> : null}
      {shown ? <Flips id={replay.id} /> : null}
    </section>
  );
}

function Flips({ id }: { id: string }): JSX.Element {
  const t = say(words);
  const c = t.flipColumns;
  const [after, setAfter] = useState<string>();
  const found = useQuery(flipsQuery(id, after));
  if (!found.data) return found.error ? <ProblemNotice error={found.error} /> : <Loading />;
  return (
    <>
      <div><ExportControl small list="rules.flips" filters={{ replay: id }} /></div>
      <DataTable
        label={t.flips} rows={found.data.flips} keyOf={(f) => f.applicationId} empty={t.noFlips} busy={found.isFetching}
        columns={[
          { name: c.number, cell: (f) => f.number, nowrap: true }, { name: c.name, cell: (f) => f.name, nowrap: true }, { name: c.province, cell: (f) => f.province, nowrap: true },
          { name: c.becomes, cell: (f) => <Tag tone={f.becomes === 'met' ? 'success' : 'danger'}>{t.becomes[f.becomes]}</Tag>, nowrap: true }, { name: c.why, cell: (f) => oneByOne(f.why) },
        ]}
      />
      <Pager after={after} next={found.data.next} onShow={setAfter} />
    </>
  );
}
