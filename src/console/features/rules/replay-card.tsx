import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { RuleVersionWhole } from '#contracts/rules.ts';
import { call } from '../../shared/api/call.ts';
import { useServerToday } from '../../shared/api/server-now.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { OneReplay } from './parts/one-replay.tsx';
import { replaysQuery, rulesApi } from './rules.api.ts';
import { words } from './words.ts';

/** 回放: the saved draft over confirmed applications, with progress, figures and who would flip. */
export function ReplayCard({ rule }: { rule: RuleVersionWhole }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [year, setYear] = useState(Number(useServerToday().slice(0, 4)));
  const found = useQuery(replaysQuery(rule.id));
  const start = useAct((examYear: number, key) => call(rulesApi.replay, { params: { id: rule.id }, body: { examYear }, key }), () => client.invalidateQueries({ queryKey: ['rules', 'replays', rule.id] }));
  return (
    <Card title={t.replay}>
      <p className="text-soft">{t.replayHint}</p>
      <ProblemNotice error={start.error} except={['examYear']} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-40"><TextField label={t.year} type="number" min={2000} max={2100} value={year} problem={problemAt(start.error, 'examYear')} onChange={(e) => { setYear(Number(e.target.value)); }} /></div>
        <Button disabled={start.isPending} onClick={() => { start.mutate(year); }}>{t.replayAct}</Button>
      </div>
      <ProblemNotice error={found.error} />
      {found.data?.replays.map((r) => <OneReplay key={r.id} replay={r} />)}
    </Card>
  );
}
