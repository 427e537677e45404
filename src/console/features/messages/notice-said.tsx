import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { NoticeText } from '#contracts/mass-notices.ts';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { noticeWords } from './notice-words.ts';
import { Bubble } from './reading-card.tsx';
import { words } from './words.ts';

/** The words of a notice that is no draft any more, as they are kept: to be judged, never to be changed. */
export function NoticeSaid({ text }: { text: NoticeText }): JSX.Element {
  const t = say(noticeWords);
  const { content, sendAt, urgentReason } = text;
  const ways = [...(content.sms ? [t.channels.sms] : []), ...(content.mail ? [t.channels.mail] : []), t.channels.inbox];
  return (
    <Card title={t.words}>
      <Pairs pairs={[{ term: t.channel, value: ways.join(' · ') }, { term: t.when, value: sendAt === null ? t.onceApproved : beijingTime(sendAt) }, ...(urgentReason === null ? [] : [{ term: t.urgentTag, value: urgentReason }])]} />
      {(['zh', 'en'] as const).map((lang) => {
        const said = content[lang];
        if (said === null) return null;
        return (
          <section key={lang} aria-label={say(words)[lang]} className="grid gap-2">
            <h3>{say(words)[lang]}</h3>
            <div lang={lang === 'zh' ? 'zh-CN' : 'en'} className="grid items-start gap-3 md:grid-cols-2">
              {content.sms ? <Bubble name={t.channels.sms} text={said.sms} /> : null}
              <Bubble name={`${t.channels.inbox}${content.mail ? ` · ${t.channels.mail}` : ''}`} subject={said.subject} text={said.text} />
            </div>
          </section>
        );
      })}
      <p className="text-soft">{t.fill}</p>
    </Card>
  );
}
