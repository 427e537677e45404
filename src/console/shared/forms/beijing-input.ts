import { beijingTime } from '#contracts/dates.ts';

/** A moment as `datetime-local` fields write it, Beijing time whatever the computer's zone. */
export function typedMoment(at: number): string {
  return beijingTime(at).replace(' ', 'T');
}

/** What such a field says, as a moment; undefined while it is incomplete. */
export function momentTyped(text: string): number | undefined {
  const at = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}
