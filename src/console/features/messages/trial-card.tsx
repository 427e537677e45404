import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { SendTrial, TrialChannel } from '#contracts/message-trials.ts';
import type { Lang } from '#contracts/refusals.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { trialWords } from './trial-words.ts';
import { testContactsQuery, trialsApi } from './trials.api.ts';

/** 试发: what is typed now, to the officer's own contact, which they confirm once. */
export function TrialCard({ words }: { words: SendTrial['words'] }): JSX.Element {
  const t = say(trialWords);
  const contacts = useQuery(testContactsQuery);
  const [channel, setChannel] = useState<TrialChannel>('sms');
  const [lang, setLang] = useState<Lang>('zh');
  const [changing, setChanging] = useState(false);
  const send = useAct((body: SendTrial, key) => call(trialsApi.send, { body, key }));
  const to = contacts.data?.[channel];
  const choose = (next: TrialChannel) => { setChannel(next); setChanging(false); send.reset(); };
  return (
    <Card title={t.title}>
      <p className="text-soft">{t.note}</p>
      <div className="grid grid-cols-2 gap-3">
        <SelectField label={t.channel} value={channel} onChange={(e) => { choose(e.target.value === 'mail' ? 'mail' : 'sms'); }}><option value="sms">{t.channels.sms}</option><option value="mail">{t.channels.mail}</option></SelectField>
        <SelectField label={t.language} value={lang} onChange={(e) => { setLang(e.target.value === 'en' ? 'en' : 'zh'); send.reset(); }}><option value="zh">{t.languages.zh}</option><option value="en">{t.languages.en}</option></SelectField>
      </div>
      <ProblemNotice error={contacts.error ?? send.error} />
      {to === undefined ? null : to === null || changing ? (
        <ConfirmContact key={channel} channel={channel} onDone={() => { setChanging(false); }} />
      ) : (
        <>
          <p>{t.goesTo(to)}</p>
          <div className="flex flex-wrap gap-3">
            <Button look="main" disabled={send.isPending} onClick={() => { send.mutate({ channel, lang, words }); }}>{t.send}</Button>
            <Button onClick={() => { send.reset(); setChanging(true); }}>{t.another}</Button>
          </div>
          {send.isSuccess ? <Notice tone="success" live="status">{t.sent(to)}</Notice> : null}
        </>
      )}
      {to && changing ? <div><Button onClick={() => { setChanging(false); }}>{t.keep}</Button></div> : null}
    </Card>
  );
}

function ConfirmContact({ channel, onDone }: { channel: TrialChannel; onDone: () => void }): JSX.Element {
  const t = say(trialWords);
  const client = useQueryClient();
  const [to, setTo] = useState('');
  const [code, setCode] = useState('');
  const contact = { channel, to };
  const ask = useAct((_: undefined, key) => call(trialsApi.code, { body: { contact }, key }));
  const confirm = useAct((_: undefined, key) => call(trialsApi.confirm, { body: { contact, code }, key }), (now) => { client.setQueryData(testContactsQuery.queryKey, now); onDone(); });
  const type = (text: string) => { setTo(text); setCode(''); ask.reset(); confirm.reset(); };
  const sms = channel === 'sms';
  return (
    <>
      <p className="text-soft">{t.unconfirmed}</p>
      <TextField label={sms ? t.phone : t.mailbox} type={sms ? 'tel' : 'email'} autoComplete={sms ? 'tel' : 'email'} maxLength={sms ? 20 : 254} value={to} problem={problemAt(ask.error, 'contact.to')} onChange={(e) => { type(e.target.value); }} />
      <div><Button disabled={to.trim() === '' || ask.isPending} onClick={() => { ask.mutate(undefined); }}>{t.ask}</Button></div>
      <ProblemNotice error={ask.error} except={['contact.to']} />
      {ask.isSuccess ? (
        <>
          <p role="status">{t.asked}</p>
          <TextField label={t.code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} problem={problemAt(confirm.error, 'code')} onChange={(e) => { setCode(e.target.value); }} />
          <div><Button look="main" disabled={code.length !== 6 || confirm.isPending} onClick={() => { confirm.mutate(undefined); }}>{t.confirm}</Button></div>
          <ProblemNotice error={confirm.error} except={['code']} />
        </>
      ) : null}
    </>
  );
}
