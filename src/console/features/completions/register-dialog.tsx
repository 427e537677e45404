import { useNavigate } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { RegisterObjection } from '#contracts/objections.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { completionsApi } from './completions.api.ts';
import { words } from './words.ts';

const FIELDS = ['position', 'statement', 'way', 'name', 'phone', 'mail', 'channel'] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

/** 登记来电、来信、邮件: an objection somebody of the staff takes down. */
export function RegisterDialog({ publicity, onClose }: { publicity: string; onClose: () => void }): JSX.Element {
  const t = say(words);
  const navigate = useNavigate();
  const [typed, setTyped] = useState<Typed>({ position: '', statement: '', way: 'named', name: '', phone: '', mail: '', channel: 'phone' });
  const save = useAct((_: undefined, key) => call(completionsApi.register, { params: { id: publicity }, body: { ...typed, position: Number(typed.position), way: typed.way === 'anonymous' ? 'anonymous' : 'named', channel: RegisterObjection.shape.channel.parse(typed.channel) }, key }), (made) => { void navigate({ to: '/objections/$id', params: { id: made.id } }); });
  const at = (name: keyof Typed) => ({ value: typed[name], onChange: (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); }, problem: problemAt(save.error, name) });
  return (
    <ModalDialog open onClose={onClose} title={t.register}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <ProblemNotice error={save.error} except={FIELDS} />
        <TextField label={t.position} inputMode="numeric" maxLength={8} {...at('position')} />
        <SelectField label={t.channel} {...at('channel')}><option value="phone">{t.channels.phone}</option><option value="mail">{t.channels.mail}</option><option value="letter">{t.channels.letter}</option></SelectField>
        <TextArea label={t.statement} hint={t.statementHint} rows={6} maxLength={2_000} {...at('statement')} />
        <SelectField label={t.way} {...at('way')}><option value="named">{t.named}</option><option value="anonymous">{t.anonymous}</option></SelectField>
        <TextField label={t.reporterName} maxLength={100} {...at('name')} />
        <TextField label={t.reporterPhone} inputMode="tel" maxLength={40} {...at('phone')} />
        <TextField label={t.reporterMail} inputMode="email" maxLength={254} {...at('mail')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button><Button onClick={onClose}>{t.backTo}</Button></div>
      </form>
    </ModalDialog>
  );
}
