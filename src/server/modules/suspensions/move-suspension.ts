import type { CorrectSuspension, MoveSuspension, ProposeResit, SuspensionAct, SuspensionId } from '#contracts/suspensions.ts';
import { beijingTime } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { getExam, getSitting, listProvinceConfigs, openResit } from '#server/modules/catalogue/index.ts';
import { draftArticle, publishArticle } from '#server/modules/content/index.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Suspending } from './asking.ts';
import { refusalsOfChoice, refusalsOfResit, refusalsToActOn } from './domain/suspension-acts.ts';
import { decideSilent, sumPeople } from './people.store.ts';
import { areaWords } from './present-suspension.ts';
import { continueSuspension } from './suspensions.jobs-declared.ts';
import { lockSuspension, stepSuspension, type Change, type Suspension } from './suspensions.store.ts';
import { maySuspendIn } from './suspensions.scope.ts';

type Moved = Result<SuspensionId>;

/** 撤回: a proposal that nobody has approved does nothing. */
export async function withdrawSuspension(s: Suspending, id: SuspensionId, { version, reason }: MoveSuspension): Promise<Moved> {
  const taken = await take(s, id, 'withdraw', version);
  return taken.ok ? step(s, taken.value, 'withdraw', { state: 'withdrawn' }, { reason }) : taken;
}

/** 批准停考: by a second person, at once; the public notice stands from this moment, and everybody is told before anything else is done. */
export async function approveSuspension(s: Suspending, id: SuspensionId, { version, reason }: MoveSuspension): Promise<Moved> {
  const taken = await take(s, id, 'approve', version);
  if (!taken.ok) return taken;
  const published = await publishNotice(s, taken.value);
  if (!published.ok) return published;
  const moved = await step(s, taken.value, 'approve', { state: 'telling', approvedBy: { staffId: s.by.staffId, name: s.by.name, at: new Date(s.now) }, articleId: published.value }, { reason, detail: String(taken.value.effect.people) });
  await enqueue(s.tx, continueSuspension, { suspensionId: id });
  return moved;
}

/** 更正: after it took effect only the paper's number and the end of the choice can be put right, with a reason; what people were told stays as it was said. */
export async function correctSuspension(s: Suspending, id: SuspensionId, c: CorrectSuspension): Promise<Moved> {
  const taken = await take(s, id, 'correct', c.version);
  if (!taken.ok) return taken;
  const later = c.chooseUntil === null || c.chooseUntil === taken.value.chooseUntil ? undefined : c.chooseUntil;
  const no = later === undefined ? [] : refusalsOfChoice(taken.value.remedy, later, s.now);
  if (no.length > 0) return refused(no);
  return step(s, taken.value, later === undefined ? 'correct' : 'extend', { documentNumber: c.documentNumber, ...(later !== undefined && taken.value.remedy === 'choice' && { chooseUntil: new Date(later) }) }, { reason: c.reason, detail: later === undefined ? c.documentNumber : beijingTime(later) });
}

/** 提前截止选择: whoever has not chosen gets the fee back. */
export async function closeChoice(s: Suspending, id: SuspensionId, { version, reason }: MoveSuspension): Promise<Moved> {
  const taken = await take(s, id, 'close_choice', version);
  if (!taken.ok) return taken;
  const silent = await decideSilent(s.tx, id, new Date(s.now));
  const moved = await step(s, taken.value, 'close_choice', { chooseUntil: new Date(s.now) }, { reason, detail: String(silent) });
  await enqueue(s.tx, continueSuspension, { suspensionId: id });
  return moved;
}

/** 提出延期考试安排: new days in the order of the suspended ones, and when tickets are printed. */
export async function proposeResit(s: Suspending, id: SuspensionId, { version, ...times }: ProposeResit): Promise<Moved> {
  const taken = await take(s, id, 'propose_resit', version);
  if (!taken.ok) return taken;
  const no = refusalsOfResit(times, (await getSitting(s.tx, taken.value.sittingId)).examOn.length, s.now);
  if (no.length > 0) return refused(no);
  return step(s, taken.value, 'propose_resit', { resit: { ...times, examOn: times.examOn.toSorted() }, resitProposedBy: s.by }, { detail: times.examOn.toSorted().join('、') });
}

/** 退回延期考试安排. */
export async function returnResit(s: Suspending, id: SuspensionId, { version, reason }: MoveSuspension): Promise<Moved> {
  const taken = await take(s, id, 'return_resit', version);
  return taken.ok ? step(s, taken.value, 'return_resit', { resit: null, resitProposedBy: null }, { reason }) : taken;
}

/** 批准延期考试安排: the sitting is opened anew and everybody who comes along is moved into it, paid as they are; seats and tickets are made there like those of any sitting. */
export async function approveResit(s: Suspending, id: SuspensionId, { version, reason }: MoveSuspension): Promise<Moved> {
  const taken = await take(s, id, 'approve_resit', version);
  if (!taken.ok) return taken;
  const { resit, sittingId, area } = taken.value;
  invariant(resit, 'a proposed timetable is there');
  const no = refusalsOfResit(resit, (await getSitting(s.tx, sittingId)).examOn.length, s.now);
  if (no.length > 0) return refused(no);
  const provinces = area.province === null ? (await listProvinceConfigs(s.tx, sittingId)).map((c) => c.province) : [area.province];
  const sitting = await openResit(s.tx, { of: sittingId, examOn: resit.examOn, ticket: { opensAt: resit.ticketOpensAt, closesAt: resit.ticketClosesAt }, provinces }, s.by, s.now);
  if (!sitting) return refusedFor('suspension.no_number_left');
  const moved = await step(s, taken.value, 'approve_resit', { resitApprovedBy: { staffId: s.by.staffId, name: s.by.name, sittingId: sitting.id } }, { reason, detail: sitting.id });
  await enqueue(s.tx, continueSuspension, { suspensionId: id });
  return moved;
}

async function step(s: Suspending, taken: Suspension, act: string, change: Change, why: { reason?: string; detail?: string }): Promise<Moved> {
  await stepSuspension(s.tx, taken, act, change, why, s.by, new Date(s.now));
  return ok(taken.id);
}

async function take({ tx, by, now }: Suspending, id: SuspensionId, act: SuspensionAct, version: number): Promise<Result<Suspension>> {
  const found = await lockSuspension(tx, by.jurisdiction, id);
  if (!found || !maySuspendIn(by.jurisdiction, found.area, found.examCode)) return refusedFor('suspension.not_found');
  if (found.version !== version) return refusedFor('suspension.changed_meanwhile');
  const { resit, undecided } = await sumPeople(tx, id);
  const no = refusalsToActOn(act, { ...found, resitApproved: found.resitApprovedById !== null, resitPeople: resit, undecided }, by.staffId, now);
  return no.length > 0 ? refused(no) : ok(found);
}

/** 停考公告: the words everybody gets, for everybody to read. */
async function publishNotice({ tx, by, now }: Suspending, s: Suspension): Promise<Result<string>> {
  const exam = (await getExam(tx, s.examCode)).name;
  const place = await areaWords(tx, s.area);
  const draft = await draftArticle(tx, by, {
    kind: 'announcement', province: s.area.province === null ? null : ProvinceCode.parse(s.area.province), exams: [s.examCode], titleZh: `关于${String(s.examYear)}年度${exam.zh}考试在${place.zh}停考的公告`.slice(0, 100), titleEn: `${exam.en} ${String(s.examYear)} suspended in ${place.en}`.slice(0, 100),
    bodyZh: s.words.zh, bodyEn: s.words.en, author: place.zh === '全国' ? '人力资源社会保障部人事考试中心' : `${place.zh}人事考试机构`.slice(0, 60), pinned: true,
  }, now);
  if (!draft.ok) return draft;
  const published = await publishArticle(tx, by, draft.value.id, { version: draft.value.version }, now);
  return published.ok ? ok(draft.value.id) : published;
}
