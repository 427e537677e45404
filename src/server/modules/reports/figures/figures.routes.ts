import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import { ReportChoices, ReportQuery, ReportView } from '#contracts/reports.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { ok } from '#server/kernel/result.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { getExam, listPrefectures, listProvinces, listReviewPoints, listSittings } from '#server/modules/catalogue/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { scopesOf, NATION } from '../domain/scopes.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { namePlace, readFigures } from './read-figures.ts';

const access = { staff: 'report.see' } as const;

/** The figures (统计看板) and what they can be narrowed by; sums only, nobody's data. */
export function figureEndpoints(env: ReportsEnv) {
  return {
    show: defineEndpoint({
      method: 'GET', path: '/api/staff/reports', summary: '统计看板', access, audit: null, limit: 'read', query: ReportQuery, output: ReportView,
      handle: ({ tx, actor, visitor, now }, { query }) => readFigures(env, { tx, jurisdiction: actor.jurisdiction, query, lang: visitor.lang, now }),
    }),
    choices: defineEndpoint({
      method: 'GET', path: '/api/staff/report-choices', summary: '统计与导出的筛选项', access, audit: null, limit: 'read', output: ReportChoices,
      handle: async (ctx) => {
        const { lang } = ctx.visitor;
        const sittings = [];
        for (const s of await listSittings(ctx.tx)) {
          if (coversExam(ctx.actor.jurisdiction, s.examCode)) sittings.push({ value: s.id, text: sittingText(s, (await getExam(ctx.tx, s.examCode)).name, lang) });
        }
        return ok({ sittings: sittings.toSorted((a, b) => b.text.localeCompare(a.text)), places: await places(ctx) });
      },
    }),
  };
}

/** The parts of somebody's jurisdiction by name: provinces of the nation, places of a province, points of a place. */
async function places({ tx, actor, visitor: { lang } }: Ctx<typeof access>): Promise<{ value: string; text: string }[]> {
  const { jurisdiction } = actor;
  switch (jurisdiction.kind) {
    case 'nation': return (await listProvinces(tx)).map((p) => ({ value: p.code, text: p.name[lang] }));
    case 'province': return (await listPrefectures(tx, ProvinceCode.parse(jurisdiction.province))).map((p) => ({ value: p.code, text: p.name[lang] }));
    case 'prefecture': return (await listReviewPoints(tx, { province: jurisdiction.prefecture.slice(0, 2), prefecture: PrefectureCode.parse(jurisdiction.prefecture) })).map((p) => ({ value: p.id, text: p.name[lang] }));
    case 'points': {
      const out = [];
      for (const scope of scopesOf(jurisdiction).filter((s) => s !== NATION)) out.push({ value: scope, text: await namePlace(tx, scope, lang) });
      return out;
    }
  }
}
