import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { FoundAccount } from '#contracts/assistance.ts';
import { beijingTime } from '#contracts/dates.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { colon, inBrackets, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Card, Loading, Pairs } from '../../shared/ui/page.tsx';
import { Pager } from '../../shared/ui/pager.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { assistanceApi, rareNamesQuery } from './assistance.api.ts';
import { ProposeCase } from './propose-case.tsx';
import { words } from './words.ts';

type Opened = { accountId: string; caseId: string };

/** 查找考生: by name and number exactly; then what is to be done with the account. Below it the names that still carry brackets. */
export function AccountHelp({ onDone }: { onDone: (opened: Opened) => void }): JSX.Element {
  const t = say(words);
  const f = t.find;
  const [name, setName] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const find = useAct((_: undefined, key) => call(assistanceApi.lookUp, { body: { name, documentNumber }, key }));
  const accounts = find.data?.accounts;
  return (
    <>
      <Card title={f.title}>
        <p className="text-soft">{f.lead}</p>
        <form className="flex flex-wrap items-end gap-3" noValidate onSubmit={(event) => { event.preventDefault(); find.mutate(undefined); }}>
          <div className="w-full max-w-60"><TextField label={f.name} value={name} autoComplete="off" onChange={(e) => { setName(e.target.value); }} problem={problemAt(find.error, 'name')} /></div>
          <div className="w-full max-w-72"><TextField label={f.document} value={documentNumber} autoComplete="off" onChange={(e) => { setDocumentNumber(e.target.value); }} problem={problemAt(find.error, 'documentNumber')} /></div>
          <Button type="submit" look="main" disabled={find.isPending}>{f.act}</Button>
        </form>
        <ProblemNotice error={find.error} except={['name', 'documentNumber']} />
        {accounts?.map((a) => <Found key={a.accountId} account={a} others={accounts.filter((o) => o.accountId !== a.accountId && o.state !== 'frozen')} onDone={onDone} />)}
      </Card>
      <RareNames onDone={onDone} />
    </>
  );
}

function Found({ account: a, others, onDone }: { account: FoundAccount; others: readonly FoundAccount[]; onDone: (opened: Opened) => void }): JSX.Element {
  const t = say(words);
  const f = t.find;
  return (
    <article aria-label={a.userName} className="grid gap-3 rounded-md border border-line p-3">
      <Pairs pairs={[
        { term: f.name, value: <><strong>{a.name}</strong> {a.documentType} <span className="digits">{a.documentNumber}</span></> },
        { term: f.userName, value: `${a.userName} · ${f.states[a.state]}` }, { term: f.phone, value: a.phone ?? f.none }, { term: f.mail, value: a.mail },
        { term: f.identity, value: a.identityText }, { term: f.registered, value: `${beijingTime(a.registeredAt)} · ${f.live(a.liveApplications)}` }, { term: t.wish.copy, value: <code className="text-sm break-all">{a.accountId}</code> },
      ]} />
      <ProposeCase accountId={a.accountId} others={others} onDone={onDone} />
    </article>
  );
}

function RareNames({ onDone }: { onDone: (opened: Opened) => void }): JSX.Element {
  const t = say(words);
  const [after, setAfter] = useState<string>();
  const { data, error, isPending } = useQuery(rareNamesQuery(after));
  const [chosen, setChosen] = useState<string>();
  return (
    <Card title={t.rareTitle} actions={<ExportControl small list="assistance.rare-names" />}>
      <ProblemNotice error={error} />
      {!data ? isPending ? <Loading /> : null : data.items.length === 0 ? <p className="text-soft">{data.next === null && after === undefined ? t.rareEmpty : t.rareNoneHere}</p> : (
        <ul className="grid gap-2">
          {data.items.map((i) => (
            <li key={i.accountId} className="grid gap-2">
              <button type="button" aria-expanded={i.accountId === chosen} className="justify-self-start text-left font-semibold text-blue underline" onClick={() => { setChosen(i.accountId === chosen ? undefined : i.accountId); }}>{i.name}{i.glyphDescription === null ? '' : inBrackets(`${t.rareNote}${colon()}${i.glyphDescription}`)}</button>
              {i.accountId === chosen ? <ProposeCase accountId={i.accountId} others={[]} only="rare_name" onDone={onDone} /> : null}
            </li>
          ))}
        </ul>
      )}
      <Pager after={after} next={data?.next} onShow={setAfter} />
    </Card>
  );
}
