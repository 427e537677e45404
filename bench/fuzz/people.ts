import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Chance } from '../support/chance.ts';
import type { Line } from './line.ts';

/** Somebody who asks. `secrets` are texts only they, and staff who may, ever see: numbers, telephones, their account. */
export type Asker = { who: string; kind: 'candidate' | 'staff' | 'visitor'; cookie: string; secrets: readonly string[]; signIn: () => Promise<string> };

const People = z.object({ persons: z.array(z.object({ key: z.string(), documentNumber: z.string(), phone: z.string().optional(), educations: z.array(z.object({ certificateNumber: z.string() })).default([]) })) });
const Staff = z.object({ staff: z.array(z.object({ userName: z.string() })) });
const SignedIn = z.object({ accountId: z.string() });

/** The sample people and officers of a demonstration, each signed in, and a visitor; waits for the people a program that was just started still makes. */
export async function gather(line: Line, chance: Chance): Promise<Asker[]> {
  const { persons } = People.parse(read('people.json'));
  const last = persons.at(-1)?.key;
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(1_000)) if ((await signInAs(line, '/api/demo/sign-ins', { person: last })).cookie !== '') break;
  const askers: Asker[] = [{ who: 'visitor', kind: 'visitor', cookie: '', secrets: [], signIn: () => Promise.resolve('') }];
  // two people may share a document (a wrong name and its correction): what two know is no secret of one
  const times = new Map<string, number>();
  for (const { documentNumber } of persons) times.set(documentNumber, (times.get(documentNumber) ?? 0) + 1);
  for (const { key, documentNumber, phone, educations } of persons) {
    const signIn = () => signInAs(line, '/api/demo/sign-ins', { person: key });
    const { cookie, body } = await signIn();
    const account = SignedIn.safeParse(body);
    if (cookie === '' || !account.success) continue; // not every sample has an account yet
    const own = [...(times.get(documentNumber) === 1 ? [documentNumber] : []), ...(phone ? [phone] : []), ...educations.map((one) => one.certificateNumber), account.data.accountId];
    askers.push({ who: key, kind: 'candidate', cookie, secrets: own, signIn: async () => (await signIn()).cookie });
  }
  for (const { userName } of chance.shuffled(Staff.parse(read('staff.json')).staff)) {
    const signIn = async () => (await signInAs(line, '/api/demo/staff-sign-ins', { userName })).cookie;
    const cookie = await signIn();
    if (cookie !== '') askers.push({ who: userName, kind: 'staff', cookie, secrets: [], signIn });
  }
  return askers;
}

async function signInAs(line: Line, path: string, body: object): Promise<{ cookie: string; body: unknown }> {
  const answer = await line.send({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { cookie: answer.setCookies.map((one) => one.split(';')[0] ?? '').join('; '), body: answer.json };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(`seeds/demo/${name}`, 'utf8'));
}
