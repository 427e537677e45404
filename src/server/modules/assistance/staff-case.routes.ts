import { z } from 'zod';
import { CaseFilter, CaseId, CaseItems, CaseOpened, CaseView, DecideCase } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { kindsOf } from './case-lists.ts';
import { countWaiting, findCaseWithin, listCases } from './cases.store.ts';
import { decideCase } from './commands/decide-case.ts';
import { withdrawCase } from './commands/withdraw-case.ts';
import type { CaseAsks } from './open-matters.ts';
import { presentCase, presentItems } from './present-case.ts';

export const OneCase = z.object({ accountId: AccountId, caseId: CaseId });
const PAGE = 30;

type Powers = { list: CaseList; audit: string; see: readonly Permission[]; decide: Permission; propose: Permission; summary: string } & CaseAsks;

/** The staff addresses every list of cases has: the list, one case, the second member's decision, taking back. `see` is any of several permissions. */
export function caseEndpoints({ list, audit, see, decide, propose, summary, openMatters, seated }: Powers) {
  const [only, another] = see;
  const access = { staff: another === undefined && only !== undefined ? only : ('any' as const) };
  const forbidden = ({ actor }: Ctx<{ staff: 'any' }>) => !see.some((p) => actor.permissions.includes(p));
  const seen = ({ tx, kit }: Pick<Ctx<{ staff: 'any' }>, 'tx' | 'kit'>) => ({ tx, kit, openMatters });
  const base = `/api/staff/${list === 'accounts' ? 'account-cases' : list}` as const;

  const show = defineEndpoint({
    method: 'GET', path: base, summary: `${summary}：列表`, access, audit: `${audit}.list`, limit: 'read', query: CaseFilter, output: CaseItems,
    handle: async (ctx, { query }) => {
      if (forbidden(ctx)) return refusedFor('request.forbidden');
      const { tx, kit, actor, visitor } = ctx;
      const [at, id] = query.after?.split('.') ?? [];
      const rows = await listCases(tx, kit.crypto, actor.jurisdiction, { kinds: kindsOf(list), state: query.state, size: PAGE, after: at === undefined || id === undefined ? undefined : { at: Number(at), id } });
      const items = await presentItems(ctx, rows, visitor.lang);
      const last = rows.at(-1);
      ctx.note({ subject: `${audit}-list`, after: { shown: rows.map((r) => r.id) } });
      return ok({ items, next: rows.length < PAGE || !last ? null : `${String(last.openedAt)}.${last.id}`, waiting: await countWaiting(tx, actor.jurisdiction, kindsOf(list)) });
    },
  });

  const read = defineEndpoint({
    method: 'GET', path: `${base}/:accountId/:caseId`, summary: `${summary}：查看`, access, audit: `${audit}.read`, limit: 'read', params: OneCase, output: CaseView,
    handle: async (ctx, { params }) => {
      if (forbidden(ctx)) return refusedFor('request.forbidden');
      const found = await findCaseWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, params.accountId, params.caseId);
      if (!found || !kindsOf(list).includes(found.kind)) return refusedFor('assistance.not_found');
      ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId });
      return ok(await presentCase(seen(ctx), found, { kind: 'staff', id: ctx.actor.staffId }, ctx.visitor.lang));
    },
  });

  const settle = defineEndpoint({
    method: 'POST', path: `${base}/:accountId/:caseId/decision`, summary: `${summary}：第二人复核`, access: { staff: decide }, audit: `${audit}.decide`, limit: 'write', params: OneCase, body: DecideCase, output: CaseView,
    handle: async (ctx, { params, body }) => {
      const done = await decideCase(ctx, list, { accountId: params.accountId, id: params.caseId }, body, { openMatters, seated });
      if (!done.ok) return done;
      ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId, before: { version: body.version }, after: { state: done.value.state }, reason: body.reason });
      return ok(await presentCase(seen(ctx), done.value, { kind: 'staff', id: ctx.actor.staffId }, ctx.visitor.lang));
    },
  });

  const takeBack = defineEndpoint({
    method: 'POST', path: `${base}/:accountId/:caseId/withdrawal`, summary: `${summary}：提出人撤回`, access: { staff: propose }, audit: `${audit}.withdraw`, limit: 'write', params: OneCase, output: CaseOpened,
    handle: async (ctx, { params }) => {
      const done = await withdrawCase(ctx, list, { accountId: params.accountId, id: params.caseId });
      if (!done.ok) return done;
      ctx.note({ subject: `case:${params.caseId}`, accountId: params.accountId });
      return ok({ accountId: done.value.accountId, caseId: done.value.id });
    },
  });

  return { show, read, settle, takeBack };
}
