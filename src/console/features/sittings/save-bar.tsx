import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { ProblemNotice, problemAt, refusalsOf } from '../../shared/ui/problem-notice.tsx';
import { words } from './words.ts';

type Props = { reason: string; onReason: (reason: string) => void; act: string; busy: boolean; error: unknown; saved: boolean; except: readonly string[]; onReload: () => void; reasonNeeded: boolean };

/** The end of an editor: the reason, the button, what the server said; two editors at once can load what stands now. */
export function SaveBar({ reason, onReason, act, busy, error, saved, except, onReload, reasonNeeded }: Props): JSX.Element {
  const t = say(words);
  const conflict = refusalsOf(error).some((r) => r.code === 'catalogue.changed_meanwhile');
  return (
    <div className="grid gap-3 border-t border-rule pt-3">
      {reasonNeeded ? <TextField label={t.reason} hint={t.reasonHint} value={reason} maxLength={400} problem={problemAt(error, 'reason')} onChange={(e) => { onReason(e.target.value); }} /> : null}
      <ProblemNotice error={error} except={[...except, 'reason']} />
      {conflict ? <div><Button onClick={onReload}>{t.conflict}</Button></div> : null}
      {saved ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
      <div><Button type="submit" look="main" disabled={busy}>{busy ? t.saving : act}</Button></div>
    </div>
  );
}
