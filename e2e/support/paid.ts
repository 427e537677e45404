import type { Page } from '@playwright/test';
import { PASSWORD } from './people.ts';
import { must, proof } from './ready.ts';

/** What somebody applies for and says of themselves; the rest of the form is a bachelor of civil engineering in 济南. */
export type Application = { sitting: string; employer: string; employerAddress?: string; specialNeeds?: string; subjects?: readonly string[] };

const PAGES = { notification: 'notice', instructions: 'instructions' };
const VERSION = /name="version" value="([^"]+)"/;

/** Takes a signed-in candidate who may apply from 选择考试 to 已确认 by the commitment, through the API: the acts of the pages without their screens. Answers the address of the status page. */
export async function confirmedApplication(page: Page, application: Application): Promise<string> {
  const api = page.request;
  const { id } = (await (await must(await api.post('/api/applications', { data: { sittingId: application.sitting } }))).json()) as { id: string };
  const [at, status] = [`/api/applications/${id}`, `/my/applications/${id}`];
  await must(await api.put(`${at}/province`, { data: { province: '37' } }));
  for (const letter of ['notification', 'instructions'] as const) await must(await api.post(`${at}/${letter}`, { data: { accept: 'agree', version: await versionOn(page, `${status}/${PAGES[letter]}`) } }));
  await filledInAndSigned(page, status, application);
  await must(await api.post(`${at}/check`, { data: {} }));
  await must(await api.post(`${at}/confirmation`, { data: {} }));
  return status;
}

/** 填写报考信息 and 报考承诺书 through the API, as far as 核对报名信息. */
export async function filledInAndSigned(page: Page, status: string, application: Omit<Application, 'sitting'> = { employer: '济南城建集团有限公司' }): Promise<void> {
  const at = `/api${status.slice('/my'.length)}`;
  await must(await page.request.put(`${at}/data`, { data: await formOf(page, status, application) }));
  await must(await page.request.post(`${at}/commitment`, { data: { accept: 'agree', version: await versionOn(page, `${status}/commitment`), currentPassword: PASSWORD } })); // asked for where the clock has moved past a fresh sign-in
}

/** 缴费 at the stand-in bank, until the platform knows. */
export async function pay(page: Page, status: string): Promise<void> {
  const api = page.request;
  const { orderNumber, start } = (await (await must(await api.post(`/api/applications/${status.split('/').at(-1) ?? ''}/orders`, { data: { account: 'alipay' } }))).json()) as { orderNumber: string; start: { url: string } };
  const cashier = await must(await api.get(start.url));
  await must(await api.post(`${cashier.url()}/pay`));
  await must(await api.post(`/api/orders/${orderNumber}/check`, { data: {} }));
}

async function versionOn(page: Page, address: string): Promise<string> {
  return VERSION.exec(await (await must(await page.request.get(address))).text())?.[1] ?? '';
}

async function formOf(page: Page, status: string, { employer, employerAddress, specialNeeds, subjects }: Omit<Application, 'sitting'>): Promise<Record<string, unknown>> {
  const html = await (await must(await page.request.get(`${status}/form`))).text();
  return {
    prefecture: '3701', reviewPointId: '3701-01', levelCode: '04', specialtyCode: '15', subjectCodes: subjects ?? ['1', '2', '3', '4'], educationId: /name="educationId"[^>]*value="([^"]+)"/.exec(html)?.[1],
    yearsInProfession: 8, yearsOfWork: 10, titles: [], certificates: [], posts: [], workHistory: [{ from: '2014-07-01', employer, duty: '施工管理' }],
    employer, employerKind: 'state_enterprise', phone: '13800130001', mail: 'zhangwei@example.cn', address: employerAddress ?? '山东省济南市历下区解放路1号', postcode: '250014', territorialTie: 'work', specialNeeds,
    captcha: await proof(page.request),
  };
}
