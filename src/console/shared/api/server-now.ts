import { useQuery } from '@tanstack/react-query';
import { beijingDay, type Day } from '#contracts/dates.ts';
import { sessionQuery } from './session.ts';

/** Today by the server's clock (which a demonstration may have moved), as of the last time it was asked; the browser's clock only measures what has passed since. */
export function useServerToday(): Day {
  const { data, dataUpdatedAt } = useQuery(sessionQuery);
  return beijingDay(data ? data.now + Math.max(0, Date.now() - dataUpdatedAt) : Date.now());
}
