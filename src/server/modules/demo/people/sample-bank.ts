import { z } from 'zod';
import type { Day } from '#contracts/dates.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';

/** What a bill can have wrong, by the words of the stand-in bank. */
export type BillFault = 'missing' | 'extra' | 'amount' | 'double' | 'late';

const Charge = z.object({ account: z.string(), number: z.string(), amountInFen: z.int(), reference: z.string(), at: z.number() });

/** Tells the stand-in bank of a charge that a sample person's payment stands for, so that its bills have it as the ledger has. */
export const rememberAtBank = declareJob({ name: 'demo.remember-at-bank', payload: Charge, attempts: 4, retryDelaySeconds: 5 });

/** The stand-in bank as the demonstration turns it, by its own control; undefined where the installation speaks to another bank. */
export type SampleBank = { url: string } | undefined;

export const onRememberAtBank = (bank: SampleBank) => handleJob(rememberAtBank, {
  prepare: async (_env, charge) => { if (bank) await control(bank.url, 'POST', '/remember', charge); },
  work: () => Promise.resolve(),
});

/** Has the bank put these faults into the bill of a day, whatever else it is told to do. */
export async function plantFaults(url: string, account: string, day: Day, faults: readonly BillFault[]): Promise<void> {
  const { behaviour } = z.object({ behaviour: z.record(z.string(), z.unknown()) }).parse(await control(url, 'GET', ''));
  await control(url, 'PUT', '', { ...behaviour, bill: faults });
  try {
    // what a bill has wrong is chosen when it is first asked for
    await control(url, 'GET', `/plants?account=${account}&day=${day}`);
  } finally {
    await control(url, 'PUT', '', behaviour);
  }
}

async function control(url: string, method: 'GET' | 'POST' | 'PUT', what: string, body?: unknown): Promise<unknown> {
  const reply = await fetch(`${url}/control${what}`, { method, signal: AbortSignal.timeout(5_000), ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  if (!reply.ok) throw new Error(`the stand-in bank answered ${String(reply.status)} to ${method} ${what}`);
  return reply.json();
}
