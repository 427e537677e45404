import { z } from 'zod';
import { AmendBreach, BreachCaseId, CorrectBreach, DecideBreachCorrection, BreachFilter, BreachItems, BreachOpened, BreachView, DecideBreach, DeliverLetter, EndBreach, EnterStatement, FoundPerson, LookUpBreachPerson, NotifyBreach, OpenBreach, ProposeDecision, PublishBreach, SendLetter, UnpublishBreach } from '#contracts/breaches.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import type { BreachCase, Whose } from './breach-case.ts';
import { letterAnswer } from './breach-files.ts';
import { countToApprove, findBreachWithin, listBreaches } from './breaches.store.ts';
import { decideCaseCorrection, proposeCaseCorrection } from './commands/correct-breach.ts';
import { decideBreach, dismissBreach, proposeDecision, withdrawBreach } from './commands/decide-breach.ts';
import { enterStatement } from './commands/give-statement.ts';
import { notifyBreach } from './commands/notify-breach.ts';
import { amendBreach, openBreach } from './commands/open-breach.ts';
import { publishBreach, unpublishBreach } from './commands/publish-breach.ts';
import { deliverLetter, sendLetter } from './commands/send-letter.ts';
import { findPerson } from './find-person.ts';
import { sittingChoices } from './sitting-choices.ts';
import { presentBreach, presentBreachItem } from './present-breach.ts';
import { presentPerson } from './present-person.ts';

export const OneBreach = z.object({ accountId: AccountId, caseId: BreachCaseId });
type One = z.infer<typeof OneBreach>;
const handle = { staff: 'integrity.handle' } as const;
const at = '/api/staff/breaches/:accountId/:caseId' as const;
const PAGE = 30;

export const listCases = defineEndpoint({
  method: 'GET', path: '/api/staff/breaches', summary: '考试情况处理：列表', access: handle, audit: 'breach.list', limit: 'read', query: BreachFilter, output: BreachItems,
  handle: async (ctx, { query }) => {
    const { tx, kit, actor, visitor } = ctx;
    const [instant, id] = query.after?.split('.') ?? [];
    const rows = await listBreaches(tx, kit.crypto, actor.jurisdiction, { ...query, me: actor.staffId, size: PAGE, after: instant === undefined || id === undefined ? undefined : { at: Number(instant), id } });
    const items = [];
    for (const row of rows) items.push(await presentBreachItem(ctx, row, visitor.lang));
    const last = rows.at(-1);
    ctx.note({ subject: 'breach-list', after: { shown: rows.map((r) => r.id) } });
    return ok({ items, next: rows.length < PAGE || !last ? null : `${String(last.openedAt)}.${last.id}`, toApprove: await countToApprove(tx, actor.jurisdiction, actor.staffId), sittings: await sittingChoices(tx, actor.jurisdiction, visitor.lang) });
  },
});

/** 查找当事人: exactly as registered or by the number of an application within the jurisdiction; limited, and every look recorded with whom it showed. */
export const lookUp = defineEndpoint({
  method: 'POST', path: '/api/staff/breach-look-ups', summary: '考试情况处理：查找考生', access: handle, audit: 'breach.look_up', limit: 'look_up', idempotent: false, body: LookUpBreachPerson, output: FoundPerson,
  handle: async (ctx, { body }) => {
    const person = await findPerson(ctx, body.person);
    if (!person) return refusedFor('breach.nobody_found', { path: body.person.by === 'number' ? 'person.number' : 'person.documentNumber' });
    ctx.note({ subject: `account:${person.account.id}`, accountId: person.account.id });
    return ok(await presentPerson(ctx, person, ctx.visitor.lang));
  },
});

export const openCase = defineEndpoint({
  method: 'POST', path: '/api/staff/breaches', summary: '考试情况处理：立案', access: handle, audit: 'breach.open', limit: 'write', body: OpenBreach, output: BreachOpened,
  handle: async (ctx, { body }) => {
    const done = await openBreach(ctx, body);
    if (!done.ok) return done;
    ctx.note({ subject: `breach:${done.value.id}`, accountId: done.value.accountId, after: { article: body.article, item: body.item } });
    return ok({ accountId: done.value.accountId, caseId: done.value.id });
  },
});

export const readCase = defineEndpoint({
  method: 'GET', path: at, summary: '考试情况处理：查看', access: handle, audit: 'breach.read', limit: 'read', params: OneBreach, output: BreachView,
  handle: async (ctx, { params }) => {
    const found = await findBreachWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, { accountId: params.accountId, id: params.caseId });
    if (!found) return refusedFor('breach.not_found');
    ctx.note({ subject: `breach:${params.caseId}`, accountId: params.accountId });
    return ok(await presentBreach(ctx, found, ctx.visitor.lang));
  },
});

export const seeLetter = defineEndpoint({
  method: 'GET', path: `${at}/letters/:letterId`, summary: '考试情况处理：查看文书（PDF）', access: handle, audit: 'breach.see_letter', limit: 'read', params: OneBreach.extend({ letterId: z.uuid('field.invalid') }), output: Binary,
  handle: async (ctx, { params }) => {
    const of = { accountId: params.accountId, id: params.caseId };
    if (!(await findBreachWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, of))) return refusedFor('breach.not_found');
    ctx.note({ subject: `breach:${params.caseId}`, accountId: params.accountId, after: { letter: params.letterId } });
    return letterAnswer(ctx, of, params.letterId, () => true);
  },
});

type Acting = Pick<Ctx<{ staff: Permission }>, 'tx' | 'kit' | 'now' | 'actor' | 'note' | 'visitor'>;

/** Carries out an act of an officer on one case, notes it in the audit log with its reason, and answers with the case as it is now. */
async function carryOut(ctx: Acting, params: One, act: (of: Whose) => Promise<Result<BreachCase>>, more: { reason?: string; after?: Record<string, unknown> } = {}): Promise<Result<BreachView>> {
  const done = await act({ accountId: params.accountId, id: params.caseId });
  if (!done.ok) return done;
  ctx.note({ subject: `breach:${params.caseId}`, accountId: params.accountId, after: { ...more.after, state: done.value.state, version: done.value.version }, ...(more.reason !== undefined && { reason: more.reason }) });
  return ok(await presentBreach(ctx, done.value, ctx.visitor.lang));
}

const one = { method: 'POST', limit: 'write', params: OneBreach, output: BreachView } as const;

export const amend = defineEndpoint({
  ...one, method: 'PUT', path: `${at}/facts`, summary: '考试情况处理：更正事实、条款', access: handle, audit: 'breach.amend', body: AmendBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => amendBreach(ctx, of, body), { reason: body.reason }),
});

export const notify = defineEndpoint({
  ...one, path: `${at}/notice`, summary: '考试情况处理：告知', access: handle, audit: 'breach.notify', body: NotifyBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => notifyBreach(ctx, of, body)),
});

export const enter = defineEndpoint({
  ...one, path: `${at}/statements`, summary: '考试情况处理：录入书面陈述、申辩', access: handle, audit: 'breach.enter_statement', body: EnterStatement,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => enterStatement(ctx, of, body)),
});

export const propose = defineEndpoint({
  ...one, path: `${at}/proposal`, summary: '考试情况处理：拟定处理决定', access: handle, audit: 'breach.propose', body: ProposeDecision,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => proposeDecision(ctx, of, body)),
});

export const decide = defineEndpoint({
  ...one, path: `${at}/decision`, summary: '考试情况处理：批准或退回处理决定', access: { staff: 'integrity.decide' }, audit: 'breach.decide', body: DecideBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => decideBreach(ctx, of, body), { reason: body.reason }),
});

export const dismiss = defineEndpoint({
  ...one, path: `${at}/dismissal`, summary: '考试情况处理：不予处理', access: handle, audit: 'breach.dismiss', body: EndBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => dismissBreach(ctx, of, body), { reason: body.reason }),
});

export const withdraw = defineEndpoint({
  ...one, path: `${at}/withdrawal`, summary: '考试情况处理：撤销立案', access: handle, audit: 'breach.withdraw', body: EndBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => withdrawBreach(ctx, of, body), { reason: body.reason }),
});

export const publish = defineEndpoint({
  ...one, path: `${at}/publication`, summary: '考试情况处理：公布处理决定', access: { staff: 'integrity.publish' }, audit: 'breach.publish', body: PublishBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => publishBreach(ctx, of, body), { reason: body.reason }),
});

export const unpublish = defineEndpoint({
  ...one, path: `${at}/publication-end`, summary: '考试情况处理：停止公布', access: { staff: 'integrity.publish' }, audit: 'breach.unpublish', body: UnpublishBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => unpublishBreach(ctx, of, body.reason), { reason: body.reason }),
});

/** 提出纠正: of a served decision that stands in no record; a record's is the register's. */
export const proposeCorrected = defineEndpoint({
  ...one, path: `${at}/corrections`, summary: '考试情况处理：提出纠正', access: handle, audit: 'breach.propose_correction', body: CorrectBreach,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => proposeCaseCorrection(ctx, of, body), { reason: body.reason.slice(0, 500), after: { kind: body.kind, documentNumber: body.documentNumber } }),
});

export const decideCorrected = defineEndpoint({
  ...one, path: `${at}/correction-decision`, summary: '考试情况处理：批准纠正', access: { staff: 'integrity.decide' }, audit: 'breach.decide_correction', body: DecideBreachCorrection,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => decideCaseCorrection(ctx, of, body), { reason: body.note, after: { decision: body.decision } }),
});

export const send = defineEndpoint({
  ...one, path: `${at}/services`, summary: '考试情况处理：送达', access: handle, audit: 'breach.send', body: z.strictObject({ letter: SendLetter }),
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => sendLetter(ctx, of, body.letter), { after: { channel: body.letter.channel } }),
});

export const deliver = defineEndpoint({
  ...one, path: `${at}/services/:serviceId/delivery`, summary: '考试情况处理：登记邮寄结果', access: handle, audit: 'breach.deliver', params: OneBreach.extend({ serviceId: z.uuid('field.invalid') }), body: DeliverLetter,
  handle: (ctx, { params, body }) => carryOut(ctx, params, (of) => deliverLetter(ctx, of, params.serviceId, body), { after: { outcome: body.outcome } }),
});
