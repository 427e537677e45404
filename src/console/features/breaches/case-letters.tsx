import type { JSX } from 'react';
import type { BreachView } from '#contracts/breaches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

type Props = { c: BreachView; onDeliver: (serviceId: string) => void };

/** The letters word for word, each with every way it went out. */
export function CaseLetters({ c, onDeliver }: Props): JSX.Element | null {
  const t = say(words);
  if (c.letters.length === 0) return null;
  return (
    <Card title={t.letters}>
      {c.letters.map((l) => (
        <article key={l.id} aria-label={`${l.title} ${l.number}`} className="grid gap-2 border-b border-rule pb-3 last:border-b-0 last:pb-0">
          <p><strong>{l.title}</strong> {l.number} <span className="text-soft">{beijingTime(l.issuedAt)}</span> {l.current ? null : <Tag tone="neutral">{t.old}</Tag>} <a href={l.url} target="_blank" rel="noopener" className="inline-flex min-h-8 items-center">{t.pdf}<span className="sr-only"> {l.title}</span></a></p>
          <details lang="zh-CN"><summary className="min-h-8 cursor-pointer font-semibold">{t.read}</summary><div className="grid gap-2 pt-2"><Pairs pairs={l.rows} />{l.paragraphs.map((p) => <p key={p} className="break-words">{p}</p>)}</div></details>
        </article>
      ))}
      <ul className="grid gap-2">{c.services.map((s) => <Service key={s.id} s={s} onDeliver={onDeliver} deliver={c.acts.deliver.length === 0} title={c.letters.find((l) => l.kind === s.letter)?.title ?? ''} />)}</ul>
    </Card>
  );
}

function Service({ s, title, deliver, onDeliver }: { s: BreachView['services'][number]; title: string; deliver: boolean; onDeliver: (serviceId: string) => void }): JSX.Element {
  const t = say(words).service;
  const standing = s.returned ? t.returned : s.open ? (s.servedOn === null ? t.waits : t.due(s.servedOn)) : s.servedOn === null ? '—' : `${t.served} ${s.servedOn}`;
  return (
    <li className="grid gap-1">
      <span><Tag tone={s.returned ? 'warning' : s.open ? 'info' : s.servedOn === null ? 'neutral' : 'success'}>{standing}</Tag> {title} · {s.channelText} · {t.sent} <span className="digits">{s.sentOn}</span></span>
      <span className="break-words text-soft">{s.to}{s.trackingNumber === null ? '' : ` · ${t.tracking} ${s.trackingNumber}`}</span>
      {s.open && s.channel === 'post' && deliver ? <Button small className="justify-self-start" onClick={() => { onDeliver(s.id); }}>{t.deliver}</Button> : null}
    </li>
  );
}
