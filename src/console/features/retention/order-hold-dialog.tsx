import { useState, type JSX } from 'react';
import { HOLD_KIND_WORDS, HoldKind, type RetentionClass } from '#contracts/retention.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { orderHold, type TypedHold } from './retention.api.ts';
import { words } from './words.ts';

const FIELD = { person: 'documentNumber', application: 'number', class: 'of' } as const;

/** 下达保全: about whom or what, by which document, why, and until when. */
export function OrderHoldDialog({ classes, onClose, onDone }: { classes: readonly RetentionClass[]; onClose: () => void; onDone: (count: number) => Promise<void> }): JSX.Element {
  const t = say(words);
  const [kind, setKind] = useState<HoldKind>('person');
  const [typed, setTyped] = useState<Record<string, string>>({ of: classes[0]?.of ?? '' });
  const act = useAct((hold: TypedHold, key: string) => orderHold(hold, key), ({ ids }) => onDone(ids.length));
  const set = (name: string) => (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); };
  const at = (name: string) => ({ value: typed[name] ?? '', onChange: set(name), problem: problemAt(act.error, `hold.${name}`) });
  const submit = () => {
    const { basis = '', reason = '', until = '', documentNumber = '', number = '', of = '' } = typed;
    const order = { basis, reason, ...(until !== '' && { until }) };
    act.mutate(kind === 'person' ? { kind, documentNumber, ...order } : kind === 'application' ? { kind, number, ...order } : { kind, of, ...order });
  };
  return (
    <ModalDialog open onClose={onClose} title={t.orderTitle}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p>{t.orderNote}</p>
        <ProblemNotice error={act.error} except={['hold.documentNumber', 'hold.number', 'hold.of', 'hold.basis', 'hold.reason', 'hold.until']} />
        <SelectField label={t.kind} value={kind} onChange={(e) => { setKind(HoldKind.catch('person').parse(e.target.value)); }}>{HoldKind.options.map((k) => <option key={k} value={k}>{HOLD_KIND_WORDS[k][pageLang()]}</option>)}</SelectField>
        {kind === 'class' ? <SelectField label={t.of} {...at('of')}>{classes.map((c) => <option key={c.of} value={c.of}>{c.title}</option>)}</SelectField> : <TextField label={t[FIELD[kind]]} autoComplete="off" maxLength={60} {...at(FIELD[kind])} />}
        <TextField label={t.basis} hint={t.basisHint} maxLength={200} {...at('basis')} />
        <TextArea label={t.why} hint={t.reasonHint} maxLength={200} {...at('reason')} />
        <TextField label={t.until} hint={t.untilHint} type="date" {...at('until')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.order}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
