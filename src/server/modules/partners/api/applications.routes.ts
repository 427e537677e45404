import { OfApplication, PartnerApplication, PartnerApplicationQuery, PartnerApplications, PartnerChanges, PartnerPerson, PartnerSelf, Cursor, Limit } from '#contracts/partner-api.ts';
import { z } from 'zod';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { factsAfter, FIRST_PLACE, placeNow } from '#server/platform/facts/recorded-facts.store.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findNumbered, listConfirmedAfter } from './applications.store.ts';
import { factCursor, factPlace, listCursor, listPlace } from './cursors.ts';

/** 省级接口: who a key is. */
const self = defineEndpoint({
  method: 'GET', path: '/api/partner/self', summary: '当前密钥的权限、范围与有效期', access: 'partner:any', audit: null, limit: 'partner', output: PartnerSelf,
  handle: ({ actor, now }) => Promise.resolve(ok({ partner: actor.name, scopes: [...actor.scopes], jurisdiction: actor.jurisdiction, expiresAt: actor.expiresAt, now })),
});

/** What happened since a place: complete and in order, so that a system that was away misses nothing. Without a place it begins with what is kept. */
const changes = defineEndpoint({
  method: 'GET', path: '/api/partner/changes', summary: '变更事件：自某处起按顺序读取', access: 'partner:applications.read', audit: null, limit: 'partner', query: z.object({ after: Cursor.optional(), from: z.enum(['beginning', 'now']).default('beginning'), limit: Limit }), output: PartnerChanges,
  handle: async ({ tx, actor }, { query }) => {
    const after = factPlace(query.after);
    if (query.after !== undefined && !after) return refusedFor('field.invalid', { path: 'after' });
    // asked first: an empty page then leads on to here, past what is not this system's
    const here = await placeNow(tx);
    const place = after ?? (query.from === 'now' ? here : FIRST_PLACE);
    const { jurisdiction: j } = actor;
    const found = await factsAfter(tx, place, { province: j.kind === 'province' ? j.province : undefined, exams: j.exams, events: undefined }, query.limit + 1);
    const shown = found.slice(0, query.limit);
    const last = shown.at(-1);
    return ok({ items: shown.map(({ xid: _, ...fact }) => fact), next: factCursor(last ?? here), more: found.length > query.limit });
  },
});

const list = defineEndpoint({
  method: 'GET', path: '/api/partner/applications', summary: '本辖区已确认的报考：按变更时间', access: 'partner:applications.read', audit: 'partner.list_applications', limit: 'partner', query: PartnerApplicationQuery, output: PartnerApplications,
  handle: async ({ tx, actor, note }, { query: { after, limit, ...filters } }) => {
    const place = listPlace(after);
    if (after !== undefined && !place) return refusedFor('field.invalid', { path: 'after' });
    const found = await listConfirmedAfter(tx, actor.jurisdiction, filters, place, limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    note({ subject: 'applications', after: { shown: shown.map((a) => a.id) } });
    return ok({ items: shown.map((a) => a.view), next: found.length > limit && last ? listCursor(last.view.changedAt, last.id) : null });
  },
});

const one = defineEndpoint({
  method: 'GET', path: '/api/partner/applications/:number', summary: '一条报考的状态', access: 'partner:applications.read', audit: 'partner.read_application', limit: 'partner', params: OfApplication, output: PartnerApplication,
  handle: async ({ tx, actor, note }, { params }) => {
    const found = await findNumbered(tx, actor.jurisdiction, params.number);
    if (!found) return refusedFor('partner.application_not_found');
    note({ subject: `application:${found.id}` });
    return ok(found.view);
  },
});

/** Personal data: behind a scope of its own, and told to the person (谁查看过我的资料). */
const person = defineEndpoint({
  method: 'GET', path: '/api/partner/applications/:number/person', summary: '一条报考的报考人', access: 'partner:people.read', audit: 'partner.read_person', limit: 'partner', params: OfApplication, output: PartnerPerson,
  handle: async ({ tx, kit, actor, note }, { params }) => {
    const found = await findNumbered(tx, actor.jurisdiction, params.number);
    const account = found && (await findAccount(tx, kit.crypto, found.accountId));
    if (!found || !account) return refusedFor('partner.application_not_found');
    const whole = actor.scopes.includes('people.numbers');
    note({ subject: `application:${found.id}`, accountId: found.accountId, reason: whole ? 'number in full' : 'masked' });
    return ok({ number: params.number, name: account.name, documentType: account.documentType, documentNumber: whole ? account.documentNumber : account.maskedDocumentNumber, masked: !whole });
  },
});

export const applicationEndpoints = { self, changes, list, one, person };
