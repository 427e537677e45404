import { useState, type JSX } from 'react';
import { PARTNER_SCOPES, PARTNER_SCOPE_WORDS, type PartnerScope } from '#contracts/partners.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { partnersApi } from './partners.api.ts';
import { Ticks } from '../../shared/ui/ticks.tsx';
import { words } from './words.ts';

const AT_ADDRESS = Array.from({ length: 20 }, (_, n) => `addresses.${String(n)}`);

/** 申请密钥: what the system may do, from where, for how long, and why. */
export function ProposeKeyDialog({ partnerId, onClose, onDone }: { partnerId: string; onClose: () => void; onDone: () => Promise<void> }): JSX.Element {
  const t = say(words);
  const [scopes, setScopes] = useState<PartnerScope[]>(['applications.read']);
  const [typed, setTyped] = useState({ addresses: '', days: '365', reason: '' });
  const act = useAct((_: undefined, key) => call(partnersApi.propose, { params: { id: partnerId }, body: { scopes, addresses: typed.addresses.split(/[\s,，]+/).filter(Boolean), days: Number(typed.days), reason: typed.reason }, key }), () => onDone());
  const field = (name: keyof typeof typed) => ({ value: typed[name], onChange: (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); } });
  const atAddresses = problemAt(act.error, 'addresses') ?? AT_ADDRESS.map((path) => problemAt(act.error, path)).find(Boolean);
  return (
    <ModalDialog open onClose={onClose} title={t.propose}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['scopes', 'addresses', 'days', 'reason', ...AT_ADDRESS]} />
        <Ticks legend={t.scopes} problem={problemAt(act.error, 'scopes')} choices={PARTNER_SCOPES.map((s) => ({ value: s, text: PARTNER_SCOPE_WORDS[s][pageLang()] }))} ticked={scopes} onChange={(next) => { setScopes(PARTNER_SCOPES.filter((s) => next.includes(s))); }} />
        <TextArea label={t.addresses} hint={t.addressesHint} problem={atAddresses} {...field('addresses')} />
        <TextField label={t.days} inputMode="numeric" problem={problemAt(act.error, 'days')} {...field('days')} />
        <TextArea label={t.reason} hint={t.reasonHint} maxLength={300} problem={problemAt(act.error, 'reason')} {...field('reason')} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.proposeAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
