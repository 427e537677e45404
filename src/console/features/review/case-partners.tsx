import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { OpinionView } from '#contracts/partner-api.ts';
import { say } from '../../shared/text/text.ts';
import { Card } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { caseOpinionsQuery } from './review.api.ts';
import { words } from './words.ts';

const TONES: Record<OpinionView['finding'], string> = { agrees: 'success', differs: 'danger', unknown: 'neutral' };

/** 对接系统意见: what systems of the province found about an application; it is for the reviewer to weigh and decides nothing. Nothing is shown where none was handed in. */
export function CasePartners({ id }: { id: string }): JSX.Element | null {
  const w = say(words).opinions;
  const { data, error } = useQuery(caseOpinionsQuery(id));
  if (error) return <ProblemNotice error={error} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={w.title}>
      <p className="text-soft">{w.about}</p>
      <ul className="grid gap-3">
        {data.items.map((o) => (
          <li key={o.id} className="grid gap-1 border-l-4 border-rule pl-3">
            <p><Tag tone={TONES[o.finding]}>{w.findings[o.finding]}</Tag> <span className="text-soft">{o.partner} · <time dateTime={new Date(o.takenAt).toISOString()}>{beijingTime(o.takenAt)}</time></span></p>
            <p className="break-words">{o.note}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
