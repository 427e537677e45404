import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { ScoreStatistics } from '#contracts/score-statistics.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { scoringOf, takeSitting, type Scoring } from '../asking.ts';
import { listPapers, type KeptPaper } from '../cards/cards.store.ts';
import { passMarksOf } from '#server/modules/pass-lines/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { passTenthsOf } from '../domain/marks.ts';
import { listProvincesOnRoll, tallyMarks, type ProvincialLine } from './statistics.store.ts';

/** 成绩统计: figures and distributions of every paper, in the caller's part of the country. Nobody is named. */
export const statisticsEndpoint = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/statistics', summary: '成绩统计：各科人数、合格率与分布', access: { staff: 'score.see' }, audit: null, limit: 'look_up', params: z.object({ id: SittingId }), output: ScoreStatistics,
  handle: (ctx, { params }) => viewStatistics(scoringOf(ctx), params.id),
});

/** Figures and distributions of every paper of a sitting, within a jurisdiction. */
export async function viewStatistics(scoring: Scoring, sittingId: string): Promise<Result<ScoreStatistics>> {
  const sitting = await takeSitting(scoring, sittingId);
  if (!sitting.ok) return sitting;
  const { tx, lang, by } = scoring;
  const all = await listPapers(tx, sittingId);
  const kept = new Map(all.map((p) => [`${p.levelCode} ${p.specialtyCode} ${p.code}`, p]));
  const names = catalogueNames(tx, lang);
  const papers: ScoreStatistics['papers'] = [];
  for (const t of await tallyMarks(tx, sittingId, provinceOf(by.jurisdiction), await linesOf(tx, sitting.value.id, all))) {
    const paper = kept.get(`${t.level} ${t.specialty} ${t.subject}`);
    if (!paper) continue;
    const choice = await names.choice(sittingId, t.level, t.specialty);
    papers.push({
      level: t.level, levelName: choice.level, specialty: t.specialty, specialtyName: choice.specialty, subject: t.subject, subjectName: lang === 'zh' ? paper.nameZh : paper.nameEn, fullMark: paper.fullTenths / 10, passMark: paper.passTenths / 10,
      sat: t.sat, absent: t.absent, violations: t.violations, voided: t.voided, passed: t.passed, mean: t.meanTenths === null ? null : Math.round(t.meanTenths) / 10, bands: t.bands,
    });
  }
  return ok({ papers });
}

/** Every line of a province that is not the ordinary one of its paper (各省合格标准). */
async function linesOf(tx: Tx, sitting: SittingId, papers: readonly KeptPaper[]): Promise<ProvincialLine[]> {
  const lines = await passMarksOf(tx, sitting);
  const provinces = await listProvincesOnRoll(tx, sitting);
  return provinces.flatMap((province) => papers.flatMap((p) => {
    const passTenths = passTenthsOf(lines, p, province);
    return passTenths === p.passTenths ? [] : [{ level: p.levelCode, specialty: p.specialtyCode, subject: p.code, province, passTenths }];
  }));
}
