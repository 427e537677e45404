import { useState, type JSX } from 'react';
import { PARTNER_EVENTS, PARTNER_EVENT_WORDS, type PartnerEvent } from '#contracts/partners.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ModalDialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { partnersApi } from './partners.api.ts';
import { Ticks } from '../../shared/ui/ticks.tsx';
import { words } from './words.ts';

/** 新增订阅: where to tell what. */
export function OpenHookDialog({ partnerId, onClose, onDone }: { partnerId: string; onClose: () => void; onDone: (secret: string) => Promise<void> }): JSX.Element {
  const t = say(words);
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<PartnerEvent[]>([]);
  const act = useAct((_: undefined, key) => call(partnersApi.openHook, { params: { id: partnerId }, body: { url, events }, key }), ({ secret }) => onDone(secret));
  return (
    <ModalDialog open onClose={onClose} title={t.openHook}>
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <ProblemNotice error={act.error} except={['url', 'events']} />
        <TextField label={t.url} hint={t.urlHint} type="url" autoComplete="off" placeholder="https://" maxLength={500} value={url} problem={problemAt(act.error, 'url')} onChange={(e) => { setUrl(e.target.value); }} />
        <Ticks legend={t.events} problem={problemAt(act.error, 'events')} choices={PARTNER_EVENTS.map((e) => ({ value: e, text: PARTNER_EVENT_WORDS[e][pageLang()] }))} ticked={events} onChange={(next) => { setEvents(PARTNER_EVENTS.filter((e) => next.includes(e))); }} />
        <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.openHook}</Button><Button onClick={onClose}>{text().cancel}</Button></div>
      </form>
    </ModalDialog>
  );
}
