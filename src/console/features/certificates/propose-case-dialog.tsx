import { useState, type JSX } from 'react';
import { CASE_BASIS_WORDS, CaseBasis, type CaseKind, type CertificateCase, type CertificateWhole } from '#contracts/certificate-cases.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { certificatesApi } from './certificates.api.ts';
import { words } from './words.ts';

const BASES: Record<CaseKind, readonly CaseBasis[]> = { revoke: ['issuing_error', 'breach', 'taken_back'], reissue: ['name_corrected', 'issuing_error'] };
type Props = { of: CertificateWhole; kind: CaseKind; /** A case that is open already: it is worded. */ open?: CertificateCase; onClose: () => void; onDone: (next: CertificateWhole) => void };

/** 提出撤销、换发: basis, reason and, for a revocation, legal basis and decision. */
export function ProposeCaseDialog({ of, kind, open, onClose, onDone }: Props): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [basis, setBasis] = useState<CaseBasis>(open?.basis ?? (kind === 'revoke' ? 'issuing_error' : 'name_corrected'));
  const [reason, setReason] = useState(open?.reason ?? '');
  const [legalBasis, setLegalBasis] = useState(open?.legalBasis ?? '');
  const [decisionNumber, setDecisionNumber] = useState(open?.decisionNumber ?? '');
  const act = useAct((_: undefined, key) => {
    const body = { kind, basis, reason, legalBasis, decisionNumber };
    const at = { accountId: of.accountId, id: of.id };
    return open ? call(certificatesApi.wordCase, { params: { ...at, caseId: open.id }, body: { ...body, version: open.version }, key }) : call(certificatesApi.proposeCase, { params: at, body, key });
  }, onDone);
  return (
    <ModalDialog open onClose={onClose} title={kind === 'revoke' ? t.proposeRevoke : t.proposeReissue}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <p>{kind === 'revoke' ? t.revokeNote : t.reissueNote}</p>
        <ProblemNotice error={act.error} except={['basis', 'reason', 'legalBasis', 'decisionNumber']} />
        <SelectField label={t.basis} value={basis} onChange={(e) => { setBasis(CaseBasis.parse(e.target.value)); }} problem={problemAt(act.error, 'basis')}>{BASES[kind].map((b) => <option key={b} value={b}>{CASE_BASIS_WORDS[b][lang]}</option>)}</SelectField>
        <TextArea label={t.reasonLabel} hint={t.reasonLong} rows={4} maxLength={1000} value={reason} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
        {kind === 'revoke' ? (
          <>
            <TextArea label={t.legalBasis} hint={t.legalHint} rows={2} maxLength={400} value={legalBasis} onChange={(e) => { setLegalBasis(e.target.value); }} problem={problemAt(act.error, 'legalBasis')} />
            <TextField label={t.decisionNumber} hint={t.decisionHint} maxLength={60} value={decisionNumber} onChange={(e) => { setDecisionNumber(e.target.value); }} problem={problemAt(act.error, 'decisionNumber')} />
          </>
        ) : null}
        <div className="flex flex-wrap gap-3"><Button look="main" type="submit" disabled={act.isPending}>{t.submit}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
