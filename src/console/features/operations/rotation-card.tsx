import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { RotationView } from '#contracts/operations.ts';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { number } from './figures.ts';
import { rotationWords } from './rotation-words.ts';

/** How far the last change of master keys is. */
export function RotationCard({ rotation: r }: { rotation: RotationView }): JSX.Element {
  const t = say(rotationWords);
  return (
    <Card title={t.title}>
      <Pairs pairs={[
        { term: t.key, value: <>{r.number} {r.endedAt === null ? <Tag tone="warning">{t.underWay}</Tag> : <Tag tone="success">{t.done}</Tag>}</> },
        { term: t.progress, value: t.columns(r.columnsDone, r.columns) },
        { term: t.sealed, value: number(r.sealed) },
        { term: t.left, value: r.left === null ? t.notCounted : number(r.left) },
        { term: t.times, value: `${beijingTime(r.startedAt)} – ${beijingTime(r.endedAt ?? r.lookedAt)}` },
      ]} />
      <p className="text-soft">{r.endedAt === null ? t.keep : t.giveUp}</p>
    </Card>
  );
}
