import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import { DismissHint, HINT_KIND_WORDS, HintKind, Hints, type Hint } from '#contracts/hints.ts';
import { call, route } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { hintWords } from './hint-words.ts';

const list = route({ method: 'GET', path: '/api/staff/applications/:id/hints', ok: Hints });
const dismissal = route({ method: 'POST', path: '/api/staff/applications/:id/hints/:hintId/dismissal', body: DismissHint, ok: Hints });
const hintsQuery = (id: string) => queryOptions({ queryKey: ['review', 'hints', id], queryFn: ({ signal }) => call(list, { params: { id }, signal }), staleTime: 60_000 });

/** 线索 beside a case: what this registration has in common with others, in words, and its dismissal; nothing where there is none. */
export function CaseHints({ id }: { id: string }): JSX.Element | null {
  const t = say(hintWords);
  const client = useQueryClient();
  const { data, error } = useQuery(hintsQuery(id));
  const [chosen, setChosen] = useState<Hint>();
  const act = useAct(({ hint, reason }: { hint: Hint; reason: string }, key: string) => call(dismissal, { params: { id, hintId: hint.id }, body: { reason }, key }), (next) => {
    setChosen(undefined);
    client.setQueryData(hintsQuery(id).queryKey, next);
  });
  if (error) return <ProblemNotice error={error} />;
  if (!data || data.hints.length === 0) return null;
  return (
    <Card title={t.title}>
      <p className="text-soft">{t.note}</p>
      {kindsOf(data.hints).map(([kind, hints]) => (
        <details key={kind} open={hints.length === 1}>
          <summary className="min-h-8 cursor-pointer"><Tag tone={hints.every((h) => h.dismissed) ? 'neutral' : 'warning'}>{HINT_KIND_WORDS[kind][pageLang()]}</Tag> <span className="text-sm text-soft">{t.count(hints.length)}</span></summary>
          <ul className="grid gap-3 pt-1">
            {hints.map((h) => (
              <li key={h.id} className={`grid gap-1 border-l-4 pl-3 ${h.dismissed ? 'border-line' : 'border-warning'}`}>
                <p>{h.text}</p>
                <p className="text-soft">{h.others.length > 0 ? `${t.others}${colon()}${inARow(h.others)} · ` : ''}{h.elsewhere > 0 ? `${t.elsewhere(h.elsewhere)} · ` : ''}{t.found} {beijingTime(h.foundAt)}</p>
                {h.dismissed ? <p className="text-soft">{t.dismissed(h.dismissed.by, beijingTime(h.dismissed.at), h.dismissed.reason)}</p> : data.mayDismiss ? <div><Button small onClick={() => { act.reset(); setChosen(h); }}>{t.dismiss}<span className="sr-only"> {HINT_KIND_WORDS[h.kind][pageLang()]}</span></Button></div> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {chosen ? (
        <ReasonDialog open title={t.dismissTitle} act={t.dismiss} max={200} reasonHint={t.hint} busy={act.isPending} error={act.error} onClose={() => { setChosen(undefined); act.reset(); }} onAct={(reason) => { act.mutate({ hint: chosen, reason }); }}>
          <p>{chosen.text}</p><p className="text-soft">{t.dismissNote}</p>
        </ReasonDialog>
      ) : null}
    </Card>
  );
}

/** The hints by kind, each kind once: many of one kind are folded under its name. */
function kindsOf(hints: readonly Hint[]): [HintKind, Hint[]][] {
  return HintKind.options.flatMap((kind): [HintKind, Hint[]][] => {
    const some = hints.filter((h) => h.kind === kind);
    return some.length === 0 ? [] : [[kind, some]];
  });
}
