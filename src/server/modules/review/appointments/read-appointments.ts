import type { AppointmentDay, AppointmentView, DayPlaces } from '#contracts/appointments.ts';
import type { ReviewPoint } from '#contracts/catalogue.ts';
import { beijingDay, startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountNames } from '#server/modules/accounts/index.ts';
import { findApplication, gatherOffer, titleOf } from '#server/modules/applications/index.ts';
import { findReviewPoint, getExam, getSitting } from '#server/modules/catalogue/index.ts';
import type { Asking } from '../case/find-case.ts';
import { words } from '../words.ts';
import { listReviewDays } from './review-days.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lastAppointment, listComing, listSlots } from './appointments.store.ts';
import { refusalsToBook, type Candidate } from './book-appointment.ts';

const DAY = 86_400_000;
const AHEAD_DAYS = 60;

/** 现场核验预约 as the candidate sees it: the point, the own booking, and the days with slots that lie ahead. */
export async function readAppointment({ tx, kit, now, actor }: Candidate, id: ApplicationId, lang: Lang): Promise<Result<AppointmentView>> {
  const app = await findApplication(tx, kit.crypto, actor.accountId, id);
  const point = app?.form ? await findReviewPoint(tx, app.form.reviewPointId) : undefined;
  if (!app) return refusedFor('application.not_found');
  if (!point) return refusedFor('review.no_appointment_needed');
  const last = await lastAppointment(tx, app);
  const booked = last?.state === 'booked' ? last : undefined;
  const slots = await listSlots(tx, point.id, now, now + AHEAD_DAYS * DAY);
  const full = new Map((await listReviewDays(tx, point.id, beijingDay(now), beijingDay(now + AHEAD_DAYS * DAY))).map((d) => [d.day, d.limit === null ? Infinity : Math.max(0, d.limit - d.booked)]));
  const mine = slots.find((s) => s.startsAt === booked?.startsAt);
  const no = refusalsToBook(app);
  const offer = await gatherOffer(tx, app);
  const days = new Map<Day, AppointmentView['days'][number]['slots']>();
  for (const s of slots) {
    const day = beijingDay(s.startsAt);
    days.set(day, [...(days.get(day) ?? []), { startsAt: s.startsAt, endsAt: s.endsAt, left: Math.min(s.capacity - s.booked, full.get(day) ?? Infinity), mine: s === mine, closed: s.closedWhy }]);
  }
  return ok({
    applicationId: id, title: titleOf(offer, lang), point: { name: point.name[lang], address: point.address, phone: point.phone, hours: point.hours[lang] },
    booked: booked ? { startsAt: booked.startsAt, endsAt: mine?.endsAt ?? booked.startsAt } : null, last: last?.state ?? null,
    days: [...days].map(([day, of]) => ({ day, full: full.get(day) === 0, slots: of })),
    closed: [...no.map((r) => refusalText(r, lang)), ...(no.length === 0 && slots.length === 0 ? [words[lang].noSlots] : [])],
  });
}

/** 当日预约名单: the slots of a point on a day and who comes, within the jurisdiction; another point does not exist. */
export async function readDay(asking: Asking, of: { point: string; day: Day }, lang: Lang): Promise<Result<AppointmentDay>> {
  const found = await findOwnPoint(asking, of.point);
  if (!found.ok) return found;
  const { value: point } = found;
  const { tx, actor } = asking;
  const from: Instant = startOfBeijingDay(of.day);
  const coming = await listComing(tx, actor.jurisdiction, point.id, from, from + DAY);
  const people = await accountNames(tx, coming.map((a) => a.accountId));
  const names = new Map<string, { name: string; examText: string }>();
  for (const a of coming) {
    const sitting = await getSitting(tx, a.sittingId);
    const exam = await getExam(tx, sitting.examCode);
    names.set(a.id, { name: people.get(a.accountId) ?? '', examText: sittingText(sitting, exam.name, lang) });
  }
  const slots = await listSlots(tx, point.id, from, from + DAY);
  return ok({
    point: { id: point.id, name: point.name[lang] }, day: of.day, places: await placesOf(tx, point, of.day), mayPlan: actor.permissions.includes('review.manage'),
    slots: slots.map((s) => ({
      startsAt: s.startsAt, endsAt: s.endsAt, capacity: s.capacity, booked: s.booked, closedWhy: s.closedWhy,
      people: coming.filter((a) => a.startsAt === s.startsAt).map((a) => ({
        id: a.id, accountId: a.accountId, applicationId: a.applicationId, number: a.number, ...(names.get(a.id) ?? { name: '', examText: '' }), state: a.state, stateText: words[lang].appointments[a.state],
      })),
    })),
  });
}

/** How many places of a day are planned and booked, of how many the point receives (日接待量). */
export async function placesOf(tx: Tx, point: ReviewPoint, day: Day): Promise<DayPlaces> {
  const [found] = await listReviewDays(tx, point.id, day, day);
  return { planned: found?.planned ?? 0, booked: found?.booked ?? 0, limit: found ? found.limit : point.capacityPerDay };
}

/** A review point of one's jurisdiction; another does not exist. */
export async function findOwnPoint({ tx, actor }: Asking, id: string): Promise<Result<ReviewPoint>> {
  const point = await findReviewPoint(tx, id);
  return point && covers(actor.jurisdiction, { province: point.province, prefecture: point.prefecture, reviewPoint: point.id }) ? ok(point) : refusedFor('review.point_elsewhere');
}
