import type { z } from 'zod';
import { ChecklistLibrary, EditChecklist, EditReasons, LibraryScope, ReasonLibrary } from '#contracts/review-library.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Asking } from '../case/find-case.ts';
import { editLibrary, refusalsToEdit } from './edit-library.ts';
import { listVersions } from './library.store.ts';
import { CHECKLIST, overlay, readList, REASONS, scopesUnder, type ListOf } from './lists.ts';

const manage = { staff: 'review.manage' } as const;

export const showReasons = defineEndpoint({
  method: 'GET', path: '/api/staff/review/reasons', summary: '理由库：查看', access: { staff: 'review.see' }, audit: null, limit: 'read', query: LibraryScope, output: ReasonLibrary,
  handle: async (ctx, { query }) => ok(await presentLibrary(ctx, REASONS, query, ctx.visitor.lang)),
});

export const showChecklist = defineEndpoint({
  method: 'GET', path: '/api/staff/review/checklist', summary: '核验清单：查看', access: { staff: 'review.see' }, audit: null, limit: 'read', query: LibraryScope, output: ChecklistLibrary,
  handle: async (ctx, { query }) => ok(await presentLibrary(ctx, CHECKLIST, query, ctx.visitor.lang)),
});

export const editReasons = defineEndpoint({
  method: 'PUT', path: '/api/staff/review/reasons', summary: '理由库：修改', access: manage, audit: 'review.edit_reasons', limit: 'write', body: EditReasons, output: ReasonLibrary,
  handle: async (ctx, { body }) => {
    const done = await editLibrary(ctx, REASONS, body);
    if (!done.ok) return done;
    ctx.note({ subject: `review-reasons:${body.province}:${body.exam}`, before: { version: body.version }, after: body.entries, reason: body.why });
    return ok(await presentLibrary(ctx, REASONS, body, ctx.visitor.lang));
  },
});

export const editChecklist = defineEndpoint({
  method: 'PUT', path: '/api/staff/review/checklist', summary: '核验清单：修改', access: manage, audit: 'review.edit_checklist', limit: 'write', body: EditChecklist, output: ChecklistLibrary,
  handle: async (ctx, { body }) => {
    const done = await editLibrary(ctx, CHECKLIST, body);
    if (!done.ok) return done;
    ctx.note({ subject: `review-checklist:${body.province}:${body.exam}`, before: { version: body.version }, after: body.entries, reason: body.why });
    return ok(await presentLibrary(ctx, CHECKLIST, body, ctx.visitor.lang));
  },
});

/** A list with its versions and what it stands on. */
async function presentLibrary<E extends { code: string; retired: boolean }>({ tx, actor }: Asking, list: ListOf<E>, at: z.output<typeof LibraryScope>, lang: Lang) {
  const { version, entries } = await readList(tx, list, at);
  const under = [];
  for (const scope of scopesUnder(at).slice(0, -1)) under.push((await readList(tx, list, scope)).entries);
  const past = await listVersions(tx, { kind: list.kind, province: at.province, exam: at.exam }, 20);
  const names = await staffNames(tx, past.map((v) => v.changedById));
  const no = actor.permissions.includes('review.manage') ? refusalsToEdit(actor.jurisdiction, at) : [{ code: 'request.forbidden' as const }];
  return {
    province: at.province, exam: at.exam, version, entries, inherited: overlay(under), mayEdit: no.length === 0, whyNot: no.map((r) => refusalText(r, lang)).join('；') || null,
    past: past.map((v) => ({ version: v.version, at: v.changedAt, by: names.get(v.changedById) ?? '', why: v.why, count: Array.isArray(v.entries) ? v.entries.length : 0 })),
  };
}
