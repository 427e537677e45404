import { useState, type JSX } from 'react';
import { PhotoReasonCode } from '#contracts/photos.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

type Props = { open: boolean; title: string; busy: boolean; error: unknown; onClose: () => void; onAct: (reasonCode: PhotoReasonCode | undefined, reason: string) => void };

/** The reason of a no: a code, by mouse or by its number key, and more words if needed. */
export function NoDialog({ open, title, busy, error, onClose, onAct }: Props): JSX.Element {
  const t = say(words);
  const [code, setCode] = useState<PhotoReasonCode>();
  const [reason, setReason] = useState('');
  return (
    <ModalDialog open={open} onClose={onClose} title={title}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); onAct(code, reason); }}>
        <fieldset className="grid gap-1" onKeyDown={(event) => { const picked = PhotoReasonCode.options[event.key === '0' ? 9 : Number(event.key) - 1]; if (picked) setCode(picked); }}>
          <legend className="font-semibold">{t.pick}</legend>
          {PhotoReasonCode.options.map((c, n) => <label key={c} className="flex min-h-8 items-center gap-2"><input type="radio" name="reason-code" className="size-5 accent-blue" checked={code === c} onChange={() => { setCode(c); }} /> <kbd className="digits text-soft">{String((n + 1) % 10)}</kbd> {t.reasons[c]}</label>)}
          <label className="flex min-h-8 items-center gap-2"><input type="radio" name="reason-code" className="size-5 accent-blue" checked={code === undefined} onChange={() => { setCode(undefined); }} /> {t.other}</label>
        </fieldset>
        <ProblemNotice error={error} except={['reason']} />
        <TextArea label={t.extra} value={reason} maxLength={400} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(error, 'reason')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="danger" disabled={busy}>{t.confirm}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
