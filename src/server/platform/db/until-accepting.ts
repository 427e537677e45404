import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig, type Address } from './connect.ts';

/** PostgreSQL's word for a server that starts, ends or replays its log: it is there, and will answer. */
const NOT_YET = '57P03';
const PATIENCE = { within: 300_000, every: 500 };

/** Waits for a database server that says it does not take connections yet, as after a crash: whoever starts meanwhile starts a little later, and does not give up. Any other fault is told at once. */
export async function untilAccepting(knock: () => Promise<void>, { within, every } = PATIENCE, willAnswer: (problem: unknown) => boolean = isNotYet): Promise<void> {
  for (const until = Date.now() + within; ;) {
    try {
      await knock();
      return;
    } catch (error) {
      if (!willAnswer(error) || Date.now() > until) throw error;
      await pause(every);
    }
  }
}

function isNotYet(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === NOT_YET;
}

/** Connects and goes again. */
export async function knockAt(address: Address): Promise<void> {
  const client = new pg.Client(clientConfig(address, 10_000));
  client.on('error', () => undefined); // what breaks after the answer is no matter of ours
  await client.connect();
  await client.end();
}
