import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { remaining } from '../remaining.ts';
import { words } from '../words.ts';

const URGENT = 24 * 3_600_000;

/** A deadline and how long is left; true without JavaScript, kept current with it. */
export function Countdown({ page, until, label, said = beijingTime(until) }: { page: PageContext; until: Instant; label?: string; /** How the moment is said where it is not said by digits. */ said?: string }): JSX.Element {
  const w = words[page.lang];
  const left = until - page.now;
  const say = { days: w.leftDays, hours: w.leftHours, minutes: w.leftMinutes, passed: w.passed };
  return (
    <span class={left <= 0 ? 'countdown countdown--passed' : left < URGENT ? 'countdown countdown--urgent' : 'countdown'}>
      <Icon name="clock" /> {label ?? w.until}{' '}
      <time dateTime={new Date(until).toISOString()}>{said}</time>
      {page.lang === 'zh' ? '，' : ', '}
      {left > 0 ? `${w.left} ` : null}
      <span class="countdown__left" data-countdown={until} data-words={Object.values(say).join('|')}>{remaining(left, say)}</span>
    </span>
  );
}
