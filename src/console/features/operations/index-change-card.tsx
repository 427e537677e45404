import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { IndexChangeView } from '#contracts/operations.ts';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { number } from './figures.ts';
import { indexChangeWords } from './index-change-words.ts';

/** How far the last change of the index secret is, and what comes next. */
export function IndexChangeCard({ change: c }: { change: IndexChangeView }): JSX.Element {
  const t = say(indexChangeWords);
  const step = stepOf(c);
  return (
    <Card title={t.title}>
      <Pairs pairs={[
        { term: t.version, value: <>{c.number} <Tag tone={step === 'finished' ? 'success' : 'warning'}>{t.steps[step]}</Tag></> },
        { term: t.progress, value: t.columns(c.columnsDone, c.columns) },
        { term: t.moved, value: number(c.moved) },
        { term: t.left, value: c.left === null ? t.notCounted : number(c.left) },
        { term: t.times, value: `${beijingTime(c.preparedAt)} – ${beijingTime(c.finishedAt ?? c.lookedAt ?? c.writingAt ?? c.preparedAt)}` },
      ]} />
      <p className="text-soft">{t.next[step]}</p>
    </Card>
  );
}

function stepOf({ writingAt, left, finishedAt }: IndexChangeView): 'prepared' | 'writing' | 'moved' | 'finished' {
  if (finishedAt !== null) return 'finished';
  if (writingAt === null) return 'prepared';
  return left === 0 ? 'moved' : 'writing';
}
