import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { CorrectionView, DecideCorrection } from '#contracts/integrity.ts';
import { say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { Choices, DialogForm } from './dialog-form.tsx';
import { words } from './words.ts';

/** What was proposed to correct and what became of it, of a record or of a case. */
export function CorrectionList({ corrections }: { corrections: readonly CorrectionView[] }): JSX.Element {
  const t = say(words).register;
  if (corrections.length === 0) return <p className="text-soft">{t.noCorrections}</p>;
  return (
    <ul className="grid gap-3">
      {corrections.map((c) => (
        <li key={c.id} className="grid gap-1 border-l-4 border-rule pl-3">
          <span className="break-words"><Tag tone={c.waits ? 'info' : 'neutral'}>{c.stateText}</Tag> {c.kindText} · {c.documentNumber}</span>
          <span className="break-words">{c.reason}</span>
          <span className="text-soft">{c.by} {beijingTime(c.at)}{c.decidedBy === null ? '' : ` · ${c.decidedBy}`}{c.note === null || c.note === '' ? '' : ` · ${c.note}`}</span>
        </li>
      ))}
    </ul>
  );
}

type Paper = { documentNumber: string; reason: string };

/** The paper a correction rests on, and why. */
export function PaperFields({ value: f, onChange, error }: { value: Paper; onChange: (next: Paper) => void; error: unknown }): JSX.Element {
  const t = say(words).register;
  return (
    <>
      <TextField label={t.paper} maxLength={80} value={f.documentNumber} problem={problemAt(error, 'documentNumber')} onChange={(e) => { onChange({ ...f, documentNumber: e.target.value }); }} />
      <TextArea label={t.reason} hint={t.reasonHint} rows={4} maxLength={1000} value={f.reason} problem={problemAt(error, 'reason')} onChange={(e) => { onChange({ ...f, reason: e.target.value }); }} />
    </>
  );
}

export type CorrectionWord = Pick<DecideCorrection, 'decision' | 'note'>;
type DecideProps = { lead: string; value: CorrectionWord; onChange: (next: CorrectionWord) => void; busy: boolean; error: unknown; onClose: () => void; onSubmit: () => void };

/** The second officer's word on a correction. */
export function DecideCorrectionForm({ lead, value, onChange, busy, error, onClose, onSubmit }: DecideProps): JSX.Element {
  const t = say(words).register;
  return (
    <DialogForm title={t.decide} lead={lead} act={t[value.decision]} danger={value.decision === 'refuse'} busy={busy} error={error} except={['note']} onClose={onClose} onSubmit={onSubmit}>
      <Choices legend={t.decide} name="decision" value={value.decision} choices={(['approve', 'refuse'] as const).map((decision) => ({ value: decision, text: t[decision] }))} onChange={(decision) => { onChange({ ...value, decision }); }} />
      <TextArea label={t.note} maxLength={500} value={value.note} problem={problemAt(error, 'note')} onChange={(e) => { onChange({ ...value, note: e.target.value }); }} />
    </DialogForm>
  );
}
