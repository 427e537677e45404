import type { Lang } from '#contracts/refusals.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { ReviewCase } from '#contracts/review.ts';
import type { SampleDetail, SampleId, SampleQuery, Samples, SampleView } from '#contracts/samples.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { z } from 'zod';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { findProvince, getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Asking } from '../case/find-case.ts';
import { words } from '../words.ts';
import { agreementOf } from './agreement.ts';
import { findOwnSample } from './announce-sample.ts';
import { countCases, listPairs, listSamples, pageOfCases, type Sample } from './samples.store.ts';

const PAGE = 50;

/** The samples that concern the jurisdiction (抽样). */
export async function readSamples(asking: Asking, lang: Lang): Promise<Samples> {
  const { tx, actor } = asking;
  const views: SampleView[] = [];
  for (const s of await listSamples(tx, provinceOf(actor.jurisdiction))) {
    if ((await findOwnSample(asking, s.id)).ok) views.push(await presentSample(asking, s, lang));
  }
  return { samples: views, mayCheck: actor.permissions.includes('sample.check') };
}

/** One sample with a page of its cases within the jurisdiction; the first decision of a blind review stays hidden until there is a second. */
export async function readSample(asking: Asking, id: SampleId, query: z.output<typeof SampleQuery>, lang: Lang): Promise<Result<SampleDetail>> {
  const { tx, actor } = asking;
  const found = await findOwnSample(asking, id);
  if (!found.ok) return found;
  const { value: sample } = found;
  const [stratum, rank] = query.after?.split('.') ?? [];
  const rows = await pageOfCases(tx, actor.jurisdiction, id, { result: query.result, after: stratum !== undefined && rank !== undefined ? { stratum, rank: Number(rank) } : undefined, limit: PAGE + 1 });
  const w = words[lang].samples;
  const cases: SampleDetail['cases'] = [];
  const people = await accountNames(tx, rows.map((r) => r.accountId));
  for (const c of rows.slice(0, PAGE)) {
    const reviewed = c.verdict !== null;
    cases.push({
      id: c.id, number: c.number, name: people.get(c.accountId) ?? '', stratumText: await provinceText(tx, c.stratum, lang), rank: c.rank, result: c.result, resultText: reviewed ? w.reviewed : w.results[c.result], note: c.note,
      verdictText: verdictText(c.verdict, lang), firstText: reviewed ? verdictText(c.firstDecision, lang) : null, mine: c.firstById === actor.staffId,
    });
  }
  const last = rows.slice(0, PAGE).at(-1);
  return ok({
    sample: await presentSample(asking, sample, lang), mayCheck: actor.permissions.includes('sample.check'), cases, next: rows.length > PAGE && last ? `${last.stratum}.${String(last.rank)}` : null,
    agreement: sample.kind === 'blind' ? agreementOf(await listPairs(tx, actor.jurisdiction, id)) : null,
  });
}

/** A case as a blind reviewer sees it (盲审): everything it rests on, nothing of what others decided. */
export function blinded(c: ReviewCase, lang: Lang): ReviewCase {
  const w = words[lang];
  const reviewers: readonly string[] = [w.acts.approve, w.acts.reject, w.acts.return];
  const first = c.history.findIndex((h) => reviewers.includes(h.actText));
  return { ...c, state: 'S7', stateText: w.samples.blind, reviewReason: null, lapsesAt: null, materialsAsked: null, decisions: [], second: null, voiding: null, paidRejected: null, claim: null, assigned: null, due: null, acts: [], history: first < 0 ? c.history : c.history.slice(0, first) };
}

async function presentSample({ tx, actor }: Asking, s: Sample, lang: Lang): Promise<SampleView> {
  const sitting = await getSitting(tx, s.sittingId);
  const exam = await getExam(tx, sitting.examCode);
  const w = words[lang].samples;
  return {
    id: s.id, kind: s.kind, kindText: w.kinds[s.kind], sittingText: sittingText(sitting, exam.name, lang), provinceText: s.province === null ? words[lang].nation : await provinceText(tx, s.province, lang), ratePercent: s.ratePercent,
    state: s.state, stateText: w.states[s.state], seedDigest: s.seedDigest, seed: s.seed, frameCount: s.frameCount, frameDigest: s.frameDigest, announcedAt: s.announcedAt,
    announcedBy: (await staffNames(tx, [s.announcedById])).get(s.announcedById) ?? '', drawnAt: s.drawnAt, dueOn: s.dueOn, counts: await countCases(tx, actor.jurisdiction, s.id),
  };
}

async function provinceText(tx: Tx, code: string, lang: Lang): Promise<string> {
  const province = ProvinceCode.safeParse(code);
  return (province.success && (await findProvince(tx, province.data))?.name[lang]) || code;
}

/** What a verdict is called; nothing while there is none. */
export function verdictText(decision: string | null, lang: Lang): string | null {
  const w = words[lang].acts;
  return decision === null ? null : decision === 'approve' ? w.approve : w.reject;
}
