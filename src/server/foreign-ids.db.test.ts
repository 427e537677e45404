import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import type { AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type TestApp } from './testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate, type Stage } from './testing/candidates.ts';

/** People whose things are tried: one at each stage at which their own act would be taken. */
type Owner = Candidate & { ids: Record<string, string> };

const PORTRAIT = readFileSync(projectPath('seeds/demo/photos/portrait-03.jpg'));
const STAGES: { until: Stage; commitment?: 'decline' }[] = [
  { until: 'started' }, { until: 'province' }, { until: 'notices' }, { until: 'saved' }, { until: 'decided' }, { until: 'checked', commitment: 'decline' }, { until: 'checked' }, { until: 'confirmed' },
];

let t: TestApp;
let sittingId: string;
let stranger: Candidate;
const owners: Owner[] = [];

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((one) => one.exam.code === '034')?.sitting.id ?? '';
  stranger = await readyCandidate(t, { name: '刘洋' });
  await apply(t, stranger, { sittingId, until: 'notices' });
  for (const stage of STAGES) {
    const owner = await readyCandidate(t, { name: '欧阳倩' });
    owners.push({ ...owner, ids: { id: await apply(t, owner, { sittingId, ...stage }) } });
  }
  for (const owner of owners.slice(-1)) {
    const { orderNumber } = must(await t.api.post(`/api/applications/${owner.ids['id']}/orders`, {}, { as: owner.as })).json<{ orderNumber: string }>();
    for (const one of owners) one.ids['orderNumber'] = orderNumber;
  }
  const asks = await readyCandidate(t, { name: '孙敏' });
  const { caseId } = must(await t.api.post('/api/my/closing-requests', { reason: '不再报考，申请注销' }, { as: asks.as })).json<{ caseId: string }>();
  for (const one of owners) Object.assign(one.ids, { caseId, fileId: newId(), letterId: newId(), copy: '1', subject: '4' });
  const messages = (await t.asOwner(`select message_id from message where account_id = $1`, [owners.at(-1)?.accountId])).rows as { message_id: string }[];
  for (const one of owners) one.ids['messageId'] = messages[0]?.message_id ?? '';
  const withMaterials = owners[5];
  if (withMaterials) {
    const body = multipartOf({ kind: 'education_certificate' }, [{ field: 'file-education_certificate', fileName: '毕业证书.jpg', contentType: 'image/jpeg', bytes: PORTRAIT }]);
    const { ids } = must(await t.api.upload(`/api/applications/${withMaterials.ids['id']}/materials`, body, { as: withMaterials.as })).json<{ ids: string[] }>();
    for (const one of owners) one.ids['materialId'] = ids[0] ?? '';
  }
}, 180_000);
afterAll(() => t.stop());

/** What the owner would send; an endpoint with a body and without a line here is reported. */
async function bodyFor(endpoint: AnyEndpoint, owner: Owner): Promise<unknown> {
  const accept = (letter: keyof typeof LETTER_VERSION) => ({ accept: 'agree', version: LETTER_VERSION[letter] });
  switch (`${endpoint.method} ${endpoint.path}`) {
    case 'PUT /api/applications/:id/province': return { province: '37' };
    case 'POST /api/applications/:id/notification': return accept('notification');
    case 'POST /api/applications/:id/instructions': return accept('instructions');
    case 'POST /api/applications/:id/notification-decision': return { decision: 'agree', version: LETTER_VERSION.notification };
    case 'POST /api/applications/:id/instructions-decision': return { decision: 'agree', version: LETTER_VERSION.instructions };
    case 'PUT /api/applications/:id/draft': return { employer: '别人的单位' };
    case 'PUT /api/applications/:id/data':
    case 'POST /api/applications/:id/preparation': return formFor(t, owner);
    case 'POST /api/applications/:id/commitment': return accept('commitment');
    case 'POST /api/my/breaches/:caseId/statements': return { answer: 'state', text: '耳机没有开机，只是忘记取下' };
    case 'POST /api/applications/:id/appeals': return { reason: '毕业证书所学专业与对照表一致，请复核' };
    case 'POST /api/applications/:id/materials': return { kind: 'education_certificate' };
    case 'PUT /api/applications/:id/appointment': return { startsAt: Date.now() + 86_400_000 };
    case 'POST /api/certificates/:id/copies': return { purpose: 'title', validUntil: new Date(t.clock.now() + 9 * 86_400_000).toISOString().slice(0, 10) };
    case 'POST /api/applications/:id/rechecks': return { subject: '4' };
    case 'POST /api/orders/:orderNumber/identified': return { attempt: `${String(owner.ids['orderNumber'])}01`, code: 'named' };
    case 'POST /api/applications/:id/suspension-choice': return { remedy: 'refund' };
    default: return {};
  }
}

/** Everything kept of somebody, in every table that belongs to accounts. */
async function keptOf(accountId: AccountId): Promise<Record<string, string>> {
  const { rows } = await t.asOwner(`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'account_id' and table_name not in ('audit_event') order by 1`);
  const kept: Record<string, string> = {};
  for (const { table_name: table } of rows as { table_name: string }[]) {
    const found = await t.asOwner(`select coalesce(md5(string_agg(x::text, '|' order by x::text)), '-') as digest from "${table}" x where account_id = $1`, [accountId]);
    kept[table] = (found.rows as { digest: string }[])[0]?.digest ?? '';
  }
  return kept;
}

/** What an address needs behind its question mark to be understood. */
const QUERIES: Record<string, string> = { '/api/applications/:id/choices': '?level=04&specialty=15' };

const addressOf = (path: string, owner: Owner): string => (path + (QUERIES[path] ?? '')).replaceAll(/:([A-Za-z]+)/g, (_, key: string) => {
  const id = owner.ids[key];
  if (id === undefined) throw new Error(`the test has no ${key} of another person; give it one`);
  return id;
});

/** True when the address names something that belongs to a person; a sitting belongs to nobody. */
const namesSomebodys = (path: string): boolean => path.includes(':') && !path.endsWith(':sittingId');

const ofCandidates = () => t.app.modules.flatMap((m) => m.endpoints ?? []).filter((e) => e.access === 'candidate' && namesSomebodys(e.path));

test('what the owners could do themselves is really tried: bodies parse, and every owner has something to lose', async () => {
  expect(ofCandidates().length).toBeGreaterThan(20);
  for (const endpoint of ofCandidates().filter((e) => e.body)) {
    for (const owner of owners) expect(endpoint.body?.safeParse(await bodyFor(endpoint, owner)).error?.issues, `${endpoint.method} ${endpoint.path}`).toBeUndefined();
  }
  for (const owner of owners) expect(Object.values(await keptOf(owner.accountId)).filter((digest) => digest !== '-').length).toBeGreaterThan(4);
});

/** What a stranger hears at this address: the status and the reasons. */
async function heard(endpoint: AnyEndpoint, url: string, body: unknown): Promise<{ status: number; codes: string[] }> {
  const file = { field: 'file-education_certificate', fileName: '毕业证书.jpg', contentType: 'image/jpeg', bytes: PORTRAIT };
  const sent = endpoint.files ? multipartOf(body as Record<string, string>, [file]) : undefined;
  const reply = await t.app.http.inject({
    method: endpoint.method, url, cookies: stranger.as.cookies,
    ...(sent && { payload: sent.payload, headers: { 'content-type': sent.type } }),
    ...(!sent && endpoint.method !== 'GET' && { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: reply.statusCode, codes: reply.statusCode < 400 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code) };
}

test('another person’s application, order or material is answered like one that does not exist, at any stage, and stays as it is', async () => {
  const before = await Promise.all(owners.map((o) => keptOf(o.accountId)));
  const [, , , , , first] = owners;
  if (!first) throw new Error('no owner');
  for (const endpoint of ofCandidates()) {
    const nobodys = { ...first, ids: { id: newId(), materialId: newId(), caseId: newId(), fileId: newId(), letterId: newId(), copy: '2', subject: '4', orderNumber: String(first.ids['orderNumber']).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) } };
    const ofNobody = await heard(endpoint, addressOf(endpoint.path, nobodys), await bodyFor(endpoint, first));
    expect([404, 409], `${endpoint.method} ${endpoint.path}: ${ofNobody.codes.join()}`).toContain(ofNobody.status);
    for (const owner of owners) {
      expect(await heard(endpoint, addressOf(endpoint.path, owner), await bodyFor(endpoint, owner)), `${endpoint.method} ${endpoint.path}`).toEqual(ofNobody);
    }
  }
  expect(await Promise.all(owners.map((o) => keptOf(o.accountId)))).toEqual(before);
}, 120_000);

test('the pages and forms of another person’s things lead nowhere', async () => {
  const before = await Promise.all(owners.map((o) => keptOf(o.accountId)));
  const pages = t.app.modules.flatMap((m) => m.pages ?? []).filter((p) => p.access === 'candidate' && namesSomebodys(p.path));
  const forms = t.app.modules.flatMap((m) => m.forms ?? []).filter((f) => f.endpoint.access === 'candidate' && namesSomebodys(f.path ?? f.page.path));
  expect(pages.length).toBeGreaterThan(3);
  for (const owner of owners) {
    for (const page of pages) expect((await t.page.get(addressOf(page.path, owner), { as: stranger.as })).status, page.path).toBe(404);
    for (const form of forms) {
      const body = await bodyFor(form.endpoint, owner);
      const fields = Object.fromEntries(Object.entries(body as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
      const address = addressOf(form.path ?? form.page.path, owner);
      const reply = await t.page.post(address, fields, { as: stranger.as });
      expect([404, 405, 409, 422], `${address}: ${String(reply.location)}`).toContain(reply.status);
      expect(reply.body, address).not.toContain('欧阳倩');
    }
  }
  expect(await Promise.all(owners.map((o) => keptOf(o.accountId)))).toEqual(before);
}, 120_000);

test('another person’s ids inside one’s own requests are no use either', async () => {
  const [owner] = owners;
  if (!owner) throw new Error('no owner');
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, owner.accountId));
  const education = account?.educations[0]?.id;
  expect(education).toBeDefined();
  const before = await keptOf(owner.accountId);
  const { as } = stranger;
  const mine = must(await t.api.get('/api/applications', { as })).json<{ applications: { id: string }[] }>().applications[0]?.id;
  const sessions = await t.asOwner(`select public_id from web_session where subject_id = $1`, [owner.accountId]);
  const tries = [
    await t.api.put(`/api/applications/${String(mine)}/data`, await formFor(t, stranger, { educationId: education }), { as }),
    await t.api.post('/api/me/education/withdrawals', { kind: 'education', id: education }, { as }),
    await t.api.post('/api/verification/requests', { kind: 'education', rowId: education }, { as }),
    await t.api.post('/api/me/sign-ins/ended', { id: (sessions.rows as { public_id: string }[])[0]?.public_id }, { as }),
  ];
  for (const reply of tries) expect([404, 409, 422], reply.body).toContain(reply.status);
  for (const reply of tries) expect(reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code), reply.body).not.toContain('field.unknown');
  expect(await keptOf(owner.accountId)).toEqual(before);
  expect(must(await t.api.get('/api/applications', { as: owner.as })).status).toBe(200);
});
