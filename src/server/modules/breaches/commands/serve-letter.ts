import type { Day } from '#contracts/dates.ts';
import { isWorkingDay } from '#server/modules/catalogue/index.ts';
import { breachTerms } from '../breach-terms.ts';
import type { BreachCase } from '../breach-case.ts';
import { moveBreach, type Doer } from '../breaches.store.ts';
import { endOfWorkingDays } from '../domain/terms.ts';
import { endOpenServices } from '../services.store.ts';
import { takeEffect, type Env } from './take-effect.ts';

/** 送达: the letter in force has reached the person on a day. A notice starts their time; a decision takes effect. The case is locked by the caller and waits for service. */
export async function serveLetter(env: Env, c: BreachCase, on: Day, by: Doer): Promise<BreachCase> {
  await endOpenServices(env.tx, c, on);
  if (c.state === 'decided') return takeEffect(env, c, on, by);
  const until = endOfWorkingDays(on, breachTerms().statementWorkingDays, isWorkingDay);
  return moveBreach(env.tx, env.kit.crypto, c, { act: 'serve_notice', to: 'hearing', note: on, changes: { statementUntil: until } }, by, env.now);
}
