import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { PARTNER_SCOPES } from '#contracts/partners.ts';
import { apply, readyCandidate } from '#server/testing/candidates.ts';
import { openSitting } from '#server/testing/cleared.ts';
import { PartnerReference, partnerTypesOf } from '#server/testing/partner-types.ts';
import { partnerWithKey, type PartnerDesk } from '#server/testing/partners.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
let reference: PartnerReference;
let desk: PartnerDesk;
let number = '';
let sittingId = '';
beforeAll(async () => {
  t = await testApp();
  reference = PartnerReference.parse((await t.api.get('/api/openapi.json')).json());
  ({ sittingId } = await openSitting(t));
  const id = await apply(t, await readyCandidate(t, { name: '阿依古丽·买买提' }), { sittingId });
  number = z.array(z.object({ number: z.string() })).parse((await t.asOwner('select number from application where id = $1', [id])).rows)[0]?.number ?? '';
  desk = await partnerWithKey(t, PARTNER_SCOPES);
}, 180_000);
afterAll(() => t.stop());

const asServed = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');
const partnerEndpoints = () => t.app.modules.flatMap((m) => m.endpoints ?? []).filter((e) => e.path.startsWith('/api/partner/'));
const ALWAYS = ['200', '401', '403', '429', '503'];

test('the reference holds every address for systems of others, with its scope, its statuses, its headers and the key of submissions', () => {
  expect(partnerEndpoints().length).toBeGreaterThan(8);
  expect(reference.operations.map((o) => o.address).toSorted()).toEqual(partnerEndpoints().map((e) => `${e.method} ${asServed(e.path)}`).toSorted());
  for (const endpoint of partnerEndpoints()) {
    const found = reference.operations.find((o) => o.address === `${endpoint.method} ${asServed(endpoint.path)}`);
    const scope = String(endpoint.access).replace('partner:', '');
    expect([endpoint.path, found?.security]).toEqual([endpoint.path, [{ partner: scope === 'any' ? [] : [scope] }]]);
    expect(Object.keys(found?.responses ?? {})).toEqual(expect.arrayContaining(ALWAYS));
    expect([endpoint.path, found?.responses['404'] !== undefined, found?.responses['422'] !== undefined]).toEqual([endpoint.path, endpoint.params !== undefined, (endpoint.query ?? endpoint.body) !== undefined]);
    expect(Object.keys(found?.responses['200']?.headers ?? {})).toEqual(['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset']);
    expect(Object.keys(found?.responses['429']?.headers ?? {})).toEqual(['Retry-After']);
    expect(found?.parameters.some((p) => p.name === 'Idempotency-Key')).toBe(endpoint.method !== 'GET');
    for (const [status, response] of Object.entries(found?.responses ?? {})) if (status !== '200') expect([endpoint.path, response.content['application/json'].schema]).toEqual([endpoint.path, { $ref: '#/components/schemas/Refusals' }]);
  }
});

test('what is answered, yes or no, is what the reference says: shape, status, code, headers', async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const nobody = { authorization: 'Bearer jbp_nobody' };
  const bare = (await partnerWithKey(t, ['certificates.read'])).bearer;
  const opinion = { reference: 'SD-2026-000009', finding: 'agrees', note: '与省社保平台一致' };
  let asked = 0;
  const ask = async (address: string, at: string, headers: Record<string, string>, body?: unknown, key?: string) => {
    const reply = body === undefined ? await t.api.get(at, { headers }) : await t.api.post(at, body, { headers, ...(key !== undefined && { key }) });
    const said = reference.operations.find((o) => o.address === address)?.responses[String(reply.status)];
    expect([at, reply.status, said !== undefined]).toEqual([at, reply.status, true]);
    const shape = ajv.compile({ ...said?.content['application/json'].schema, components: reference.components });
    expect([at, shape(reply.json()), shape.errors]).toEqual([at, true, null]);
    for (const name of Object.keys(said?.headers ?? {})) expect([at, name, reply.headers[name.toLowerCase()] !== undefined]).toEqual([at, name, true]);
    for (const { code } of reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals) expect([at, said?.description]).toEqual([at, expect.stringContaining(`\`${code}\``)]);
    asked += 1;
    return reply.status;
  };
  for (const { address, parameters } of reference.operations) {
    const at = (n: string) => `${(address.split(' ')[1] ?? '').replace('{number}', n)}${parameters.some((p) => p.name === 'sitting' && p.required) ? `?sitting=${sittingId}` : ''}`;
    const body = address.startsWith('POST') ? opinion : undefined;
    expect([address, await ask(address, at(number), desk.bearer, body, 'k-1')]).toEqual([address, address.endsWith('/scores') ? 409 : 200]);
    expect(await ask(address, at(number), nobody, body)).toBe(401);
    if (address !== 'GET /api/partner/self' && !address.endsWith('/certificates')) expect(await ask(address, at(number), bare, body)).toBe(403);
    if (address.includes('{number}')) for (const wrong of ['SD-NOBODY-1', '-']) expect(await ask(address, at(wrong), desk.bearer, body)).toBe(404);
    if (parameters.some((p) => p.name === 'limit')) expect(await ask(address, `${at(number)}${at(number).includes('?') ? '&' : '?'}limit=500&after=!`, desk.bearer)).toBe(422);
  }
  const opinions = 'POST /api/partner/applications/{number}/opinions';
  const to = `/api/partner/applications/${number}/opinions`;
  expect(await ask(opinions, to, desk.bearer, { ...opinion, note: '改了的内容' }, 'k-1')).toBe(409);
  expect(await ask(opinions, to, desk.bearer, { ...opinion, note: '改了的内容' })).toBe(409);
  expect(await ask(opinions, to, desk.bearer, { reference: '', finding: 'perhaps', note: 'x'.repeat(501), more: 1 })).toBe(422);
  expect(asked).toBeGreaterThan(30);
});

test('the types of the example client are those the served reference makes', async () => {
  await expect(await partnerTypesOf(reference)).toMatchFileSnapshot('../../../../../docs/interfaces/sdk/partner-api.ts');
});
