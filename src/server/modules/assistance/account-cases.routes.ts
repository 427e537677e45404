import { z } from 'zod';
import { AskClosing, CaseId, CaseOpened, FoundAccounts, LookUpPerson, ProposeAccountCase } from '#contracts/assistance.ts';
import { maskMail } from '#contracts/contact.ts';
import { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findAccount, lookUpAccounts, noteUndrawn } from '#server/modules/accounts/index.ts';
import { countLiveApplications } from '#server/modules/applications/index.ts';
import { listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { findVerification, STATE_WORDS } from '#server/modules/verification/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { waitingKindsOf } from './cases.store.ts';
import { askClosing, withdrawOwn } from './commands/ask-closing.ts';
import { proposeAccountCase } from './commands/propose-account-case.ts';
import type { CaseAsks, OpenMatters } from './open-matters.ts';
import { readRareNames } from './rare-names.ts';
import { caseEndpoints } from './staff-case.routes.ts';

type Env = { openMatters: OpenMatters };


/** 查找考生: exactly as registered, limited, every look recorded with whom it showed; numbers stay masked. */
const lookUp = defineEndpoint({
  method: 'POST', path: '/api/staff/account-look-ups', summary: '协助考生：按姓名和证件号码查找', access: { staff: 'candidate.assist' }, audit: 'account-case.look_up', limit: 'look_up', idempotent: false, body: LookUpPerson, output: FoundAccounts,
  handle: async (ctx, { body }) => {
    const { tx, kit, visitor } = ctx;
    const ids = await lookUpAccounts(tx, kit.crypto, body);
    const [first] = ids;
    if (first === undefined) return refusedFor('assistance.nobody_found');
    ctx.note({ subject: `account:${first}`, accountId: first, after: { shown: ids } });
    const open = await waitingKindsOf(tx, ids);
    const types = listDocumentTypes();
    const accounts = [];
    for (const id of ids) {
      const a = await findAccount(tx, kit.crypto, id);
      if (!a) continue;
      const { identity } = await findVerification(tx, a);
      accounts.push({
        accountId: id, name: a.name, documentType: types.find((t) => t.type === a.documentType)?.name[visitor.lang] ?? a.documentType, documentNumber: a.maskedDocumentNumber, phone: a.maskedPhone ?? null, mail: maskMail(a.mail),
        userName: a.userName, state: a.state, identityText: STATE_WORDS[visitor.lang][identity.state], registeredAt: a.registeredAt, liveApplications: await countLiveApplications(tx, id), open: open.get(id) ?? [],
      });
    }
    return ok({ accounts });
  },
});

const proposal = ({ openMatters }: Env) => defineEndpoint({
  method: 'POST', path: '/api/staff/account-cases', summary: '协助考生：提出', access: { staff: 'candidate.assist' }, audit: 'account-case.propose', limit: 'write', body: ProposeAccountCase, output: CaseOpened,
  prepare: async (env, { body: { wish } }) => {
    if ('name' in wish) await noteUndrawn(env, wish.name);
    return ok({});
  },
  handle: async (ctx, { body }) => {
    const done = await proposeAccountCase(ctx, body, openMatters);
    if (!done.ok) return done;
    ctx.note({ subject: `case:${done.value.id}`, accountId: done.value.accountId, after: { kind: body.wish.kind }, reason: body.reason });
    return ok({ accountId: done.value.accountId, caseId: done.value.id });
  },
});

const RareNames = z.object({ items: z.array(z.object({ accountId: AccountId, name: z.string(), glyphDescription: z.string().nullable() })), next: z.string().nullable() });
const PAGE = 50;

/** 生僻字队列: names with a bracketed character of people who apply within the jurisdiction. */
const rareNames = defineEndpoint({
  method: 'GET', path: '/api/staff/rare-names', summary: '协助考生：方括号姓名队列', access: { staff: 'candidate.assist' }, audit: 'account-case.rare_names', limit: 'read', query: z.object({ after: z.uuid('field.invalid').optional() }), output: RareNames,
  handle: async (ctx, { query }) => {
    const { names: items, last } = await readRareNames(ctx.tx, ctx.actor.jurisdiction, query.after, PAGE);
    ctx.note({ subject: 'rare-names', after: { shown: items.map((i) => i.accountId) } });
    return ok({ items, next: last ?? null });
  },
});

/** 申请注销 (R-X-08). */
export const closingRequest = ({ openMatters }: Env) => defineEndpoint({
  method: 'POST', path: '/api/my/closing-requests', summary: '申请注销账号', access: 'candidate', audit: 'account-case.ask_closing', limit: 'write', body: AskClosing, output: z.object({ caseId: CaseId }),
  handle: async (ctx, { body }) => {
    const done = await askClosing(ctx, body.reason, openMatters);
    if (!done.ok) return done;
    ctx.note({ subject: `case:${done.value}`, accountId: ctx.actor.accountId, reason: body.reason });
    return ok({ caseId: done.value });
  },
});

/** 撤回本人提出的申请. */
export const withdrawOwnCase = defineEndpoint({
  method: 'POST', path: '/api/my/cases/:caseId/withdrawal', summary: '撤回本人的申请', access: 'candidate', audit: 'account-case.withdraw_own', limit: 'write', params: z.object({ caseId: CaseId }), output: z.object({}),
  handle: async (ctx, { params }) => {
    const done = await withdrawOwn(ctx, params.caseId);
    if (!done.ok) return done;
    ctx.note({ subject: `case:${params.caseId}`, accountId: ctx.actor.accountId });
    return ok({});
  },
});

/** Help with accounts at the console (协助考生), and what candidates ask for themselves. */
export const accountCaseEndpoints = (env: CaseAsks) => [
  lookUp, proposal(env), rareNames,
  ...Object.values(caseEndpoints({ ...env, list: 'accounts', audit: 'account-case', see: ['candidate.assist', 'candidate.assist_approve'], decide: 'candidate.assist_approve', propose: 'candidate.assist', summary: '协助考生' })),
  withdrawOwnCase,
];
