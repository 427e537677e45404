import type { APIRequestContext, Browser } from '@playwright/test';
import { must, proof } from '../ready.ts';
import type { Found, Looker } from './discover.ts';

const OBJECTION = '据了解，此人 2018 年至 2020 年未在所填单位工作，工作年限与报名条件不符，请予核实。';
const SELF_TEST = 'exam=034&year=2027&level=bachelor&mode=full_time&major=%E5%9C%9F%E6%9C%A8%E5%B7%A5%E7%A8%8B&month=202207&work=2&profession=2';

/** The pages that answer a question: what a look-up found, what a code on paper says, what a house of identity sent back. They need the sitting that is over. */
export async function* pagesOfAnswers(browser: Browser, baseURL: string): AsyncGenerator<Found> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const looker: Looker = { who: 'who asks', context, leadsTo: '/' };
  const at = (pattern: string, address: string): Found => ({ pattern, address, looker });
  const api = context.request;
  const asks = async (address: string, data: object): Promise<string> => ((await (await must(await api.post(address, { data: { ...data, captcha: await proof(api) } }))).json()) as { address: string }).address;

  yield at('/eligibility/exams', `/eligibility/exams?${SELF_TEST}`);
  yield at('/sign-in/government/answer', '/sign-in/government/answer?error=access_denied');
  yield at('/sign-in/government/new', await comesBackAs(api, baseURL, { person: 'c-newcomer', phone: 'same' }));
  yield at('/sign-in/government/phone', await comesBackAs(api, baseURL, { person: 'c-jiang-mao', phone: 'other' }));

  const list = /href="\/publicity\/([0-9a-f-]{36})"/.exec(await (await api.get('/publicity')).text())?.[1] ?? '';
  const received = await asks(`/api/publicities/${list}/objections`, { position: 1, statement: OBJECTION, way: 'anonymous' });
  yield at('/publicity/objections/received', received);
  const code = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/.exec(await (await api.get(received)).text())?.[0] ?? '';
  yield at('/publicity/objections/answer', await asks('/api/objection-look-ups', { code }));

  const { leadsTo } = (await (await must(await api.post('/api/demo/sign-ins', { data: { person: 'last-certified' } }))).json()) as { leadsTo: string };
  const application = leadsTo.split('/').at(-1) ?? '';
  const sheet = (await (await must(await api.get(`/api/applications/${application}/score`))).json()) as { sitting: string; ticketNumber: string; name: string };
  yield at('/my/applications/:id/ticket', `${leadsTo}/ticket`);
  yield at('/scores/sheet', await asks('/api/score-look-ups', { sitting: sheet.sitting, way: 'ticket', ticketNumber: sheet.ticketNumber, name: sheet.name }));
  const { certificates: [certificate] } = (await (await must(await api.get('/api/certificates'))).json()) as { certificates: { number: string }[] };
  yield at('/certificates/result', await asks('/api/certificate-look-ups', { number: certificate?.number, name: sheet.name }));
  // a code that nobody signed; what a genuine one says, the tests of src/server/modules/signed-codes show
  yield at('/verify/result', ((await (await must(await api.post('/api/codes/checks', { data: { code: 'JB1.034.2027' } }))).json()) as { address: string }).address);
  await context.close();
}

/** Goes to the stand-in of the government platform as somebody it knows, and answers where that leads. */
async function comesBackAs(api: APIRequestContext, baseURL: string, chosen: { person: string; phone: string }): Promise<string> {
  const { url } = (await (await must(await api.post('/api/sign-ins/government', { data: {} }))).json()) as { url: string };
  const html = await (await must(await api.get(url))).text();
  const hidden = Object.fromEntries([...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const sent = await api.post(/action="([^"]+)"/.exec(html)?.[1] ?? '', { maxRedirects: 0, form: { ...hidden, act: 'in', level: 'high', ...chosen } });
  const back = new URL(sent.headers()['location'] ?? '', baseURL);
  return ((await (await must(await api.post('/api/sign-ins/government-answers', { data: Object.fromEntries(back.searchParams) }))).json()) as { next: string }).next;
}
