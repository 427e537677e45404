import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { partnersApi, provincesQuery } from './partners.api.ts';
import { words } from './words.ts';

/** 登记对接系统: its name, whom to ask, and the part of the country it serves, within the officer's own. */
export function EnterDialog({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => Promise<void> }): JSX.Element {
  const t = say(words);
  const { data: session } = useQuery(sessionQuery);
  const own = session?.jurisdiction.kind === 'province' ? session.jurisdiction.province : undefined;
  const { data } = useQuery({ ...provincesQuery, enabled: own === undefined });
  const [typed, setTyped] = useState({ name: '', contact: '', province: '' });
  const act = useAct((_: undefined, key) => {
    const province = own ?? (typed.province === '' ? undefined : typed.province);
    return call(partnersApi.enter, { body: { name: typed.name, contact: typed.contact, ...(province !== undefined && { province }) }, key });
  }, ({ id }) => onDone(id));
  const field = (name: 'name' | 'contact') => ({ value: typed[name], problem: problemAt(act.error, name), onChange: (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); } });
  return (
    <ModalDialog open onClose={onClose} title={t.enter}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['name', 'contact', 'province']} />
        <TextField label={t.name} autoComplete="off" maxLength={80} {...field('name')} />
        <TextField label={t.contact} hint={t.contactHint} autoComplete="off" maxLength={120} {...field('contact')} />
        {own === undefined ? (
          <SelectField label={t.place} value={typed.province} problem={problemAt(act.error, 'province')} onChange={(e) => { setTyped({ ...typed, province: e.target.value }); }}>
            <option value="">{t.nation}</option>
            {data?.provinces.map((p) => <option key={p.code} value={p.code}>{p.name[pageLang()]}</option>)}
          </SelectField>
        ) : null}
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.enterAct}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
