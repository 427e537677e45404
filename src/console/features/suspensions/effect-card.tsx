import type { JSX } from 'react';
import { yuan } from '#contracts/money.ts';
import type { SuspensionEffect, SuspensionWords } from '#contracts/suspensions.ts';
import { pageLang, say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { words } from './words.ts';

/** 影响: how many people and how much money, where, and what they are told, before anybody acts. */
export function EffectCard({ effect: e, said, title }: { effect: SuspensionEffect; said: SuspensionWords; title: string }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const most = Math.max(1, ...e.places.map((p) => p.people));
  return (
    <Card title={title}>
      <p className="text-xl font-semibold"><span className="digits">{t.persons(e.people)}</span> · <span className="digits">{t.yuan(yuan(e.paidInFen))}</span></p>
      <Pairs pairs={[
        { term: t.whole, value: t.persons(e.whole) }, ...(e.partly === 0 ? [] : [{ term: t.partly, value: t.persons(e.partly) }]),
        { term: t.online, value: t.yuan(yuan(e.onlineInFen)) }, { term: t.onSite, value: `${t.yuan(yuan(e.onSiteInFen))} · ${t.persons(e.onSitePeople)}` }, ...(e.exempt === 0 ? [] : [{ term: t.exempt, value: t.persons(e.exempt) }]),
        { term: t.seated, value: t.persons(e.seated) }, { term: t.tickets, value: t.persons(e.tickets) }, ...(e.unpaid === 0 ? [] : [{ term: t.unpaid, value: t.persons(e.unpaid) }]),
      ]} />
      {e.ticketsReleased ? <Notice tone="warning">{t.released}</Notice> : null}
      {e.partly === 0 ? null : <p className="text-soft">{t.partlyNote}</p>}
      {e.places.length < 2 ? null : (
        <>
          <h3>{t.places}</h3>
          <ul className="grid gap-1">
            {e.places.map((p) => (
              <li key={p.code} className="grid grid-cols-[minmax(5rem,9rem)_1fr_auto] items-center gap-2">
                <span>{p.name[lang]}</span>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-full" aria-hidden="true"><rect width={(100 * p.people) / most} height="8" className="fill-blue" /></svg>
                <span className="digits">{p.people.toLocaleString()}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t.wordsTitle}</h3>
      <blockquote lang="zh-CN" className="rounded-md bg-deep p-3">{said.zh}</blockquote>
      <blockquote lang="en" className="rounded-md bg-deep p-3 text-sm">{said.en}</blockquote>
    </Card>
  );
}
