import { setTimeout as later } from 'node:timers/promises';

const LIMIT = 900_000;

/** Waits until every sample person is there: they are brought in after the start. */
export async function peopleReady(url: string): Promise<void> {
  await until('the sample people are ready', async () => !(await (await fetch(`${url}/demo/people?lang=zh`)).text()).includes('正在准备'));
}

/** Brings in the sitting that is over, with seats, scores, public lists and certificates, and waits for its last chapter. */
export async function bringLastSitting(url: string): Promise<void> {
  await fetch(`${url}/api/demo/last-sitting`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: '{}' });
  await peopleReady(url);
  await until('its certificates are issued', async () => (await (await fetch(`${url}/publicity?lang=zh`)).text()).includes('/publicity/'));
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + LIMIT; !(await holds()); await later(2_000)) if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
}
