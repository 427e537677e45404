import { useState, type JSX } from 'react';
import { BREACH_ARTICLES, DISPOSITIONS, type Disposition } from '#contracts/breach-articles.ts';
import { call } from '../../shared/api/call.ts';
import { useServerToday } from '../../shared/api/server-now.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { problemAt } from '../../shared/ui/problem-notice.tsx';
import { breachesApi } from './breaches.api.ts';
import { Choices, DialogForm, type DialogProps } from './dialog-form.tsx';
import { words } from './words.ts';

const paramsOf = ({ accountId, caseId }: DialogProps['c']) => ({ accountId, caseId });

/** 制作告知书: what is intended, of what the article allows. */
export function NotifyDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const allowed = BREACH_ARTICLES[c.article].dispositions;
  const [disposition, setDisposition] = useState<Disposition | undefined>(allowed.length === 1 ? allowed[0] : undefined);
  const act = useAct((chosen: Disposition, key) => call(breachesApi.notify, { params: paramsOf(c), body: { disposition: chosen, version: c.version }, key }), (next) => { onDone('notify', next); });
  return (
    <DialogForm title={t.actNames.notify ?? ''} lead={t.notify.lead(c.statementDays)} act={t.notify.act} busy={act.isPending || disposition === undefined} error={act.error} except={['disposition']} onClose={onClose} onSubmit={() => { if (disposition) act.mutate(disposition); }}>
      <Choices legend={t.notify.disposition} name="disposition" value={disposition} choices={allowed.map((value) => ({ value, text: DISPOSITIONS[value][pageLang()] }))} problem={problemAt(act.error, 'disposition')} onChange={setDisposition} />
    </DialogForm>
  );
}

type Channel = 'post' | 'in_person' | 'announcement';

/** 以其他方式送达: post, by hand, announcement, each with what must be kept of it. */
export function SendDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const s = t.send;
  const [channel, setChannel] = useState<Channel>('post');
  const today = useServerToday();
  const [f, setF] = useState({ address: c.addressForService ?? '', trackingNumber: '', receivedBy: '', where: '', on: today });
  const letter = () => {
    const base = { on: f.on, version: c.version };
    if (channel === 'post') return { channel, address: f.address, trackingNumber: f.trackingNumber, ...base };
    return channel === 'in_person' ? { channel, receivedBy: f.receivedBy, ...base } : { channel, where: f.where, ...base };
  };
  const act = useAct((_: undefined, key) => call(breachesApi.send, { params: paramsOf(c), body: { letter: letter() }, key }), (next) => { onDone('send', next); });
  const at = (path: string) => problemAt(act.error, `letter.${path}`) ?? problemAt(act.error, path);
  return (
    <DialogForm title={t.actNames.send ?? ''} lead={s.lead} act={s.act} busy={act.isPending} error={act.error} except={['on', 'letter.on', 'letter.address', 'letter.trackingNumber', 'letter.receivedBy', 'letter.where']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <Choices legend={t.service.channel} name="channel" value={channel} choices={(['post', 'in_person', 'announcement'] as const).map((value) => ({ value, text: s.channels[value] }))} onChange={setChannel} />
      {channel === 'post' ? (
        <>
          <TextArea label={s.address} rows={2} maxLength={200} value={f.address} problem={at('address')} onChange={(e) => { setF({ ...f, address: e.target.value }); }} />
          <TextField label={s.tracking} maxLength={40} value={f.trackingNumber} problem={at('trackingNumber')} onChange={(e) => { setF({ ...f, trackingNumber: e.target.value }); }} />
        </>
      ) : channel === 'in_person' ? <TextField label={s.receivedBy} maxLength={80} value={f.receivedBy} problem={at('receivedBy')} onChange={(e) => { setF({ ...f, receivedBy: e.target.value }); }} /> : (
        <TextField label={s.where} hint={s.announcement(c.announcementDays)} maxLength={200} value={f.where} problem={at('where')} onChange={(e) => { setF({ ...f, where: e.target.value }); }} />
      )}
      <TextField label={s.on} type="date" value={f.on} problem={at('on')} onChange={(e) => { setF({ ...f, on: e.target.value }); }} />
    </DialogForm>
  );
}

/** 登记邮寄结果. */
export function DeliverDialog({ c, serviceId, onClose, onDone }: DialogProps & { serviceId: string }): JSX.Element {
  const t = say(words);
  const [outcome, setOutcome] = useState<'signed' | 'returned'>('signed');
  const [on, setOn] = useState(useServerToday());
  const act = useAct((_: undefined, key) => call(breachesApi.deliver, { params: { ...paramsOf(c), serviceId }, body: { outcome, on, version: c.version }, key }), (next) => { onDone('deliver', next); });
  return (
    <DialogForm title={t.service.deliver} act={t.deliver.act} busy={act.isPending} error={act.error} except={['on']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      <Choices legend={t.deliver.outcome} name="outcome" value={outcome} choices={(['signed', 'returned'] as const).map((value) => ({ value, text: t.deliver[value] }))} onChange={setOutcome} />
      <TextField label={t.deliver.on} type="date" value={on} problem={problemAt(act.error, 'on')} onChange={(e) => { setOn(e.target.value); }} />
    </DialogForm>
  );
}

/** 录入书面陈述、申辩. */
export function StatementDialog({ c, onClose, onDone }: DialogProps): JSX.Element {
  const t = say(words);
  const [text, setText] = useState('');
  const [waived, setWaived] = useState(false);
  const [receivedOn, setReceivedOn] = useState(useServerToday());
  const act = useAct((_: undefined, key) => call(breachesApi.state, { params: paramsOf(c), body: { text, waived, receivedOn, version: c.version }, key }), (next) => { onDone('state', next); });
  return (
    <DialogForm title={t.actNames.state ?? ''} lead={t.statement.lead} act={t.statement.act} busy={act.isPending} error={act.error} except={['text', 'receivedOn']} onClose={onClose} onSubmit={() => { act.mutate(undefined); }}>
      {c.acts.waive.length > 0 ? null : <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5 accent-blue" checked={waived} onChange={(e) => { setWaived(e.target.checked); }} /> {t.statement.waived}</label>}
      <TextArea label={t.statement.text} rows={6} maxLength={5000} value={text} problem={problemAt(act.error, 'text')} onChange={(e) => { setText(e.target.value); }} />
      <TextField label={t.statement.on} type="date" value={receivedOn} problem={problemAt(act.error, 'receivedOn')} onChange={(e) => { setReceivedOn(e.target.value); }} />
    </DialogForm>
  );
}
