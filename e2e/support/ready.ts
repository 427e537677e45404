import { readFileSync } from 'node:fs';
import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { BACKGROUND, expect } from './expect.ts';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { newPerson, type Person } from './people.ts';

/** A captcha answer as the page's own script computes it. */
export async function proof(api: APIRequestContext): Promise<{ proof: string }> {
  const challenge = (await (await api.get('/api/captcha/challenge')).json()) as Challenge;
  return { proof: Buffer.from(JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })).toString('base64') };
}

/** The answer, which must be one of success: what builds on it stops here, with the words of the refusal. */
export async function must(reply: APIResponse): Promise<APIResponse> {
  expect(reply.ok(), `${reply.url()} ${String(reply.status())} ${reply.ok() ? '' : await reply.text()}`).toBe(true);
  return reply;
}

/** The newest code the platform sent to this phone or mailbox, as the 演示助手 shows it. */
export async function codeSentTo(api: APIRequestContext, to: string): Promise<string> {
  let code: string | undefined;
  await expect.poll(async () => {
    const html = await (await api.get(`/demo/messages?channel=${to.includes('@') ? 'mail' : 'sms'}&lang=zh`)).text();
    const message = html.split('<li class="card message">').find((part) => part.includes(`<span>${to}</span>`));
    code = message === undefined ? undefined : /message__code.*?<strong>(\d{6})</.exec(message)?.[1];
    return code;
  }, { message: `a code to ${to}` }).toBeDefined();
  return code ?? '';
}

/** Lets a minute pass: the wait between two codes to one phone, the undo window of a decision; so little of the shared clock that no other test minds. */
export async function afterTheWait(api: APIRequestContext): Promise<void> {
  await must(await api.post('/api/demo/clock', { data: { move: { kind: 'forward', milliseconds: 61_000 } } }));
}

const EDUCATION = { institution: '山东大学', graduatedIn: '201406', major: '土木工程', level: 'bachelor', mode: 'full_time' };

/** Fills in the registration form through the API, as far as the re-entry. */
export async function filledIn(page: Page, person: Person): Promise<void> {
  const { certificateNumber, ...form } = person;
  const api = page.request;
  const { version } = { version: /name="version" value="([^"]+)"/.exec(await (await api.get('/register')).text())?.[1] };
  await must(await api.post('/api/registration/agreement', { data: { version } }));
  await must(await api.post('/api/registration/notes', { data: {} }));
  await must(await api.post('/api/registration/form', {
    data: { ...form, documentType: 'resident_id', passwordAgain: person.password, educations: [{ ...EDUCATION, certificateNumber }], degrees: [], recoveryQuestion: 'first_school', recoveryAnswer: '历城实验小学', captcha: await proof(api) },
  }));
}

/** Registers somebody through the API: the acts of the registration pages without their screens. */
export async function registered(page: Page, changes: Partial<Person> = {}): Promise<Person> {
  const person = newPerson(changes);
  await filledIn(page, person);
  const api = page.request;
  const { certificateNumber } = person;
  await must(await api.post('/api/registration/re-entry', {
    data: { name: person.name, documentType: 'resident_id', documentNumber: person.documentNumber, educations: [{ certificateNumber, graduatedIn: EDUCATION.graduatedIn, level: EDUCATION.level }], degrees: [] },
  }));
  await must(await api.post('/api/registration/codes', { data: {} }));
  await must(await api.post('/api/accounts', { data: { code: await codeSentTo(api, person.phone), goOn: 'true' } }));
  return person;
}

/** Signs the page's browser in. */
export async function signedIn(page: Page, person: Person): Promise<void> {
  await must(await page.request.post('/api/sign-ins', { data: { userName: person.userName, password: person.password, captcha: await proof(page.request) } }));
}

/** Waits until the registries have answered; one that was too slow on a busy machine is asked again after a minute. */
export async function verified(page: Page): Promise<void> {
  await expect.poll(async () => ((await (await page.request.get('/api/verification')).json()) as { unfinished: number }).unfinished, { message: 'verification ends', timeout: BACKGROUND }).toBe(0);
}

/** Gives the signed-in person a photo that passes every check. */
export async function withPhoto(page: Page, portrait = '03'): Promise<void> {
  const api = page.request;
  const picture = { name: '照片.jpg', mimeType: 'image/jpeg', buffer: readFileSync(`seeds/demo/photos/portrait-${portrait}.jpg`) };
  const { digest } = (await (await must(await api.post('/api/my/photo/proposal', { multipart: { photo: picture } }))).json()) as { digest: string };
  await must(await api.post('/api/my/photo', { data: { digest, captcha: await proof(api) } }));
}

/** A candidate who may choose an exam: registered, signed in, verified, with a photo. */
export async function readyCandidate(page: Page, changes: Partial<Person> = {}): Promise<Person> {
  const person = await registered(page, changes);
  await signedIn(page, person);
  await withPhoto(page);
  await verified(page);
  return person;
}
