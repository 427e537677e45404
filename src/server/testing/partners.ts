import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { KeyShown, PartnerScope } from '#contracts/partners.ts';
import type { TestApp } from './app.ts';
import { must } from './candidates.ts';
import { colleague, type Colleague } from './staff.ts';

let count = 0;

export type PartnerDesk = { id: string; key: string; keyId: string; admin: Colleague; security: Colleague; bearer: { authorization: string } };

/** 山东's system with a live key for these scopes, by the two people it takes; or another province's, or one whose addresses are these. */
export async function partnerWithKey(t: TestApp, scopes: readonly PartnerScope[], how: { province?: string; addresses?: readonly string[]; days?: number } = {}): Promise<PartnerDesk> {
  count += 1;
  const jurisdiction = { kind: 'province', province: how.province ?? '37' };
  const admin = await colleague(t, { name: '孙敏', roles: ['provincial_admin'], jurisdiction });
  const security = await colleague(t, { name: '安宁', roles: ['security_admin'], jurisdiction });
  const { id } = must(await t.api.post('/api/staff/partners', { name: `省人事考试信息系统 ${String(count)}`, contact: '高明 0531-80990000', province: how.province ?? '37' }, { as: admin.as })).json<{ id: string }>();
  const { key, keyId } = await newKey(t, { id, admin, security }, scopes, how);
  return { id, key, keyId, admin, security, bearer: { authorization: `Bearer ${key}` } };
}

/** Another key of a system: proposed, approved, taken. */
export async function newKey(t: TestApp, { id, admin, security }: Pick<PartnerDesk, 'id' | 'admin' | 'security'>, scopes: readonly PartnerScope[], how: { addresses?: readonly string[]; days?: number } = {}): Promise<{ key: string; keyId: string; expiresAt: number }> {
  const { keyId } = must(await t.api.post(`/api/staff/partners/${id}/keys`, { scopes, addresses: how.addresses ?? ['127.0.0.1'], days: how.days ?? 365, reason: '省平台与全国平台对接' }, { as: admin.as })).json<{ keyId: string }>();
  must(await t.api.post(`/api/staff/partners/${id}/keys/${keyId}/decision`, { decision: 'approve', reason: '已核对函件' }, { as: security.as }));
  const shown = must(await t.api.post(`/api/staff/partners/${id}/keys/${keyId}/taking`, {}, { as: admin.as })).json<KeyShown>();
  return { ...shown, keyId };
}

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A program somewhere that takes messages and answers as it is told. */
export async function receiver() {
  const got: Received[] = [];
  let answer: (n: number, body: string) => { status: number; location?: string; body?: string } = () => ({ status: 204 });
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = Buffer.concat(parts).toString();
      got.push({ headers: request.headers, body });
      const said = answer(got.length, body);
      reply.writeHead(said.status, said.location === undefined ? {} : { location: said.location }).end(said.body);
    });
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hooks`, got,
    answers(how: typeof answer) { answer = how; },
    stop: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

/** Waits until no transaction is under way that facts written so far could still stand behind. */
export async function factsSettled(t: TestApp): Promise<void> {
  await expect.poll(async () => (await t.asOwner('select 1 from recorded_fact where written_xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1')).rows).toEqual([]);
}
