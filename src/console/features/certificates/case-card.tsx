import { useState, type JSX } from 'react';
import { CASE_BASIS_WORDS, CASE_CHANNEL_WORDS, CASE_KIND_WORDS, CASE_STATE_WORDS, type CaseAct, type CertificateCase, type CertificateWhole } from '#contracts/certificate-cases.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ReasonDialog } from '../../shared/ui/reason-dialog.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { certificatesApi } from './certificates.api.ts';
import { ProposeCaseDialog } from './propose-case-dialog.tsx';
import { ServeDialog } from './serve-dialog.tsx';
import { CASE_TONES } from './tones.ts';
import { words } from './words.ts';

type Props = { of: CertificateWhole; one: CertificateCase; onDone: (next: CertificateWhole) => void };
const SHOWN: readonly CaseAct[] = ['propose', 'approve', 'serve', 'return', 'withdraw'];

/** One case about a certificate: where it stands, what it rests on, what may be done and who did what. */
export function CaseCard({ of, one, onDone }: Props): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const pairs = [
    { term: t.basis, value: CASE_BASIS_WORDS[one.basis][lang] }, ...(one.reason === '' ? [] : [{ term: t.reasonLabel, value: one.reason }]), ...(one.legalBasis === '' ? [] : [{ term: t.legalBasis, value: one.legalBasis }]), ...(one.decisionNumber === '' ? [] : [{ term: t.decisionNumber, value: one.decisionNumber }]),
    ...(one.servedBy === null || one.servedOn === null ? [] : [{ term: t.served, value: `${CASE_CHANNEL_WORDS[one.servedBy][lang]} ${one.servedOn}` }]),
  ];
  return (
    <section className="grid gap-2">
      <p className="flex flex-wrap items-center gap-3"><strong>{CASE_KIND_WORDS[one.kind][lang]}</strong><Tag tone={CASE_TONES[one.state]}>{CASE_STATE_WORDS[one.state][lang]}</Tag>{one.proposedBy === null ? null : <span className="text-soft">{t.second(one.proposedBy)}</span>}{one.approvedBy === null ? null : <span className="text-soft">{t.approvedBy2(one.approvedBy)}</span>}</p>
      <Pairs pairs={pairs} />
      <Acts of={of} one={one} onDone={onDone} />
      <ol className="grid gap-1 text-sm">{one.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.caseSteps[h.act] ?? h.act}{h.note === '' ? '' : `${colon()}${h.note}`}</li>)}</ol>
    </section>
  );
}

function Acts({ of, one, onDone }: Props): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [asked, setAsked] = useState<CaseAct>();
  const act = useAct(({ what, reason }: { what: 'approve' | 'return' | 'withdraw'; reason: string }, key) => call(certificatesApi.moveCase[what], { params: { accountId: of.accountId, id: of.id, caseId: one.id }, body: { version: one.version, reason }, key }), (next) => { setAsked(undefined); onDone(next); });
  const close = () => { setAsked(undefined); };
  return (
    <>
      <ProblemNotice error={asked ? null : act.error} />
      {SHOWN.map((what) => {
        const no = one.closed[what];
        return no === null ? null : (
          <div key={what} className="flex flex-wrap items-center gap-3">
            <Button look={what === 'withdraw' || what === 'return' ? 'plain' : 'main'} disabled={no.length > 0 || act.isPending} onClick={() => { act.reset(); setAsked(what); }}>{t.caseActs[what]}</Button>
            <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{no.length > 0 ? oneByOne(no) : (t.caseNotes[what] ?? '')}</span>
          </div>
        );
      })}
      {asked === 'propose' ? <ProposeCaseDialog of={of} kind={one.kind} open={one} onClose={close} onDone={onDone} /> : null}
      {asked === 'serve' ? <ServeDialog of={of} one={one} onClose={close} onDone={onDone} /> : null}
      {asked === 'approve' || asked === 'return' || asked === 'withdraw' ? <ReasonDialog open title={t.caseActs[asked]} act={t.caseActs[asked]} danger={asked === 'approve' && one.kind === 'revoke'} {...(asked !== 'approve' && { reasonHint: t.reasonHint })} busy={act.isPending} error={act.error} max={400} onClose={close} onAct={(reason) => { act.mutate({ what: asked, reason }); }}><p>{CASE_KIND_WORDS[one.kind][lang]} · {of.sheet.name} · <span className="digits">{of.sheet.number}</span></p><p>{t.caseNotes[asked]}</p></ReasonDialog> : null}
    </>
  );
}
