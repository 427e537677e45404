import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { SampleId, SampleResult } from '#contracts/samples.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { words } from '../words.ts';
import { findOwnSample } from './announce-sample.ts';
import { readSamples, verdictText } from './read-samples.ts';
import { countCases, pageOfCases } from './samples.store.ts';

const result = (one: SampleResult) => ({ zh: words.zh.samples.results[one], en: words.en.samples.results[one] });
const RESULTS = { drawn_only: result('drawn'), called: result('called'), passed: result('passed'), failed: result('failed'), missed: result('missed') };
const Filters = z.object({ sample: SampleId, result: SampleResult.optional() });

/** 抽样名单: what a sample drew within the jurisdiction; a blind review's first decision stays hidden until there is a second. */
export const sampleList = defineList({
  name: 'review.sample-cases',
  title: { zh: '抽样名单', en: 'Sample' },
  access: ['review.see'],
  columns: {
    number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, stratum: { zh: '省份（分层）', en: 'Province (stratum)' }, rank: { zh: '序位', en: 'Rank' }, result: { zh: '结果', en: 'Result' }, note: { zh: '说明', en: 'Note' },
    verdict: { zh: '盲审结论', en: 'Blind verdict' }, first: { zh: '原决定', en: 'First decision' },
  },
  filters: Filters,
  describe: ({ lang }, f) => [`#${f.sample.slice(-8)}`, f.result && words[lang].samples.results[f.result]],
  async count(reading, { sample, result }) {
    if (!(await isOwn(reading, sample))) return 0;
    const counts = await countCases(reading.tx, reading.by.jurisdiction, sample);
    return result === undefined ? Object.values(counts).reduce((sum, n) => sum + n, 0) : counts[result];
  },
  async part(reading, { sample, result }, after, limit) {
    const { tx, by, lang } = reading;
    const [stratum, rank] = pairOf(after) ?? [];
    const found = (await isOwn(reading, sample)) ? await pageOfCases(tx, by.jurisdiction, sample, { result, after: stratum !== undefined && rank !== undefined ? { stratum, rank: Number(rank) } : undefined, limit }) : [];
    const people = await accountNames(tx, found.map((c) => c.accountId));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const c of found) {
      const reviewed = c.verdict !== null;
      rows.push({
        number: c.number, name: people.get(c.accountId) ?? '', stratum: await names.province(c.stratum), rank: String(c.rank), result: reviewed ? words[lang].samples.reviewed : words[lang].samples.results[c.result], note: c.note ?? '',
        verdict: verdictText(c.verdict, lang) ?? '', first: reviewed ? (verdictText(c.firstDecision, lang) ?? '') : '',
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.stratum, String(last.rank)) };
  },
});

/** 抽样: the samples that concern the jurisdiction, each with what became of its cases there. */
export const samplesList = defineList({
  name: 'review.samples', title: { zh: '抽样核查', en: 'Samples' }, access: ['review.see'], filters: z.object({}),
  columns: {
    sitting: { zh: '考试', en: 'Exam' }, kind: { zh: '类别', en: 'Kind' }, province: { zh: '省份', en: 'Province' }, rate: { zh: '比例（%）', en: 'Rate (%)' }, state: { zh: '状态', en: 'State' }, announced: { zh: '公布时间', en: 'Announced at' }, by: { zh: '公布人', en: 'Announced by' }, digest: { zh: '种子摘要', en: 'Digest of the seed' },
    drawn: { zh: '抽取时间', en: 'Drawn at' }, frame: { zh: '总体人数', en: 'Drawn from' }, ...RESULTS,
  },
  count: async (reading) => (await readOwn(reading)).length,
  part: async (reading, _, after) => wholePart((await readOwn(reading)).map((s) => ({
    sitting: s.sittingText, kind: s.kindText, province: s.provinceText, rate: String(s.ratePercent), state: s.stateText, announced: beijingTime(s.announcedAt), by: s.announcedBy, digest: s.seedDigest, drawn: s.drawnAt === null ? '' : beijingTime(s.drawnAt),
    frame: s.frameCount === null ? '' : String(s.frameCount), drawn_only: String(s.counts.drawn), called: String(s.counts.called), passed: String(s.counts.passed), failed: String(s.counts.failed), missed: String(s.counts.missed),
  })), after),
});

const readOwn = async ({ tx, kit, now, lang, by }: ListReading) => (await readSamples({ tx, kit, now, actor: by }, lang)).samples;

async function isOwn({ tx, by }: ListReading, sample: SampleId): Promise<boolean> {
  return (await findOwnSample({ tx, actor: by }, sample)).ok;
}
