import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import { VERSION_STATE_WORDS } from '#server/kernel/two-person-version.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import { passMarkOf } from './domain/pass-mark.ts';
import { findInForce } from './pass-lines.store.ts';
import { viewSitting, viewSittings } from './present-pass-lines.ts';

const looking = ({ tx, now, lang, by }: ListReading) => ({ tx, now, lang, by: { staffId: by.staffId, name: '', jurisdiction: by.jurisdiction } });
const access = ['exam.edit'] as const;

/** 各次考试的合格标准: every sitting, and how far its lines are. */
const sittingList = defineList({
  name: 'pass-lines.sittings', title: { zh: '各次考试的合格标准', en: 'Pass lines of each sitting' }, access, filters: z.object({}),
  columns: { sitting: { zh: '考试', en: 'Exam' }, examOn: { zh: '最后考试日', en: 'Last exam day' }, state: { zh: '状态', en: 'State' }, announcesAt: { zh: '公布时间', en: 'Public from' } },
  describe: () => [],
  count: async (reading) => (await viewSittings(looking(reading))).sittings.length,
  part: async (reading, _, after) => wholePart((await viewSittings(looking(reading))).sittings.map((s) => ({
    sitting: s.title, examOn: s.examOn, state: s.state === null ? '' : VERSION_STATE_WORDS[s.state][reading.lang], announcesAt: s.announcesAt === null ? '' : beijingTime(s.announcesAt),
  })), after),
});

/** 一次考试各科目的合格标准: what holds now, subject by subject and province by province. */
const lineList = defineList({
  name: 'pass-lines.lines', title: { zh: '各科目合格标准', en: 'Pass line of each subject' }, access, filters: z.object({ sitting: SittingId }),
  columns: { level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' }, subject: { zh: '科目', en: 'Subject' }, province: { zh: '省份', en: 'Province' }, full: { zh: '满分', en: 'Full mark' }, mark: { zh: '合格标准', en: 'Pass line' } },
  describe: async (reading, f) => [(await rows(reading, f.sitting)).title],
  count: async (reading, f) => (await rows(reading, f.sitting)).lines.length,
  part: async (reading, f, after) => wholePart((await rows(reading, f.sitting)).lines, after),
});

async function rows(reading: ListReading, sitting: SittingId) {
  const found = await viewSitting(looking(reading), sitting, false);
  if (!found.ok) return { title: '', lines: [] };
  const { title, provinces, subjects } = found.value;
  const own = (await findInForce(reading.tx, sitting))?.text.lines ?? [];
  const lines = subjects.flatMap((s) => provinces.map((p) => ({
    level: s.levelName, specialty: s.specialtyName ?? '', subject: s.name, province: p.name, full: String(s.fullMark),
    mark: String(passMarkOf(own, { level: s.level, specialty: s.specialty ?? '', subject: s.subject, province: p.code }, s.passMark)),
  })));
  return { title, lines };
}

/** The lists of pass lines that leave the house. */
export const passLineLists = [sittingList, lineList];
