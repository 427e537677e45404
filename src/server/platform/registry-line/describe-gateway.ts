import { z } from 'zod';
import {
  BATCH_MOST, BatchAnswer, batchOf, CheckAnswer, CheckedSubject, CreditAnswer, CreditHoldings, CreditReceipt, CreditReport, CreditWithdrawal, GatewayError, QUESTIONS, RegistryVerdict,
} from '#contracts/registry-gateway.ts';

const at = (id: string): string => `#/components/schemas/${id}`;
const json = (id: string) => ({ content: { 'application/json': { schema: { $ref: at(id) } } } });
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const ABOUT: Record<CheckedSubject, string> = { identity: '身份', education: '学历', degree: '学位', title: '职称' };

const HEADERS = [
  { name: 'X-Key-Id', description: '签名密钥编号；轮换期间双方同时持有新旧密钥，以新密钥签名、两者均可验签', pattern: '^[A-Za-z0-9._-]{1,40}$' },
  { name: 'X-Timestamp', description: 'Unix 毫秒；与网关时钟相差五分钟以内', pattern: String.raw`^\d{13}$` },
  { name: 'X-Nonce', description: '每次请求不同的随机数，十分钟内不得重复；答复原样带回', pattern: '^[A-Za-z0-9_-]{16,64}$' },
  { name: 'X-Request-Id', description: '请求编号（UUID）；同一编号、同一内容的重复请求得到同一答复，同一编号问别的内容答 409', pattern: '^[0-9a-f-]{36}$' },
  { name: 'X-Signature', description: '请求签名（十六进制小写）', pattern: '^[0-9a-f]{64}$' },
];

const DESCRIPTION = `省级核验网关接口。报名平台经此核验身份、学历、学位、职称，查询和报送信用信息；任何一省的网关照此实现即可接入。
The gateway of registries a province implements for the platform.

**签名 Signatures.** HMAC-SHA256 (hex), UTF-8 lines joined by U+000A.
Request: \`JINBANG1-REQUEST\`, method, path with query, key id, timestamp, nonce, request id, SHA-256 (hex) of the body (of the empty text where there is none).
Answer (200): \`JINBANG1-ANSWER\`, status, key id, the gateway's own timestamp, the request's nonce, its request id, SHA-256 of the body; in the same headers.
An answer that is unsigned, signed more than five minutes ago, or for another nonce or request id is refused by the platform and counts as none.

**错误 Errors.** ${'`4xx`'}: the request is not understood or not let in, asking again does not help. ${'`429`'}: the allowance is used up; \`Retry-After\` (seconds) says when to come back, and the whole installation waits. ${'`5xx`'}: asked again later with growing pauses. Errors need no signature: they decide nothing.

**限额 Limits.** Counted in requests; a batch of up to ${String(BATCH_MOST)} questions is one request. \`RateLimit-Limit\`, \`RateLimit-Remaining\`, \`RateLimit-Reset\` may tell what is left.

**版本 Versions.** The path carries the major version. New optional fields may be added to answers within it; a client ignores what it does not know.`;

/** 核验接口 v1 as an OpenAPI 3.1 document, made from the shapes the adapter parses with, so that the two cannot differ. */
export function gatewayDocument() {
  return {
    openapi: '3.1.0',
    info: { title: '核验网关接口 Registry gateway', version: '1.0.0', description: DESCRIPTION },
    servers: [{ url: 'https://gateway.example.gov.cn/v1' }],
    tags: [{ name: '核验 checks' }, { name: '信用 credit' }],
    paths: { ...checkPaths(), ...creditPaths() },
    components: { schemas: schemas(), parameters: Object.fromEntries(HEADERS.map(({ name, description, pattern }) => [name, { name, in: 'header', required: true, description, schema: { type: 'string', pattern } }])), headers: answerHeaders(), responses: errors() },
  };
}

function schemas(): Record<string, unknown> {
  const named = z.registry<{ id: string }>();
  const add = (id: string, schema: z.ZodType) => { named.add(schema, { id }); };
  for (const subject of CheckedSubject.options) {
    add(`${capital(subject)}Question`, QUESTIONS[subject]);
    add(`${capital(subject)}Batch`, batchOf(QUESTIONS[subject]));
  }
  for (const [id, schema] of Object.entries({ Verdict: RegistryVerdict, CheckAnswer, BatchAnswer, CreditAnswer, CreditReport, CreditWithdrawal, CreditReceipt, CreditHoldings, Error: GatewayError })) add(id, schema);
  const made = z.toJSONSchema(named, { uri: at, io: 'input', unrepresentable: 'any' }).schemas;
  return Object.fromEntries(Object.entries(made).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]));
}

const operation = (tag: string, operationId: string, summary: string, answer: string, body?: string, more: object[] = []) => ({
  tags: [tag], operationId, summary,
  parameters: [...HEADERS.map(({ name }) => ({ $ref: `#/components/parameters/${name}` })), ...more],
  ...(body !== undefined && { requestBody: { required: true, ...json(body) } }),
  responses: {
    200: { description: '已签名的答复', headers: Object.fromEntries(Object.keys(answerHeaders()).map((name) => [name, { $ref: `#/components/headers/${name}` }])), ...json(answer) },
    ...Object.fromEntries(Object.entries({ 401: 'NotLetIn', 404: 'NotFound', 409: 'IdReused', 422: 'NotUnderstood', 429: 'RateLimited', 503: 'Unavailable' }).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }])),
  },
});

function checkPaths(): Record<string, object> {
  return Object.fromEntries(CheckedSubject.options.flatMap((subject) => [
    [`/${subject}/checks`, { post: operation('核验 checks', `${subject}Check`, `${ABOUT[subject]}核验（单条）`, 'CheckAnswer', `${capital(subject)}Question`) }],
    [`/${subject}/batches`, { post: operation('核验 checks', `${subject}Batch`, `${ABOUT[subject]}核验（批量，最多 ${String(BATCH_MOST)} 条，逐条答复，次序不限）`, 'BatchAnswer', `${capital(subject)}Batch`) }],
  ]));
}

function creditPaths(): Record<string, object> {
  const recordId = { name: 'recordId', in: 'path', required: true, description: '本平台的记录编号', schema: { type: 'string', format: 'uuid' } };
  const page = [
    { name: 'after', in: 'query', required: false, description: '上一页的 next', schema: { type: 'string', format: 'uuid' } },
    { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 500 } },
  ];
  const tag = '信用 credit';
  return {
    '/credit/standings': { post: operation(tag, 'creditStanding', '信用查询：报考时查询一人', 'CreditAnswer', 'IdentityQuestion') },
    '/credit/records/{recordId}': { put: operation(tag, 'creditPublish', '信用报送：已生效的处理决定；序号小于已收到的不改变任何内容', 'CreditReceipt', 'CreditReport', [recordId]) },
    '/credit/records/{recordId}/withdrawal': { put: operation(tag, 'creditWithdraw', '信用撤回：记录期满或者纠正', 'CreditReceipt', 'CreditWithdrawal', [recordId]) },
    '/credit/records': { get: operation(tag, 'creditHoldings', '本平台报送的全部记录，供双向核对', 'CreditHoldings', undefined, page) },
  };
}

function answerHeaders(): Record<string, object> {
  const text = (description: string) => ({ description, required: true, schema: { type: 'string' } });
  return {
    'X-Key-Id': text('网关签名所用密钥'), 'X-Timestamp': text('网关签名时刻，Unix 毫秒'), 'X-Nonce': text('请求的随机数'), 'X-Request-Id': text('请求编号'), 'X-Signature': text('答复签名'),
    'RateLimit-Limit': { description: '每秒请求上限', schema: { type: 'string' } }, 'RateLimit-Remaining': { description: '剩余', schema: { type: 'string' } }, 'RateLimit-Reset': { description: '恢复所需秒数', schema: { type: 'string' } },
  };
}

function errors(): Record<string, object> {
  const of = (description: string) => ({ description, ...json('Error') });
  return {
    NotLetIn: of('unknown_key, bad_signature, stale_timestamp, nonce_seen'), NotFound: of('not_found：没有此接口，例如不支持批量'), IdReused: of('id_reused'), NotUnderstood: of('not_understood'),
    RateLimited: { ...of('rate_limited'), headers: { 'Retry-After': { description: '秒', required: true, schema: { type: 'string', pattern: String.raw`^\d+$` } } } }, Unavailable: of('unavailable'),
  };
}
