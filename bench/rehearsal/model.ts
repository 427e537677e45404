/** The four moments of an exam year when everybody comes at once. */
export const MOMENTS = ['opening', 'deadline', 'tickets', 'scores'] as const;
export type Moment = (typeof MOMENTS)[number];

/** What the load model assumes about people (domain model of one exam; shares of all its candidates unless said otherwise). */
export const ASSUMED = {
  opening: { largestGroup: 0.4, firstHour: 0.2, firstTenMinutes: 0.5, firstMinute: 0.18, callsInFirstMinute: 8, callsOfJourney: 55, minutesOfJourney: 12, retries: 1.5 },
  deadline: { lastDay: 0.12, lastTwoHours: 0.35, peak: 3, calls: 55, retries: 1.3, paying: 0.85 },
  tickets: { firstDay: 0.25, firstHour: 0.2, firstMinute: 8 },
  scores: { asking: 0.85, firstHour: 0.45, attempts: 2.5, firstMinute: 0.12 },
} as const;

/** What one moment asks of an installation: people and acts of its busiest minute, requests to the program, all a second. */
export type Demand = { /** Who comes, in the time the rate is taken over. */ people: number; /** What people came for: journeys begun, PDF files, look-ups. */ actsPerSecond: number; requestsPerSecond: number; /** When nobody is made to wait, ten minutes later. */ laterPerSecond?: number; /** Payments, and as many notices. */ paymentsPerSecond?: number };

/** Whether the provinces open one after another, as they do, or all in the same second. */
export type Opening = 'staggered' | 'together';

/** The demand of a moment for an exam of so many candidates. */
export function demandOf(moment: Moment, candidates: number, opening: Opening = 'together'): Demand {
  if (moment === 'opening') return openingOf(candidates * (opening === 'staggered' ? ASSUMED.opening.largestGroup : 1));
  if (moment === 'deadline') return deadlineOf(candidates);
  return moment === 'tickets' ? ticketsOf(candidates) : scoresOf(candidates);
}

function openingOf(candidates: number): Demand {
  const { firstHour, firstTenMinutes, firstMinute, callsInFirstMinute, callsOfJourney, minutesOfJourney, retries } = ASSUMED.opening;
  const tenMinutes = candidates * firstHour * firstTenMinutes;
  const people = tenMinutes * firstMinute;
  return { people, actsPerSecond: people / 60, requestsPerSecond: (people * callsInFirstMinute * retries) / 60, laterPerSecond: (tenMinutes * callsOfJourney * retries) / (minutesOfJourney * 60) };
}

function deadlineOf(candidates: number): Demand {
  const { lastDay, lastTwoHours, peak, calls, retries, paying } = ASSUMED.deadline;
  const people = candidates * lastDay * lastTwoHours;
  const arrivals = (people / 7_200) * peak;
  return { people, actsPerSecond: arrivals, requestsPerSecond: arrivals * calls * retries, paymentsPerSecond: arrivals * paying };
}

function ticketsOf(candidates: number): Demand {
  const { firstDay, firstHour, firstMinute } = ASSUMED.tickets;
  const people = candidates * firstDay * firstHour;
  const files = (people / 3_600) * firstMinute;
  return { people, actsPerSecond: files, requestsPerSecond: files * TICKET_CALLS };
}

/** Page, puzzle, look-up, result, file. */
const TICKET_CALLS = 5;

function scoresOf(candidates: number): Demand {
  const { asking, firstHour, attempts, firstMinute } = ASSUMED.scores;
  const people = candidates * asking * firstHour;
  const lookUps = (people * attempts * firstMinute) / 60;
  return { people, actsPerSecond: lookUps, requestsPerSecond: lookUps * SCORE_CALLS };
}

/** Page, puzzle, look-up, sheet. */
const SCORE_CALLS = 4;

/** Machines like the measured one that the demand needs, half as much again for two exams that fall together; nothing when nothing was held. */
export function machinesFor(demand: number, held: number): number | undefined {
  return held > 0 ? Math.max(1, Math.ceil((demand * TWO_EXAMS) / held)) : undefined;
}

const TWO_EXAMS = 1.5;
