import { useState, type JSX } from 'react';
import type { ReconciledDays } from '#contracts/reconciliation.ts';
import { upload } from '../../shared/api/upload.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { text, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { reconciliationApi } from './reconciliation.api.ts';
import { words } from './words.ts';

/** 上传账单: the file as the channel gives it; why, where it corrects another. */
export function UploadDialog({ accounts, start, onClose, onDone }: { accounts: ReconciledDays['accounts']; start: { receiving: string; day: string }; onClose: () => void; onDone: () => void }): JSX.Element {
  const t = say(words);
  const [f, setF] = useState({ ...start, reason: '' });
  const [file, setFile] = useState<File>();
  const send = useAct((form: typeof f, key) => upload(reconciliationApi.upload, { params: {}, files: file ? [file] : [], fields: form, key }), onDone);
  const at = (path: string) => problemAt(send.error, path);
  return (
    <ModalDialog open onClose={onClose} title={t.upload}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); send.mutate(f); }}>
        <ProblemNotice error={send.error} except={['receiving', 'day', 'reason', 'files']} />
        <SelectField label={t.account} value={f.receiving} problem={at('receiving')} onChange={(e) => { setF({ ...f, receiving: e.target.value }); }}>{accounts.map((a) => <option key={a.receiving} value={a.receiving}>{a.channel}</option>)}</SelectField>
        <TextField label={t.day} type="date" value={f.day} problem={at('day')} onChange={(e) => { setF({ ...f, day: e.target.value }); }} />
        <TextField label={t.file} hint={t.uploadHint} type="file" className="py-1" accept=".csv,.zip,.txt,text/csv,application/zip" problem={at('files')} onChange={(e) => { setFile(e.target.files?.[0]); send.reset(); }} />
        <TextField label={t.reasonLabel} hint={t.reasonHint} value={f.reason} maxLength={200} problem={at('reason')} onChange={(e) => { setF({ ...f, reason: e.target.value }); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={send.isPending}>{t.send}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
