import { z } from 'zod';
import { REFUSALS, type Refusal } from '#contracts/refusals.ts';
import type { AnyEndpoint } from './endpoint.ts';

type Code = Refusal['code'];

/** Every no a system of others can hear at an address, by what the address asks and takes. */
export function partnerNoes(endpoint: Pick<AnyEndpoint, 'access' | 'method' | 'params' | 'query' | 'body' | 'noes'>): Code[] {
  const noes: Code[] = ['partner.key_needed', 'partner.address_not_allowed', 'request.too_many', 'request.busy', 'request.unavailable'];
  if (endpoint.access !== 'partner:any') noes.push('partner.scope_needed');
  if (endpoint.params) noes.push('request.not_found', 'partner.application_not_found');
  if (endpoint.query ?? endpoint.body) noes.push('field.required', 'field.invalid', 'field.not_a_choice', 'field.too_small', 'field.too_big', 'field.too_long', 'field.unknown');
  if (endpoint.method !== 'GET') noes.push('request.key_reused');
  return [...noes, ...(endpoint.noes ?? [])];
}

const Operation = z.looseObject({ 'x-noes': z.array(z.custom<Code>((code) => typeof code === 'string' && code in REFUSALS)).optional(), parameters: z.array(z.unknown()).optional(), responses: z.record(z.string(), z.looseObject({})) });
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const header = (description: string, schema: object) => ({ description, schema });
const count = { type: 'integer', minimum: 0 };
const RATE = {
  'RateLimit-Limit': header('每分钟可调用次数 · calls a minute', count),
  'RateLimit-Remaining': header('本分钟还可调用次数 · calls left in this minute', count),
  'RateLimit-Reset': header('多少秒后重新计数 · seconds until the count begins anew', count),
};
const RETRY = { 'Retry-After': header('多少秒后再试 · seconds to wait', count) };
const KEY = {
  in: 'header', name: 'Idempotency-Key', required: false, schema: { type: 'string', maxLength: 100 },
  description: '同一编号两日内重复提交得到同一回答 · sent again within two days it gets the same answer',
};

/** The reference with what other houses must know of the addresses for them: each status with its codes, what the headers say, the key of a submission. */
export function describePartnerApi(served: unknown): z.infer<typeof Document> {
  const document = Document.parse(served);
  const described = (method: string, { 'x-noes': noes, ...operation }: z.infer<typeof Operation>) => (noes === undefined ? operation : {
    ...operation,
    ...(method !== 'get' && { parameters: [...(operation.parameters ?? []), KEY] }),
    responses: { 200: { ...operation.responses['200'], description: '成功 · done', headers: RATE }, ...noesByStatus(noes, operation.responses['4XX']) },
  });
  return { ...document, paths: Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path, Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, described(method, operation)]))])) };
}

function noesByStatus(noes: readonly Code[], shape: object | undefined): Record<string, { description: string }> {
  const statuses = [...new Set(noes.map((code) => REFUSALS[code].status))].toSorted((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => {
    const description = noes.filter((code) => REFUSALS[code].status === status).map((code) => `\`${code}\`: ${REFUSALS[code].zh} · ${REFUSALS[code].en}`).join('\n\n');
    return [String(status), { ...shape, description, ...(status === 429 && { headers: RETRY }) }];
  }));
}
