import { beijingDay } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import type { LaterSource } from '#server/modules/applications/index.ts';
import { getExam, getSitting, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isReleased } from './domain/release-acts.ts';
import { listEntriesOf } from './exam-day/exam-day.store.ts';
import { findOwnOnRoll, type OwnOnRoll } from './release/holds.store.ts';
import { findRelease } from './release/release.store.ts';

const SEE = { zh: '查看成绩', en: 'See the scores' };
const AT_THE_EXAM = { zh: '考场登记', en: 'Recorded at the exam' };

/**
 * Where an application stands once its exam is over (T26, T27): 已考试 until the release, with every subject the rooms reported as missed or broken off (缺考、违纪),
 * and 成绩已发布 from then on. Nothing of a mark is read.
 */
export const scoreStage: LaterSource = async ({ tx, now }, app) => {
  const own = await findOwnOnRoll(tx, app.sittingId, app.id);
  if (!own) return null;
  if (isReleased(await findRelease(tx, app.sittingId), now)) return { state: 'S15', acts: [{ step: 'scores', text: SEE, href: `/my/applications/${app.id}/score`, reasons: [], until: null }] };
  const sitting = await getSitting(tx, app.sittingId);
  if (beijingDay(now) <= (sitting.examOn.at(-1) ?? '')) return null;
  const reported = await reportedOf(tx, sitting, own);
  const exam = reported.length === 0 ? [] : [{ step: 'exam' as const, text: AT_THE_EXAM, href: null, reasons: reported, until: null }];
  return { state: 'S14', acts: [...exam, { step: 'scores', text: SEE, href: null, reasons: [refuse('score.not_released')], until: null }] };
};

/** What the rooms reported of one person, a sentence a subject, in the order of the subjects. */
async function reportedOf(tx: Tx, sitting: Sitting, own: OwnOnRoll): Promise<Refusal[]> {
  const entries = await listEntriesOf(tx, sitting.id, own.number);
  if (entries.length === 0) return [];
  const subjects = subjectsOf(await getExam(tx, sitting.examCode), own.level, own.specialty, sitting.year);
  return entries.map(({ subject, kind }) => {
    const name = subjects.find((s) => s.code === subject)?.name;
    return refuse(kind === 'absent' ? 'exam_day.reported_absent' : 'exam_day.reported_violation', { params: { subject: name?.zh ?? subject, subjectEn: name?.en ?? subject } });
  });
}
