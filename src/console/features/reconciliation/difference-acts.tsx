import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type JSX } from 'react';
import { DIFFERENCE_OUTCOME_WORDS, ProposedOutcome, type DifferenceAct, type DifferenceWhole } from '#contracts/reconciliation.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { provincesQuery, reconciliationApi } from './reconciliation.api.ts';
import { words } from './words.ts';

type Props = { difference: DifferenceWhole; onDone: (next: DifferenceWhole) => void };
type Plain = Exclude<DifferenceAct, 'propose' | 'assign'>;

/** What may be done about a difference, and why not what may not; nothing once it is settled. */
export function DifferenceActs({ difference: d, onDone }: Props): JSX.Element | null {
  const t = say(words);
  const [asked, setAsked] = useState<DifferenceAct>();
  const done = (next: DifferenceWhole) => { setAsked(undefined); onDone(next); };
  const plain = useAct(({ what, note }: { what: Plain; note: string }, key) => call(reconciliationApi.act[what], { params: { id: d.id }, body: { version: d.version, note }, key }), done);
  const file = useAct((chosen: File, key) => upload(reconciliationApi.evidence, { params: { id: d.id }, files: [chosen], key }), onDone);
  const input = useRef<HTMLInputElement>(null);
  const { data: session } = useQuery(sessionQuery);
  if (d.state === 'settled') return null;
  const begin = (act: DifferenceAct) => {
    plain.reset();
    if (act === 'take' || act === 'ask') plain.mutate({ what: act, note: '' });
    else setAsked(act);
  };
  // who may not give it to a province anyhow is not offered it
  const offered = (act: DifferenceAct) => act !== 'assign' || (session?.jurisdiction.kind === 'nation' && d.orderNumber === null);
  const shown = d.acts.filter(({ act }) => offered(act) && ((act === 'approve' || act === 'return') === (d.state === 'proposed') || act === 'note'));
  return (
    <Card title={t.acts}>
      {asked === undefined ? <ProblemNotice error={plain.error} /> : null}
      {shown.map(({ act, reasons }) => (
        <div key={act} className="flex flex-wrap items-center gap-3">
          <Button look={act === 'approve' ? 'main' : 'plain'} disabled={reasons.length > 0 || plain.isPending} onClick={() => { begin(act); }}>{t.act[act]}</Button>
          <span className="text-sm text-soft">{reasons.length > 0 ? oneByOne(reasons) : t.actNote[act]}</span>
        </div>
      ))}
      {d.acts.some((a) => a.act === 'note' && a.reasons.length === 0) ? (
        <div className="grid gap-1">
          <label className="font-semibold" htmlFor="evidence">{t.addEvidence}</label>
          <ProblemNotice error={file.error} />
          <input id="evidence" ref={input} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" disabled={file.isPending} onChange={(e) => { const chosen = e.target.files?.[0]; if (chosen) file.mutate(chosen); }} />
        </div>
      ) : null}
      {asked === 'note' || asked === 'approve' || asked === 'return' ? <ReasonDialog open title={t.act[asked] ?? ''} act={t.act[asked] ?? ''} busy={plain.isPending} error={plain.error} onClose={() => { setAsked(undefined); }} onAct={(note) => { plain.mutate({ what: asked, note }); }}><p>{t.actNote[asked]}</p></ReasonDialog> : null}
      {asked === 'assign' ? <AssignDialog difference={d} onClose={() => { setAsked(undefined); }} onDone={done} /> : null}
      {asked === 'propose' ? <ProposeDialog difference={d} onClose={() => { setAsked(undefined); }} onDone={done} /> : null}
    </Card>
  );
}

function AssignDialog({ difference: d, onClose, onDone }: Props & { onClose: () => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const { data: regions } = useQuery(provincesQuery);
  const [province, setProvince] = useState<ProvinceCode>();
  const act = useAct((note: string, key) => call(reconciliationApi.assign, { params: { id: d.id }, body: { version: d.version, province: ProvinceCode.parse(province), note }, key }), onDone);
  return (
    <ReasonDialog open title={t.act['assign'] ?? ''} act={t.act['assign'] ?? ''} busy={act.isPending || province === undefined} error={act.error} onClose={onClose} onAct={(note) => { act.mutate(note); }}>
      <p>{t.actNote['assign']}</p>
      <SelectField label={t.province} value={province ?? ''} problem={problemAt(act.error, 'province')} onChange={(e) => { setProvince(ProvinceCode.safeParse(e.target.value).data); }}><option value="">—</option>{regions?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[lang]}</option>)}</SelectField>
    </ReasonDialog>
  );
}

function ProposeDialog({ difference: d, onClose, onDone }: Props & { onClose: () => void }): JSX.Element {
  const t = say(words);
  const [outcome, setOutcome] = useState<ProposedOutcome>('explained');
  const act = useAct((note: string, key) => call(reconciliationApi.propose, { params: { id: d.id }, body: { version: d.version, outcome, note }, key }), onDone);
  return (
    <ReasonDialog open title={t.act['propose'] ?? ''} act={t.act['propose'] ?? ''} busy={act.isPending} error={act.error} reasonLabel={t.explanation} onClose={onClose} onAct={(note) => { act.mutate(note); }}>
      <SelectField label={t.outcome} value={outcome} problem={problemAt(act.error, 'outcome')} onChange={(e) => { setOutcome(ProposedOutcome.catch('explained').parse(e.target.value)); }}>{ProposedOutcome.options.map((o) => <option key={o} value={o}>{DIFFERENCE_OUTCOME_WORDS[o][pageLang()]}</option>)}</SelectField>
    </ReasonDialog>
  );
}
