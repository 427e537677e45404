import { useState, type JSX } from 'react';
import { CASE_CHANNEL_WORDS, ServeCase, type CertificateCase, type CertificateWhole } from '#contracts/certificate-cases.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { certificatesApi } from './certificates.api.ts';
import { words } from './words.ts';

const CHANNELS = ServeCase.shape.channel.options;

/** 登记送达: how and when the decision reached the person. */
export function ServeDialog({ of, one, onClose, onDone }: { of: CertificateWhole; one: CertificateCase; onClose: () => void; onDone: (next: CertificateWhole) => void }): JSX.Element {
  const t = say(words);
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('post');
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const act = useAct((_: undefined, key) => call(certificatesApi.serve, { params: { accountId: of.accountId, id: of.id, caseId: one.id }, body: { version: one.version, channel, on, note }, key }), onDone);
  return (
    <ModalDialog open onClose={onClose} title={t.caseActs.serve}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['channel', 'on', 'note']} />
        <SelectField label={t.channel} value={channel} onChange={(e) => { setChannel(CHANNELS.find((c) => c === e.target.value) ?? 'post'); }} problem={problemAt(act.error, 'channel')}>{CHANNELS.map((c) => <option key={c} value={c}>{CASE_CHANNEL_WORDS[c][pageLang()]}</option>)}</SelectField>
        <TextField label={t.servedDay} hint={t.servedHint} value={on} maxLength={20} onChange={(e) => { setOn(e.target.value); }} problem={problemAt(act.error, 'on')} />
        <TextField label={t.note} hint={t.noteHint} value={note} maxLength={200} onChange={(e) => { setNote(e.target.value); }} problem={problemAt(act.error, 'note')} />
        <div className="flex flex-wrap gap-3"><Button look="main" type="submit" disabled={act.isPending}>{t.submit}</Button><Button onClick={onClose}>{t.cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
