import type { JSX } from 'react';
import type { TemplateReading } from '#contracts/message-templates.ts';
import { say } from '../../shared/text/text.ts';
import { Card } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

/** What a sample person would read, channel beside channel, in both languages. */
export function ReadingCard({ title, note, reading }: { title: string; note?: string; reading: TemplateReading }): JSX.Element {
  const t = say(words);
  return (
    <Card title={title}>
      {note === undefined ? null : <p className="text-soft">{note}</p>}
      {(['zh', 'en'] as const).map((lang) => (
        <section key={lang} aria-label={t[lang]} className="grid gap-2">
          <h3>{t[lang]}</h3>
          <div lang={lang === 'zh' ? 'zh-CN' : 'en'} className="grid items-start gap-3 md:grid-cols-3">
            <Bubble name={t.channelNames.sms} foot={t.units(reading[lang].sms.units, reading[lang].sms.parts)} text={reading[lang].sms.text} />
            <Bubble name={t.channelNames.mail} subject={reading[lang].mail.subject} text={reading[lang].mail.text} />
            {reading[lang].inbox ? <Bubble name={t.channelNames.inbox} subject={reading[lang].inbox.subject} text={reading[lang].inbox.text} /> : null}
          </div>
        </section>
      ))}
    </Card>
  );
}

/** One message as it arrives. */
export function Bubble({ name, subject, text, foot }: { name: string; subject?: string; text: string; foot?: string }): JSX.Element {
  return (
    <div className="grid min-w-0 gap-1 rounded-lg border border-rule bg-wash p-3">
      <span className="text-sm font-semibold text-blue-deep">{name}</span>
      {subject === undefined ? null : <p className="font-semibold break-words">{subject}</p>}
      <p className="break-words whitespace-pre-line">{text}</p>
      {foot === undefined ? null : <span className="text-sm text-soft">{foot}</span>}
    </div>
  );
}

/** What speaks against a text, the stopping ones marked. */
export function FindingsCard({ findings }: { findings: TemplateReading['findings'] }): JSX.Element {
  const t = say(words);
  return <Card title={t.findings}><div role="status"><FindingsList findings={findings} none={t.noFindings} /></div></Card>;
}

/** Findings one under the other; the place around it is what announces a change. */
export function FindingsList({ findings, none }: { findings: TemplateReading['findings']; none: string }): JSX.Element {
  const t = say(words);
  if (findings.length === 0) return <p className="text-soft">{none}</p>;
  return <ul className="grid gap-1">{findings.map((f, at) => <li key={`${f.code}${String(at)}`}><Tag tone={f.stops ? 'danger' : 'warning'}>{f.stops ? t.stopsTag : t.adviceTag}</Tag> {f.text}</li>)}</ul>;
}
