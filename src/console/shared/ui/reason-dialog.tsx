import { useState, type JSX, type ReactNode } from 'react';
import { text } from '../text/text.ts';
import { Button } from './button.tsx';
import { ModalDialog } from './dialog.tsx';
import { TextArea } from './field.tsx';
import { problemAt, ProblemNotice } from './problem-notice.tsx';

type Props = {
  open: boolean; title: string; act: string; onClose: () => void; onAct: (reason: string) => void; busy: boolean; error: unknown;
  /** What is about to happen, in words or figures. */
  children?: ReactNode; reasonLabel?: string; reasonHint?: string; danger?: boolean; max?: number;
};

/** An act that needs its reason: says what will happen, takes the reason, shows the server's noes at their place and keeps what was typed. */
export function ReasonDialog({ open, title, act, onClose, onAct, busy, error, children, reasonLabel, reasonHint, danger = false, max = 500 }: Props): JSX.Element {
  const t = text();
  const [reason, setReason] = useState('');
  return (
    <ModalDialog open={open} onClose={onClose} title={title}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); onAct(reason); }}>
        {children}
        <ProblemNotice error={error} except={['reason']} />
        <TextArea label={reasonLabel ?? t.reason} hint={reasonHint} value={reason} maxLength={max} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(error, 'reason')} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look={danger ? 'danger' : 'main'} disabled={busy}>{act}</Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </ModalDialog>
  );
}
