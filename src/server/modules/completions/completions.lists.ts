import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { COMPLETION_STATE_WORDS, CompletionQuery } from '#contracts/completions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { OBJECTION_STATE_WORDS, ObjectionQuery } from '#contracts/objections.ts';
import { NameOrder, PublicityId, PUBLICITY_STATE_WORDS } from '#contracts/publicity.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, placeOf, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import type { Working } from './asking.ts';
import { countObjections, listObjections } from './objections/objections.store.ts';
import { linesOf as objectionLines } from './objections/view-objections.ts';
import { countPeople, listPeople, placeKey } from './people/people.store.ts';
import { linesOf } from './people/view-people.ts';
import { countEntries } from './publicity/entries.store.ts';
import { findPublicity, listPublicities } from './publicity/publicities.store.ts';
import { viewEntries, viewPublicities } from './publicity/view-publicity.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { viewSitting, viewSittings } from './sittings/view-sittings.ts';

const access = ['completion.see'] as const;
const working = ({ tx, kit, now, lang, by }: ListReading): Working => ({ tx, kit, now, lang, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction, permissions: by.permissions } });
const PERSON = { name: { zh: '姓名', en: 'Name', person: true }, document: { zh: '证件号码', en: 'Document' }, province: { zh: '省份', en: 'Province' }, level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' } } as const;
const STATE = { zh: '状态', en: 'State' } as const;
const EXAM = { zh: '考试', en: 'Exam' } as const;

/** 合格判定各次考试. */
const sittingList = defineList({
  name: 'completions.sittings', title: { zh: '合格判定：各次考试', en: 'Completion: sittings' }, access, filters: z.object({}),
  columns: { exam: EXAM, examOn: { zh: '最后考试日', en: 'Last exam day' }, people: { zh: '参加考试人数', en: 'Ticket holders' }, complete: { zh: '合格人数', en: 'Passed everything' } },
  count: async (reading) => (await viewSittings(working(reading))).sittings.length,
  part: async (reading, _, after) => wholePart((await viewSittings(working(reading))).sittings.map((s) => ({ exam: s.name, examOn: s.examOn, people: String(s.people), complete: String(s.complete) })), after),
});

/** 一次考试各省合格人员情况. */
const provinceList = defineList({
  name: 'completions.provinces', title: { zh: '各省合格人员情况', en: 'Who passed, by province' }, access, filters: z.object({ sitting: SittingId }),
  columns: { province: PERSON.province, found: COMPLETION_STATE_WORDS.found, checking: COMPLETION_STATE_WORDS.checking, announced: COMPLETION_STATE_WORDS.announced, held: COMPLETION_STATE_WORDS.held, cleared: COMPLETION_STATE_WORDS.cleared, refused: COMPLETION_STATE_WORDS.refused, taken_back: COMPLETION_STATE_WORDS.taken_back },
  count: async (reading, f) => (await provinces(reading, f.sitting)).length,
  part: async (reading, f, after) => wholePart(await provinces(reading, f.sitting), after),
});

async function provinces(reading: ListReading, sitting: string) {
  const found = await viewSitting(working(reading), sitting);
  return found.ok ? found.value.provinces.map(({ name, counts: c }) => ({ province: name, found: String(c.found), checking: String(c.checking), announced: String(c.announced), held: String(c.held), cleared: String(c.cleared), refused: String(c.refused), taken_back: String(c.taken_back) })) : [];
}

/** 合格人员名单. */
const peopleList = defineList({
  name: 'completions.people', title: { zh: '合格人员', en: 'Who passed everything' }, access, filters: CompletionQuery.omit({ after: true }).extend({ sitting: SittingId }),
  columns: { ticket: { zh: '准考证号', en: 'Ticket number' }, ...PERSON, years: { zh: '各科合格年度', en: 'Year of each pass' }, state: STATE, reasons: { zh: '原因', en: 'Why' } },
  describe: async (reading, f) => [await catalogueNames(reading.tx, reading.lang).sitting(f.sitting), f.state && COMPLETION_STATE_WORDS[f.state][reading.lang]],
  count: (reading, { sitting, ...f }) => countPeople(reading.tx, reading.by.jurisdiction, { sittingId: sitting, ...f }),
  part: async (reading, { sitting, ...f }, after, limit) => {
    const rows = await listPeople(reading.tx, reading.by.jurisdiction, { sittingId: sitting, ...f }, after, limit);
    const last = rows.at(-1);
    const lines = await linesOf(reading, rows);
    return { rows: lines.map((p) => ({ ticket: p.ticketNumber, name: p.name, document: p.document, province: p.province, level: p.level, specialty: p.specialty, years: p.years, state: COMPLETION_STATE_WORDS[p.state][reading.lang], reasons: p.reasons.join('；') })), last: last && placeKey(last) };
  },
});

/** 公示名单一览. */
const publicityList = defineList({
  name: 'completions.publicities', title: { zh: '公示名单', en: 'Public lists' }, access, filters: z.object({ sitting: SittingId.optional() }),
  columns: { exam: EXAM, place: { zh: '范围', en: 'Area' }, number: { zh: '批次', en: 'List' }, state: STATE, entries: { zh: '人数', en: 'People' }, cleared: { zh: '公示无异议', en: 'Cleared' }, objections: { zh: '异议', en: 'Objections' }, startsAt: { zh: '开始', en: 'From' }, endsAt: { zh: '结束', en: 'To' } },
  count: async (reading, f) => (await listPublicities(reading.tx, reading.by.jurisdiction, { sittingId: f.sitting, limit: 100_000 })).length,
  part: async (reading, f, after) => {
    const { lines, next } = await viewPublicities(working(reading), { sitting: f.sitting, after });
    const last = lines.at(-1);
    return {
      rows: lines.map((p) => ({ exam: p.sittingName, place: p.provinceName, number: String(p.number), state: PUBLICITY_STATE_WORDS[p.state][reading.lang], entries: String(p.entries), cleared: String(p.cleared), objections: String(p.objections), startsAt: p.startsAt === null ? '' : beijingTime(p.startsAt), endsAt: p.endsAt === null ? '' : beijingTime(p.endsAt) })),
      last: next ?? (last && pairKey(String(last.madeAt), last.id)),
    };
  },
});

/** 一份公示名单的内容: name and masked document, as it is shown. */
const entryList = defineList({
  name: 'completions.entries', title: { zh: '公示名单内容', en: 'People on a public list' }, access, filters: z.object({ publicity: PublicityId, order: NameOrder.optional() }),
  columns: { position: { zh: '序号', en: 'No.' }, ...PERSON, state: STATE },
  count: async (reading, f) => ((await findPublicity(reading.tx, reading.by.jurisdiction, f.publicity)) ? (await countEntries(reading.tx, f.publicity, provinceOf(reading.by.jurisdiction))).all : 0),
  part: async (reading, f, after) => {
    const found = await viewEntries(working(reading), f.publicity, { after: Number(after ?? 0), order: f.order });
    if (!found.ok) return { rows: [], last: undefined };
    const { entries } = found.value;
    return { rows: entries.map((e) => ({ position: String(e.position), name: e.name, document: e.document, province: e.province, level: e.level, specialty: e.specialty, state: e.standing })), last: entries.at(-1)?.position.toString() };
  },
});

/** 公示异议: nothing of what was said, nor by whom. */
const objectionList = defineList({
  name: 'completions.objections', title: { zh: '公示异议', en: 'Objections' }, access, filters: ObjectionQuery.omit({ after: true }),
  columns: { reference: { zh: '受理编号', en: 'Reference' }, exam: EXAM, province: PERSON.province, name: PERSON.name, state: STATE, by: { zh: '办理人', en: 'Officer' }, receivedAt: { zh: '收到', en: 'Received' }, decidedAt: { zh: '办结', en: 'Decided' } },
  count: (reading, f) => countObjections(reading.tx, reading.by.jurisdiction, { state: f.state, publicityId: f.publicity }),
  part: async (reading, f, after, limit) => {
    const rows = await listObjections(reading.tx, reading.kit.crypto, reading.by.jurisdiction, { state: f.state, publicityId: f.publicity, after: placeOf(after), limit });
    const last = rows.at(-1);
    const lines = await objectionLines(working(reading), rows);
    return { rows: lines.map((o) => ({ reference: o.reference, exam: o.sittingName, province: o.provinceName, name: o.name, state: OBJECTION_STATE_WORDS[o.state][reading.lang], by: o.assignedTo ?? '', receivedAt: beijingTime(o.receivedAt), decidedAt: o.decidedAt === null ? '' : beijingTime(o.decidedAt) })), last: last && pairKey(String(last.receivedAt), last.id) };
  },
});

/** The lists of completion, publicity and objections that leave the house. */
export const completionLists = [sittingList, provinceList, peopleList, publicityList, entryList, objectionList];
