import { useState, type JSX } from 'react';
import type { z } from 'zod';
import type { AccountWish, FoundAccount, ProposeAccountCase } from '#contracts/assistance.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { assistanceApi } from './assistance.api.ts';
import { words } from './words.ts';

type Kind = AccountWish['kind'];
const KINDS: readonly Kind[] = ['recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge', 'closing'];
type Props = { accountId: string; others: readonly FoundAccount[]; only?: Kind; onDone: (opened: { accountId: string; caseId: string }) => void };

/** What is to be done with an account: the fields of each kind, the reason, and then another member's decision. */
export function ProposeCase({ accountId, others, only, onDone }: Props): JSX.Element {
  const t = say(words);
  const [kind, setKind] = useState<Kind>(only ?? 'recovery');
  const [fields, setFields] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const act = useAct((_: undefined, key) => call(assistanceApi.proposeCase, { body: bodyOf(accountId, kind, fields, reason), key }), onDone);
  const field = (name: string, label: string) => <TextField label={label} value={fields[name] ?? ''} autoComplete="off" onChange={(e) => { setFields({ ...fields, [name]: e.target.value }); }} problem={problemAt(act.error, `wish.${name}`)} />;
  return (
    <form className="grid max-w-xl gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
      {only === undefined ? <SelectField label={t.find.what} value={kind} onChange={(e) => { setKind(KINDS.find((k) => k === e.target.value) ?? 'recovery'); }}>{KINDS.map((k) => <option key={k} value={k}>{t.kinds[k]}</option>)}</SelectField> : null}
      {kind === 'recovery' ? field('phone', t.wish.phone) : null}
      {kind === 'identity_correction' || kind === 'name_change' || kind === 'rare_name' ? field('name', t.wish.name) : null}
      {kind === 'rare_name' ? field('glyphDescription', t.wish.glyph) : null}
      {kind === 'identity_correction' ? (
        <>
          <SelectField label={t.wish.documentType} value={fields['documentType'] ?? 'resident_id'} onChange={(e) => { setFields({ ...fields, documentType: e.target.value }); }} problem={problemAt(act.error, 'wish.documentType')}>{DocumentType.options.map((d) => <option key={d} value={d}>{t.documentTypes[d]}</option>)}</SelectField>
          {field('documentNumber', t.wish.documentNumber)}
        </>
      ) : null}
      {kind === 'merge' ? (
        <>
          {others.length === 0 ? <p className="text-soft">{t.wish.otherNone}</p> : (
            <SelectField label={t.wish.other} value={fields['other'] ?? ''} onChange={(e) => { setFields({ ...fields, other: e.target.value }); }}>
              <option value="" />{others.map((o) => <option key={o.accountId} value={o.accountId}>{o.userName} {o.name}</option>)}
            </SelectField>
          )}
          {field('other', t.wish.otherId)}
        </>
      ) : null}
      <ProblemNotice error={act.error} except={['reason', 'wish.phone', 'wish.name', 'wish.documentNumber', 'wish.documentType', 'wish.other', 'wish.glyphDescription']} />
      <TextArea label={t.reason} hint={t.reasonHint} maxLength={500} value={reason} onChange={(e) => { setReason(e.target.value); }} problem={problemAt(act.error, 'reason')} />
      <Button type="submit" look="main" className="justify-self-start" disabled={act.isPending}>{t.propose}</Button>
    </form>
  );
}

function bodyOf(accountId: string, kind: Kind, f: Record<string, string>, reason: string): z.input<typeof ProposeAccountCase> {
  const name = f['name'] ?? '';
  const wish = (): z.input<typeof ProposeAccountCase>['wish'] => {
    switch (kind) {
      case 'recovery': return { kind, ...(f['phone'] && { phone: f['phone'] }) };
      case 'identity_correction': return { kind, name, documentType: DocumentType.options.find((d) => d === f['documentType']) ?? 'resident_id', documentNumber: f['documentNumber'] ?? '' };
      case 'name_change': return { kind, name };
      case 'rare_name': return { kind, name, ...(f['glyphDescription'] && { glyphDescription: f['glyphDescription'] }) };
      case 'merge': return { kind, other: f['other'] ?? '' };
      case 'phone_release':
      case 'closing': return { kind };
    }
  };
  return { accountId, wish: wish(), reason };
}
