import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findMemberByUserName, permissionsOf } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Actor, AnyEndpoint, Ctx, PrepareEnv, UploadedFile } from '#server/platform/http/endpoint.ts';
import { refusalsOfAccess } from '#server/platform/http/run-endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';

/** Everything the program's addresses do, by method and path. */
export type Acts = ReadonlyMap<string, AnyEndpoint>;

/** Where the acts of a sitting that is over are done anew. */
export type Scene = { tx: Tx; kit: Kit; acts: Acts };
type Parts = { params?: object; query?: object; body?: object; files?: UploadedFile[] };

/** What most addresses of staff answer with: whose version the next act names. */
export const Standing = z.looseObject({ id: z.string(), version: z.int(), state: z.string() });

/** Names the acts of all modules. */
export function actsOf(endpoints: readonly AnyEndpoint[]): Acts {
  return new Map(endpoints.map((e) => [`${e.method} ${e.path}`, e]));
}

/** A member of the sample staff, with what their roles allow. */
export async function officer({ tx }: Pick<Scene, 'tx'>, userName: string): Promise<Actor> {
  const member = await findMemberByUserName(tx, userName);
  invariant(member, `no sample member of staff ${userName}`);
  return { kind: 'staff', staffId: member.id, sessionId: newId(), name: member.name, permissions: permissionsOf(member.roles), jurisdiction: member.jurisdiction };
}

/** A sample person, signed in this moment, whichever it is. */
export function candidate(accountId: AccountId): Actor {
  return { kind: 'candidate', accountId, sessionId: newId(), since: Number.MAX_SAFE_INTEGER };
}

/** Does what an address does, as somebody, at an earlier moment: access, shape and rules are those of the endpoint. A refusal is a fault of the sample data. */
export async function act<S extends z.ZodType>({ tx, kit, acts }: Scene, who: Actor, now: Instant, what: string, parts: Parts, shape: S): Promise<z.output<S>> {
  const endpoint = acts.get(what);
  invariant(endpoint, `there is no ${what}`);
  const stopped = refusalsOfAccess(endpoint.access, who);
  invariant(!stopped, `${what} is not for ${who.kind}`);
  const input = { params: parsed(endpoint.params, parts.params), query: parsed(endpoint.query, parts.query), body: parsed(endpoint.body, parts.body), files: parts.files ?? [] };
  const env = { kit, now, actor: who, visitor: { ip: '127.0.0.1', userAgent: 'demo', requestId: newId(), lang: 'zh' as const } };
  const inside: PrepareEnv['read'] = (work) => work(tx);
  const prepared: Result<unknown> = (await endpoint.prepare?.({ ...env, read: inside, alone: inside, near: inside, first: inside }, input)) ?? ok(undefined);
  invariant(prepared.ok, `${what} was refused: ${JSON.stringify(prepared)}`);
  const never = (): never => { throw new Error(`${what} opens no sign-in here`); };
  const ctx: Ctx = { ...env, tx, note: () => undefined, openSession: never, closeSession: never, beginVisit: never };
  const done: Result<unknown> = await endpoint.handle(ctx, input, prepared.value);
  invariant(done.ok, `${what} was refused: ${JSON.stringify(done)}`);
  return shape.parse(endpoint.output.parse(done.value));
}

function parsed(shape: z.ZodType | undefined, given: object = {}): unknown {
  return shape ? shape.parse(given) : {};
}
