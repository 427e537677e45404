import { readFileSync } from 'node:fs';
import { checkCharacter } from '#contracts/citizen-number.ts';
import type { Browser, BrowserContext } from '@playwright/test';
import { filledInAndSigned } from '../paid.ts';
import { newPerson } from '../people.ts';
import { afterTheWait, codeSentTo, must, proof, verified, withPhoto } from '../ready.ts';
import type { Found, Looker } from './discover.ts';

const EDUCATION = { institution: '山东大学', graduatedIn: '201406', major: '土木工程', level: 'bachelor', mode: 'full_time' };

/**
 * The pages that stand in the middle of an act and that no link leads to: somebody new recovers nothing yet, registers, takes a photo and begins to apply, and
 * each page is handed out while it stands. By the API, so that no screen is looked at twice.
 */
export async function* pagesOfActs(browser: Browser, baseURL: string): AsyncGenerator<Found> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const looker: Looker = { who: 'somebody new', context, leadsTo: '/' };
  const at = (pattern: string, address = pattern): Found => ({ pattern, address, looker });
  const api = context.request;
  const person = newPerson({ name: '阿依古丽·买买提', userName: `buxing${String(Date.now() % 1_000_000)}`, phone: `139${String(Date.now()).slice(-8)}`, mail: `buxing${String(Date.now() % 1_000_000)}@example.cn`, documentNumber: freshNumber() }, 'woman');
  const { certificateNumber, ...form } = person;

  const version = /name="version" value="([^"]+)"/.exec(await (await api.get('/register')).text())?.[1];
  await must(await api.post('/api/registration/agreement', { data: { version } }));
  yield at('/register/notes');
  await must(await api.post('/api/registration/notes', { data: {} }));
  yield at('/register/form');
  await must(await api.post('/api/registration/form', {
    data: { ...form, documentType: 'resident_id', passwordAgain: person.password, educations: [{ ...EDUCATION, certificateNumber }], degrees: [], recoveryQuestion: 'first_school', recoveryAnswer: '历城实验小学', captcha: await proof(api) },
  }));
  yield at('/register/re-entry');
  await must(await api.post('/api/registration/re-entry', { data: { name: person.name, documentType: 'resident_id', documentNumber: person.documentNumber, educations: [{ certificateNumber, graduatedIn: EDUCATION.graduatedIn, level: EDUCATION.level }], degrees: [] } }));
  yield at('/register/phone');
  await must(await api.post('/api/registration/codes', { data: {} }));
  await must(await api.post('/api/accounts', { data: { code: await codeSentTo(api, person.phone), goOn: 'true' } }));
  yield at('/register/done');

  yield* recovering(context, looker, { name: person.name, documentNumber: person.documentNumber, mail: person.mail });

  await must(await api.post('/api/sign-ins', { data: { userName: person.userName, password: person.password, captcha: await proof(api) } }));
  await must(await api.post('/api/my/photo/proposal', { multipart: { photo: { name: '照片.jpg', mimeType: 'image/jpeg', buffer: readFileSync('seeds/demo/photos/portrait-06.jpg') } } }));
  yield at('/my/photo/preview');
  const page = await context.newPage();
  await withPhoto(page, '06');
  await verified(page);
  const sittingId = /\/my\/applications\/choose\/(034-[\d-]+)/.exec(await (await api.get('/my/applications/choose')).text())?.[1];
  const { id } = (await (await must(await api.post('/api/applications', { data: { sittingId } }))).json()) as { id: string };
  await must(await api.put(`/api/applications/${id}/province`, { data: { province: '37' } }));
  for (const letter of ['notification', 'instructions'] as const) {
    const shown = letter === 'notification' ? at('/my/applications/:id/notice', `/my/applications/${id}/notice`) : at('/my/applications/:id/instructions', `/my/applications/${id}/instructions`);
    yield shown;
    const html = await (await api.get(shown.address)).text();
    await must(await api.post(`/api/applications/${id}/${letter}`, { data: { accept: 'agree', version: /name="version" value="([^"]+)"/.exec(html)?.[1] } }));
  }
  yield at('/my/applications/:id/form', `/my/applications/${id}/form`);
  const status = `/my/applications/${id}`;
  await filledInAndSigned(page, status);
  yield at('/my/applications/:id/check', `${status}/check`);
  await must(await api.post(`/api/applications/${id}/check`, { data: {} }));
  await must(await api.post(`/api/applications/${id}/confirmation`, { data: {} }));
  const { orderNumber } = (await (await must(await api.post(`/api/applications/${id}/orders`, { data: { account: 'wechat' } }))).json()) as { orderNumber: string };
  yield at('/my/orders/:orderNumber/identified', `/my/orders/${orderNumber}/identified`);
  yield at('/my/orders/:orderNumber/return', `/my/orders/${orderNumber}/return`);
  await context.close();
}

/** 密码找回: the question with its second proof, then the new password. */
async function* recovering(context: BrowserContext, looker: Looker, { name, documentNumber, mail }: { name: string; documentNumber: string; mail: string }): AsyncGenerator<Found> {
  const api = context.request;
  await must(await api.post('/api/recoveries/by-question', { data: { name, documentNumber, captcha: await proof(api) } }));
  yield { pattern: '/recover/proof', address: '/recover/proof', looker };
  await afterTheWait(api);
  await must(await api.post('/api/recoveries/codes', { data: { channel: 'mail' } }));
  await must(await api.post('/api/recoveries/proof', { data: { answer: '历城实验小学', code: await codeSentTo(api, mail) } }));
  yield { pattern: '/recover/password', address: '/recover/password', looker };
}

/** A number nobody else in this installation has: the day and the serial follow the clock; the stand-in registries let serials that end in 01…43 pass. */
function freshNumber(): string {
  const now = Math.floor(Date.now() / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const first17 = `37011319${String(60 + (now % 38))}${two(1 + (Math.floor(now / 38) % 12))}${two(1 + (Math.floor(now / 456) % 28))}1${two(2 + 2 * (Math.floor(now / 12_768) % 20))}`;
  return first17 + checkCharacter(first17);
}
