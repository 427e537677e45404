import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ProvinceCard } from '#contracts/place-editing.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice, problemAt } from '../../shared/ui/problem-notice.tsx';
import { CardEffect } from './edit-effect.tsx';
import { cardQuery, placesApi } from './places.api.ts';
import { words } from './words.ts';

/** 本省咨询电话与提示. */
export function ProvinceCardForm({ province }: { province: string }): JSX.Element | null {
  const { data, error } = useQuery(cardQuery(province));
  const [saved, setSaved] = useState(false);
  if (data === undefined) return <ProblemNotice error={error} />;
  return <CardForm key={data.version} card={data} saved={saved} onSaved={() => { setSaved(true); }} />;
}

function CardForm({ card, saved, onSaved }: { card: ProvinceCard; saved: boolean; onSaved: () => void }): JSX.Element {
  const t = say(words);
  const client = useQueryClient();
  const [phones, setPhones] = useState(card.phones.join('\n'));
  const [zh, setZh] = useState(card.notice?.zh ?? '');
  const [en, setEn] = useState(card.notice?.en ?? '');
  const [reason, setReason] = useState('');
  const save = useAct(
    (_: undefined, key) => call(placesApi.editCard, { params: { province: card.province }, body: { version: card.version, phones: phones.split(/\s+/).filter(Boolean), notice: zh === '' && en === '' ? null : { zh, en }, reason }, key }),
    async () => { onSaved(); await client.invalidateQueries({ queryKey: ['province-card', card.province] }); },
  );
  return (
    <Card title={t.card}>
      <form className="grid gap-4 sm:grid-cols-3" noValidate onSubmit={(event) => { event.preventDefault(); save.mutate(undefined); }}>
        <TextArea label={t.phones} hint={t.phonesHint} value={phones} problem={problemAt(save.error, 'phones') ?? problemAt(save.error, 'phones.0') ?? problemAt(save.error, 'phones.1')} onChange={(e) => { setPhones(e.target.value); }} />
        <TextArea label={t.notice} hint={t.noticeHint} value={zh} problem={problemAt(save.error, 'notice.zh')} onChange={(e) => { setZh(e.target.value); }} />
        <TextArea label={t.noticeEn} hint={t.noticeHint} value={en} problem={problemAt(save.error, 'notice.en')} onChange={(e) => { setEn(e.target.value); }} />
        <div className="grid gap-3 sm:col-span-3">
          <CardEffect province={card.province} />
          <TextField label={t.reason} maxLength={400} value={reason} problem={problemAt(save.error, 'reason')} onChange={(e) => { setReason(e.target.value); }} />
          <ProblemNotice error={save.error} except={['phones', 'phones.0', 'phones.1', 'notice.zh', 'notice.en', 'reason']} />
          {saved && !save.isPending && save.error === null ? <Notice tone="success" live="status">{t.saved}</Notice> : null}
          <div><Button type="submit" look="main" disabled={save.isPending}>{t.save}</Button></div>
        </div>
      </form>
    </Card>
  );
}
