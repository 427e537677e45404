import { useEffect, useId, useRef, useState, type JSX, type Ref } from 'react';
import type { MaterialKind } from '#contracts/materials.ts';
import type { ReviewCase, ReviewDecisionKind } from '#contracts/review.ts';
import { call, isProblem } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { colon, oneByOne, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { AskFor } from './ask-for.tsx';
import { Checklist, useTicks } from './checklist.tsx';
import { reviewApi } from './review.api.ts';
import { useShortcuts } from './use-shortcuts.ts';

type Props = { c: ReviewCase; onDecided: (stateText: string) => void; onReload: () => Promise<void> };

const KEYS = { approve: 'a', reject: 'j', return: 'b' } as const;

/** 核验决定: choose, give the reason, submit; what is closed says why. */
export function DecisionPanel({ c, onDecided, onReload }: Props): JSX.Element {
  const t = text().review;
  const name = useId();
  const [decision, setDecision] = useState<ReviewDecisionKind>();
  const [reason, setReason] = useState('');
  const [materials, setMaterials] = useState<MaterialKind[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const ticks = useTicks(c);
  const act = useAct(
    (d: ReviewDecisionKind, key) => call(reviewApi.decide, { params: { id: c.id }, body: { decision: d, reason, reasonCodes: [...codes], ticked: [...ticks.ticked], materials: d === 'return' ? materials : [], version: c.version }, key }),
    (done) => {
      setDecision(undefined);
      setReason('');
      setMaterials([]);
      setCodes([]);
      onDecided(done.decision.state === 'effective' ? done.stateText : done.decision.stateText);
    },
  );
  const choose = (d: ReviewDecisionKind) => {
    if (!c.acts.find((a) => a.decision === d)?.open) return;
    setDecision(d);
    if (d !== 'approve') words.current?.focus();
  };
  const pick = (code: string) => {
    const picked = c.reasons.find((r) => r.code === code);
    if (!picked) return;
    setReason((r) => [r, picked.text].filter((x) => x !== '').join('\n'));
    setCodes((before) => [...new Set([...before, code])]);
    words.current?.focus();
  };
  const open = c.acts.some((a) => a.open);
  useShortcuts({ a: () => { choose('approve'); }, j: () => { choose('reject'); }, b: () => { choose('return'); } }, open);
  useEffect(() => {
    if (problemAt(act.error, 'reason')) words.current?.focus();
  }, [act.error]);
  const moved = isProblem(act.error) && act.error.status === 409;
  return (
    <Card title={t.decide}>
      <ProblemNotice error={act.error} except={['reason', 'ticked']} />
      {moved ? <Button small onClick={() => { act.reset(); void onReload(); }}>{t.changed}</Button> : null}
      <form
        ref={form} className="grid gap-4" noValidate
        onSubmit={(event) => { event.preventDefault(); if (decision) act.mutate(decision); }}
        onKeyDown={(event) => { if (event.ctrlKey && event.key === 'Enter') form.current?.requestSubmit(); }}
      >
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t.decide}</legend>
          {c.acts.map(({ decision: d, open: isOpen, reasons }) => (
            <div key={d} className="grid">
              <label className={`flex min-h-8 items-center gap-2 ${isOpen ? '' : 'text-disabled-ink'}`}>
                <input type="radio" name={name} value={d} className="size-5" checked={decision === d} disabled={!isOpen} aria-keyshortcuts={KEYS[d]} aria-describedby={isOpen ? undefined : `${name}-${d}`} onChange={() => { choose(d); }} />
                <span className="font-semibold">{t[d]}</span>
              </label>
              {isOpen ? null : <p id={`${name}-${d}`} className="pl-7 text-sm text-soft">{oneByOne(reasons)}</p>}
            </div>
          ))}
        </fieldset>
        {open ? (
          <>
            <Checklist c={c} ticked={ticks.ticked} onChange={ticks.change} error={ticks.error} problem={problemAt(act.error, 'ticked')} />
            {decision === 'reject' || decision === 'return' ? (
              <SelectField label={t.pick} value="" onChange={(e) => { pick(e.target.value); }}>
                <option value="" />
                {c.reasons.filter((r) => r.decision === decision).map((r) => <option key={r.code} value={r.code}>{r.label}</option>)}
              </SelectField>
            ) : null}
            <ReasonField area={words} reason={reason} onReason={setReason} needed={decision === 'reject' || decision === 'return'} problem={problemAt(act.error, 'reason')} />
            {decision === 'return' ? <AskFor c={c} asked={materials} onAsked={setMaterials} /> : null}
            <Button type="submit" look={decision === 'approve' ? 'main' : 'danger'} disabled={!decision || act.isPending} aria-keyshortcuts="Control+Enter">{act.isPending ? t.submitting : decision ? `${t.submit}${colon()}${t[decision]}` : t.submit}</Button>
            <p className="text-sm text-soft">{t.keys}</p>
          </>
        ) : null}
      </form>
    </Card>
  );
}

type ReasonProps = { area: Ref<HTMLTextAreaElement>; reason: string; onReason: (reason: string) => void; needed: boolean; problem: string | undefined };

function ReasonField({ area, reason, onReason, needed, problem }: ReasonProps): JSX.Element {
  const t = text().review;
  return <TextArea ref={area} label={t.reason} hint={needed ? t.reasonNeeded : t.reasonOptional} value={reason} maxLength={500} onChange={(e) => { onReason(e.target.value); }} problem={problem} />;
}
