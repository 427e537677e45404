import { z } from 'zod';
import { ExamCode } from '#contracts/catalogue.ts';
import { AdoptPrecedent, MajorChoices, PrecedentDecisions, PrecedentGroups } from '#contracts/major-precedents.ts';
import { MajorVersionWhole } from '#contracts/major-versions.ts';
import { EditionCode } from '#contracts/majors.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { listMajorTables, searchMajors } from '#server/modules/catalogue/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { lookingOf, tablingOf } from '../asking.ts';
import { viewVersion } from '../versions/present-version.ts';
import { seesExams } from '../versions/take-version.ts';
import { adoptPrecedent } from './adopt-precedent.ts';
import { viewDecisions, viewGroups } from './list-groups.ts';

const edit = { staff: 'rule.edit' } as const;
const text = (max: number) => z.string().trim().max(max, 'field.too_long');

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/major-precedents', summary: '审核先例：对照表中没有的专业', access: edit, audit: null, limit: 'read', output: PrecedentGroups,
  query: z.object({ exam: ExamCode.optional(), search: text(60).default(''), contradictory: z.enum(['yes']).optional(), after: text(80).optional() }),
  handle: async (ctx, { query }) => ok(await viewGroups(lookingOf(ctx), { exam: query.exam, search: query.search, contradictory: query.contradictory !== undefined, after: query.after })),
});
const decisions = defineEndpoint({
  method: 'GET', path: '/api/staff/major-precedents/decisions', summary: '审核先例：一个专业的各次认定', access: edit, audit: null, limit: 'read', query: z.object({ exam: ExamCode, major: text(60) }), output: PrecedentDecisions,
  handle: async (ctx, { query }) => viewDecisions(lookingOf(ctx), query.exam, query.major),
});
const choices = defineEndpoint({
  method: 'GET', path: '/api/staff/major-choices', summary: '一版对照表中的专业', access: edit, audit: null, limit: 'read', query: z.object({ edition: EditionCode, search: text(60) }), output: MajorChoices,
  handle: async (ctx, { query }) => {
    const table = (await listMajorTables(ctx.tx)).find((t) => t.version === query.edition && seesExams(ctx.actor.jurisdiction, t.examCodes));
    if (!table) return refusedFor('major.edition_not_found');
    return ok({ choices: searchMajors(table, query.search).slice(0, 30).map((m) => ({ code: m.code, name: m.name.zh, category: m.category, classZh: m.classZh })) });
  },
});
const adopt = defineEndpoint({
  method: 'POST', path: '/api/staff/major-precedents/synonyms', summary: '把审核先例列为下一版的同义专业名称', access: edit, audit: 'major.adopt_precedent', limit: 'write', body: AdoptPrecedent, output: MajorVersionWhole,
  handle: async (ctx, { body }) => {
    const done = await adoptPrecedent(tablingOf(ctx), body);
    if (!done.ok) return done;
    ctx.note({ subject: `majors:${done.value}`, after: body });
    return viewVersion(lookingOf(ctx), done.value, ctx.actor.permissions.includes('rule.approve'));
  },
});

/** Precedents for whoever keeps the tables (审核先例). */
export const precedentEndpoints: readonly AnyEndpoint[] = [list, decisions, choices, adopt];
