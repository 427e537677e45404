import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { CLOSING_KIND_WORDS, type ClosingList } from '#contracts/reconciliation.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reconciliationApi } from './reconciliation.api.ts';
import { words } from './words.ts';

type Waiting = ClosingList['waiting'][number];

/** 待结账: each day and sitting that is not closed, with everything that stands against it beside its button. */
export function WaitingList({ list, onDone }: { list: ClosingList; onDone: () => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const navigate = useNavigate();
  const act = useAct((w: Waiting, key) => call(reconciliationApi.proposeClosing, { body: { kind: w.kind, province: ProvinceCode.parse(w.provinceCode), day: w.day, sittingId: w.sittingId === null ? null : SittingId.parse(w.sittingId) }, key }), (closing) => { onDone(); void navigate({ to: '/reconciliation/closings/$id', params: { id: closing.id } }); });
  return (
    <Card title={t.waiting}>
      <p className="text-sm text-soft">{t.waitingNote}</p>
      <ProblemNotice error={act.error} />
      {list.province === null ? <p>{t.chooseProvince}</p> : list.waiting.length === 0 ? <p>{t.noWaiting}</p> : (
        <ul className="grid gap-3">
          {list.waiting.map((w) => (
            <li key={`${w.kind}${w.day}${w.sittingId ?? ''}`} className="grid gap-1 border-t border-rule pt-2 first:border-t-0 first:pt-0">
              <div className="flex flex-wrap items-center gap-3">
                <span className="font-semibold">{CLOSING_KIND_WORDS[w.kind][lang]} · <span className="digits">{w.kind === 'day' ? w.day : w.sitting}</span></span>
                {list.mayPropose ? <Button small disabled={w.reasons.length > 0 || act.isPending} onClick={() => { act.mutate(w); }}>{w.kind === 'day' ? t.closeDay : t.closeFinal}</Button> : null}
              </div>
              {w.reasons.length === 0 ? null : <ul className="list-disc pl-5 text-sm text-soft" aria-label={t.whyNot}>{w.reasons.map((r) => <li key={r}>{r}</li>)}</ul>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
