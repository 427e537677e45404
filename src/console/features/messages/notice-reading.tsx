import { useState, type JSX } from 'react';
import type { NoticeReading, NoticeText } from '#contracts/mass-notices.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { noticeWords } from './notice-words.ts';
import { noticesApi } from './notices.api.ts';
import { Bubble, FindingsList } from './reading-card.tsx';

/** How many it would go to now, and how three of them would read it; counted when asked, because a count is a look at people. */
export function NoticeReadingCard({ text }: { text: NoticeText }): JSX.Element {
  const t = say(noticeWords);
  const [reading, setReading] = useState<NoticeReading>();
  const count = useAct((now: NoticeText) => call(noticesApi.reading, { body: { audience: now.audience, content: now.content } }), setReading);
  return (
    <Card title={t.reading}>
      <div><Button disabled={count.isPending} onClick={() => { count.mutate(text); }}>{t.countNow}</Button></div>
      <ProblemNotice error={count.error} />
      {reading ? (
        <div role="status" className="grid gap-3">
          <p><strong>{t.count(reading.count)}</strong> <span className="text-soft">{t.alone(reading.aloneMost)}</span></p>
          <FindingsList findings={reading.findings} none={t.noFindings} />
          {reading.samples.length === 0 ? <p className="text-soft">{t.nobody}</p> : <p className="text-soft">{t.readingNote}</p>}
          {reading.samples.map((s, at) => (
            <div key={String(at)} lang={s.lang === 'zh' ? 'zh-CN' : 'en'} className="grid gap-2">
              {s.sms === null ? null : <Bubble name={`${t.channels.sms} · ${s.name} ${s.to}`} text={s.sms} foot={t.units(s.units, s.parts)} />}
              <Bubble name={`${t.channels.inbox} · ${s.name}`} subject={s.subject} text={s.text} />
            </div>
          ))}
        </div>
      ) : null}
    </Card>
  );
}
