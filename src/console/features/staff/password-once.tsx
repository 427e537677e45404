import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ActivationShown, FirstPasswordShown } from '#contracts/staff-people.ts';
import { say } from '../../shared/text/text.ts';
import { Notice } from '../../shared/ui/notice.tsx';
import { Pairs } from '../../shared/ui/page.tsx';
import { peopleWords } from './people-words.ts';

/** A password made for somebody; it is on the screen now and nowhere afterwards. */
export function PasswordOnce({ made }: { made: FirstPasswordShown }): JSX.Element {
  const t = say(peopleWords);
  return (
    <Notice tone="success" live="status">
      <Pairs pairs={[{ term: t.userName, value: <strong>{made.userName}</strong> }, { term: t.password, value: <code className="digits text-lg font-semibold select-all">{made.password}</code> }, { term: t.goodUntil, value: beijingTime(made.endsAt) }]} />
      <p className="mt-2">{t.passwordOnce}</p>
    </Notice>
  );
}

/** An activation code made for somebody; it is told on another way than the password. */
export function ActivationOnce({ made }: { made: ActivationShown }): JSX.Element {
  const t = say(peopleWords);
  return (
    <Notice tone="success" live="status">
      <Pairs pairs={[{ term: t.userName, value: <strong>{made.userName}</strong> }, { term: t.activationCode, value: <code className="digits text-lg font-semibold select-all">{made.code}</code> }, { term: t.goodUntil, value: beijingTime(made.endsAt) }]} />
      <p className="mt-2">{t.activationOnce}</p>
    </Notice>
  );
}
