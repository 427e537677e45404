import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { EditEffect } from '#contracts/sittings.ts';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { EVERY_STAGE, StandingFigures } from '../../shared/ui/standing.tsx';
import { cardEffectQuery, feesEffectQuery, pointTouchedQuery } from './places.api.ts';
import { words } from './words.ts';

/** 修改收费标准的影响: only what is not confirmed yet pays by the new ones. */
export function FeesEffect({ exam, province }: { exam: string; province: string }): JSX.Element | null {
  const t = say(words);
  const { data } = useQuery(feesEffectQuery(exam, province));
  return data ? <Told effect={data} touched={['drafts']} words={t.feesTouch} /> : null;
}

/** 修改咨询电话与提示的影响: everybody who has an application sees them. */
export function CardEffect({ province }: { province: string }): JSX.Element | null {
  const t = say(words);
  const { data } = useQuery(cardEffectQuery(province));
  return data ? <Told effect={data} touched={EVERY_STAGE} words={t.cardTouches} /> : null;
}

function Told({ effect, touched, words: told }: { effect: EditEffect; touched: Parameters<typeof StandingFigures>[0]['touched']; words: string }): JSX.Element {
  const t = say(words);
  const open = effect.applying.length > 0;
  return (
    <Notice tone={open ? 'warning' : 'info'}>
      <p>{open ? t.applyingNow(effect.applying.join(t.and)) : t.nobodyApplies}{told}</p>
      <StandingFigures standing={effect.standing} touched={touched} />
    </Notice>
  );
}

/** 修改审核点的影响: files that wait, people who are to come and are told, appointments ahead. */
export function PointTouchedNotice({ point, tells }: { point: string; tells: boolean }): JSX.Element | null {
  const t = say(words);
  const { data } = useQuery(pointTouchedQuery(point));
  if (!data) return null;
  const needed = data.waiting + data.appointments > 0;
  return (
    <Notice tone={needed ? 'warning' : 'info'} live="status">
      <p>{needed ? t.pointTouched(data.waiting, data.appointments) : t.pointUntouched}</p>
      {tells && data.onSite > 0 ? <p>{t.pointTells(data.onSite)}</p> : null}
    </Notice>
  );
}
