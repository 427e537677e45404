import type { JSX } from 'react';
import { say } from '../../shared/text/text.ts';
import { noticeWords } from './notice-words.ts';

type Outcome = { queued: number; sent: number; delivered: number; failed: number; cancelled: number };

const PARTS = [['delivered', 'fill-success'], ['sent', 'fill-blue'], ['queued', 'fill-line'], ['failed', 'fill-danger'], ['cancelled', 'fill-disabled']] as const;

/** What became of messages, drawn as one bar and said in figures, so that colour is never needed. */
export function OutcomeBar({ name, outcome }: { name: string; outcome: Outcome }): JSX.Element {
  const t = say(noticeWords);
  const total = PARTS.reduce((sum, [part]) => sum + outcome[part], 0);
  let from = 0;
  return (
    <div className="grid gap-1">
      <span className="flex flex-wrap justify-between gap-x-4"><strong>{name}</strong><span className="text-sm">{PARTS.filter(([part]) => outcome[part] > 0).map(([part]) => `${t.outcome[part]} ${outcome[part].toLocaleString()}`).join(' · ')}</span></span>
      <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="h-3 w-full rounded bg-deep">
        {PARTS.map(([part, fill]) => {
          const width = total === 0 ? 0 : (outcome[part] / total) * 100;
          const x = from;
          from += width;
          return <rect key={part} x={x} y={0} width={width} height={4} className={fill} />;
        })}
      </svg>
    </div>
  );
}
