import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpCreditPlatform } from '#server/modules/integrity/index.ts';
import { gatewayDocument } from '#server/platform/registry-line/describe-gateway.ts';
import { signAnswer, signRequest } from '#server/platform/registry-line/signing.ts';
import { controlRegistries } from '#server/standins/registries/control-registries.ts';
import { answerSignature, questionSignature } from '#server/standins/registries/signing.ts';
import { startRegistries, type RunningRegistries } from '#server/standins/registries/start-registries.ts';
import { recordingProxy, type Exchange } from '#server/testing/recording-proxy.ts';
import { httpRegistries } from './http-registries.ts';

const KEY = 'a-shared-key-of-the-registry-gateway';
const FILE = 'docs/interfaces/registries.openapi.json';
const zhang = { name: '张伟', documentType: 'resident_id', documentNumber: '110105198903121014' } as const;
const id = () => ({ requestId: randomUUID(), ...zhang });

type Schema = { $ref: string };
type Body = { content: { 'application/json': { schema: Schema } } };
type Operation = { requestBody?: Body; responses: Record<string, Body | Schema> };
type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object>; responses: Record<string, Body>; parameters: Record<string, { name: string; schema: { pattern: string } }> } };

let standIn: RunningRegistries;
let proxy: Awaited<ReturnType<typeof recordingProxy>>;
let document: Document;
beforeAll(async () => {
  standIn = await startRegistries({ key: KEY });
  proxy = await recordingProxy(standIn.url);
  document = JSON.parse(readFileSync(FILE, 'utf8'));
});
afterAll(async () => {
  await proxy.close();
  await standIn.close();
});

test('the document is the one the shapes make (npm run docs:interfaces writes it)', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(gatewayDocument())));
});

test('what the adapters send and the stand-in answers, refusals included, is what the document says', async () => {
  const options = { timeoutMs: 2_000, now: Date.now };
  const gateway = { url: proxy.url, key: KEY };
  const registries = httpRegistries({ identity: gateway, education: gateway, ...options });
  const credit = httpCreditPlatform({ gateway, ...options });
  const education = { certificateNumber: '100061201105001207', institution: '北京航空航天大学', graduatedIn: '201107', major: '土木工程', educationLevel: 'bachelor' };
  const degree = { certificateNumber: '1000642011001207', institution: '北京航空航天大学', awardedIn: '201107', major: '工学', degreeLevel: 'bachelor' };
  const title = { title: '工程师', level: 'intermediate', obtainedOn: '2018-11-20', certificateNumber: '2018ZC0012' } as const;
  await registries.identity.ask(id());
  await registries.identity.askMany?.([id(), { ...id(), name: '章伟' }]);
  await registries.education.ask({ ...id(), ...education });
  await registries.education.askMany?.([{ ...id(), ...education }, { ...id(), ...education, graduatedIn: '199907' }]);
  await registries.degree.ask({ ...id(), ...degree });
  await registries.degree.askMany?.([{ ...id(), ...degree }]);
  await registries.title.ask({ ...id(), ...title });
  await registries.title.askMany?.([{ ...id(), ...title }, { ...id(), ...title, certificateNumber: '2018ZC0077' }]);
  const once = id();
  await registries.identity.ask(once);
  await registries.identity.ask({ ...once, name: '章伟' });
  await credit.findStanding(randomUUID(), zhang);
  await credit.findStanding(randomUUID(), { ...zhang, documentNumber: '370102198807048880' });
  const record = { ...zhang, sequence: 1, kind: 'serious' as const, article: '第七条第（五）项', decisionNumber: '鲁人考处字〔2026〕3号', decidedOn: '2026-03-01', until: '2031-02-28', agency: '37' };
  const recordId = randomUUID();
  await credit.publish(randomUUID(), recordId, record);
  await credit.listHoldings(randomUUID(), undefined);
  await credit.withdraw(randomUUID(), recordId, { sequence: 2, reason: 'corrected', on: '2026-04-01' });
  for (const mode of ['limited', 'busy'] as const) {
    await controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, { identity: { mode, delayMs: 0 } });
    await registries.identity.ask(id());
  }
  const stranger = httpRegistries({ identity: { url: proxy.url, key: 'of-nobody-we-know:some-other-key' }, education: gateway, ...options });
  await stranger.identity.ask(id());
  for (const one of [registries, credit, stranger]) await one.close();

  expect(proxy.exchanges.map((e) => e.status)).toEqual(expect.arrayContaining([200, 401, 409, 429, 503]));
  expect(new Set(proxy.exchanges.map((e) => `${e.method} ${templateOf(e)}`)).size, 'every documented operation was tried').toBe(Object.values(document.paths).flatMap(Object.keys).length);
  expect(proxy.exchanges.flatMap(faultsOf)).toEqual([]);
});

test('both sides sign the lines the document names, each by its own writing', () => {
  const r = { method: 'POST', path: '/v1/identity/checks', keyId: 'k1', timestamp: '1790000000000', nonce: 'bm9uY2Utb2YtYS10ZXN0', requestId: 'f5ad9f3e-3a51-4ac0-9e2a-2f0b7a6d1c11', body: '{"name":"𠮷田"}' };
  expect(signRequest('秘密', r)).toBe(questionSignature('秘密', r.method, r.path, r, r.body));
  expect(signAnswer('秘密', { ...r, status: 200 })).toBe(answerSignature('秘密', 200, r, r.body));
  expect(signAnswer('秘密', { ...r, status: 200, nonce: `${r.nonce}x` })).not.toBe(answerSignature('秘密', 200, r, r.body));
});

function templateOf({ path }: Exchange): string {
  return path.replace(/^\/v1/, '').replace(/\?.*$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{recordId}');
}

function faultsOf(e: Exchange): string[] {
  const where = `${e.method} ${e.path} → ${String(e.status)}`;
  const operation = document.paths[templateOf(e)]?.[e.method.toLowerCase()];
  if (!operation) return [`${where}: not documented`];
  const said = operation.responses[String(e.status)];
  const response = said && '$ref' in said ? document.components.responses[said.$ref.split('/').at(-1) ?? ''] : said;
  if (!response || !('content' in response)) return [`${where}: this status is not documented`];
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'document', components: document.components });
  const check = (what: string, { content }: Body, text: string) => {
    const valid = ajv.compile({ $ref: `document${content['application/json'].schema.$ref}` });
    return valid(JSON.parse(text)) ? [] : [`${where} ${what}: ${ajv.errorsText(valid.errors)}`];
  };
  const headers = Object.values(document.components.parameters).filter(({ name, schema }) => !new RegExp(schema.pattern).test(String(e.requestHeaders[name.toLowerCase()]))).map(({ name }) => `${where}: header ${name}`);
  return [...headers, ...(operation.requestBody ? check('request', operation.requestBody, e.requestBody) : []), ...check('answer', response, e.body)];
}
