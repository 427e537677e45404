import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { ReviewPointId } from '#contracts/catalogue.ts';
import { Standing, type NoticeText } from '#contracts/mass-notices.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { say } from '../../shared/text/text.ts';
import { SelectField, TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { noticeWords } from './notice-words.ts';
import { noticeChoicesQuery } from './notices.api.ts';

type Props = { text: NoticeText; error: unknown; readOnly: boolean; onType: (next: NoticeText) => void };
type Tick = { label: string; on: boolean; disabled: boolean; onTick: (on: boolean) => void };

function Ticked({ label, on, disabled, onTick }: Tick): JSX.Element {
  return <label className="flex min-h-8 items-center gap-2"><input type="checkbox" className="size-5" checked={on} disabled={disabled} onChange={(e) => { onTick(e.target.checked); }} />{label}</label>;
}

/** Whom a notice goes to, what it says and when. */
export function NoticeForm(props: Props): JSX.Element {
  const t = say(noticeWords);
  const { text, error, readOnly, onType } = props;
  return (
    <div className="grid content-start gap-4">
      <Card><TextField label={t.title} maxLength={60} value={text.title} readOnly={readOnly} problem={problemAt(error, 'title')} onChange={(e) => { onType({ ...text, title: e.target.value }); }} /></Card>
      <Audience {...props} />
      <Said {...props} />
      <When {...props} />
    </div>
  );
}

function Audience({ text, error, readOnly, onType }: Props): JSX.Element {
  const t = say(noticeWords);
  const a = text.audience;
  const choices = useQuery(noticeChoicesQuery(a.province));
  const put = (next: Partial<typeof a>) => { onType({ ...text, audience: Object.fromEntries(Object.entries({ ...a, ...next }).filter(([, v]) => v !== undefined)) as typeof a }); };
  const c = choices.data;
  const any = <option value="">{t.any}</option>;
  return (
    <Card title={t.audience}>
      <ProblemNotice error={choices.error} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField label={t.sitting} value={a.sitting} disabled={readOnly} problem={problemAt(error, 'audience.sitting') ?? problemAt(error, 'audience')} onChange={(e) => { const found = c?.sittings.find((s) => s.value === e.target.value); if (found) put({ sitting: found.value, level: undefined }); }}>
          {c?.sittings.some((s) => s.value === a.sitting) ? null : <option value={a.sitting}>{a.sitting}</option>}{c?.sittings.map((s) => <option key={s.value} value={s.value}>{s.text}</option>)}
        </SelectField>
        <SelectField label={t.level} value={a.level ?? ''} disabled={readOnly} onChange={(e) => { put({ level: e.target.value || undefined }); }}>{any}{c?.sittings.find((s) => s.value === a.sitting)?.levels.map((l) => <option key={l.value} value={l.value}>{l.text}</option>)}</SelectField>
        <SelectField label={t.province} value={a.province ?? ''} disabled={readOnly} onChange={(e) => { put({ province: ProvinceCode.safeParse(e.target.value).data, prefecture: undefined, point: undefined }); }}>{any}{c?.provinces.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField>
        <SelectField label={t.prefecture} value={a.prefecture ?? ''} disabled={readOnly} onChange={(e) => { put({ prefecture: e.target.value || undefined, point: undefined }); }}>{any}{c?.prefectures.map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField>
        <SelectField label={t.point} value={a.point ?? ''} disabled={readOnly} onChange={(e) => { put({ point: ReviewPointId.safeParse(e.target.value).data }); }}>{any}{c?.points.filter((p) => a.prefecture === undefined || p.value.startsWith(a.prefecture)).map((p) => <option key={p.value} value={p.value}>{p.text}</option>)}</SelectField>
      </div>
      <fieldset className="grid gap-1">
        <legend className="font-semibold">{t.standings}</legend>
        {problemAt(error, 'audience.standings') ? <span className="text-sm font-semibold text-danger">{problemAt(error, 'audience.standings')}</span> : null}
        <div className="grid gap-x-4 sm:grid-cols-3">
          {Standing.options.map((s) => <Ticked key={s} label={t.standing[s]} on={a.standings.includes(s)} disabled={readOnly} onTick={(on) => { put({ standings: on ? [...a.standings, s] : a.standings.filter((one) => one !== s) }); }} />)}
        </div>
      </fieldset>
    </Card>
  );
}

function Said({ text, error, readOnly, onType }: Props): JSX.Element {
  const t = say(noticeWords);
  const { content } = text;
  const put = (next: Partial<typeof content>) => { onType({ ...text, content: { ...content, ...next } }); };
  const inLang = (lang: 'zh' | 'en') => {
    const said = content[lang];
    if (said === null) return null;
    const field = (name: keyof typeof said) => ({ value: said[name], readOnly, lang: lang === 'zh' ? 'zh-CN' : 'en', problem: problemAt(error, `content.${lang}.${name}`), onChange: (e: { target: { value: string } }) => { put({ [lang]: { ...said, [name]: e.target.value } }); } });
    return (
      <div className="grid gap-2">
        <TextField label={t.subject} maxLength={60} {...field('subject')} />
        <TextArea label={t.text} rows={6} maxLength={2_000} {...field('text')} />
        <TextArea label={t.sms} rows={3} maxLength={500} {...field('sms')} />
      </div>
    );
  };
  return (
    <Card title={t.words}>
      <p className="text-soft">{t.fill}</p>
      {inLang('zh')}
      <Ticked label={t.english} on={content.en !== null} disabled={readOnly} onTick={(on) => { put({ en: on ? { subject: '', text: '', sms: '' } : null }); }} />
      {inLang('en')}
      <div className="flex flex-wrap gap-x-6">
        <Ticked label={t.bySms} on={content.sms} disabled={readOnly} onTick={(sms) => { put({ sms }); }} />
        <Ticked label={t.byMail} on={content.mail} disabled={readOnly} onTick={(mail) => { put({ mail }); }} />
        <span className="self-center text-soft">{t.inboxAlways}</span>
      </div>
    </Card>
  );
}

const BEIJING = 8 * 3_600_000;

function When({ text, error, readOnly, onType }: Props): JSX.Element {
  const t = say(noticeWords);
  return (
    <Card title={t.when}>
      <TextField label={t.sendAt} hint={t.sendAtHint} type="datetime-local" value={text.sendAt === null ? '' : new Date(text.sendAt + BEIJING).toISOString().slice(0, 16)} readOnly={readOnly} problem={problemAt(error, 'sendAt')} onChange={(e) => { onType({ ...text, sendAt: e.target.value === '' ? null : Date.parse(`${e.target.value}:00+08:00`) }); }} />
      <Ticked label={t.urgent} on={text.urgentReason !== null} disabled={readOnly} onTick={(on) => { onType({ ...text, urgentReason: on ? '' : null }); }} />
      {text.urgentReason === null ? null : <TextField label={t.urgentReason} maxLength={200} value={text.urgentReason} readOnly={readOnly} problem={problemAt(error, 'urgentReason')} onChange={(e) => { onType({ ...text, urgentReason: e.target.value }); }} />}
    </Card>
  );
}
