import { calendarAnswer, type CalendarEvent } from '#server/platform/calendar-file.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { listApplications } from './applications.store.ts';
import type { OwnDate } from './domain/deadlines.ts';
import { gatherOffer } from './gather-facts.ts';
import { ownDates } from './my-card.ts';
import { cardWords } from './pages/card-words.ts';
import { words } from './pages/words.ts';
import { applicationPaths as paths } from './paths.ts';

const HALF_HOUR = 1_800_000;

/** 我的日程: every date ahead of one's own applications as a calendar file. It names exam, place and act; no name, no number, nothing of the document. */
export const ownCalendar = defineEndpoint({
  method: 'GET', path: '/my/calendar.ics', summary: '我的报考日程（日历文件）', access: 'candidate', audit: null, limit: 'read', output: Binary,
  handle: async ({ tx, kit, now, actor, visitor: { lang } }) => {
    const w = cardWords[lang];
    const events: CalendarEvent[] = [];
    for (const app of await listApplications(tx, kit.crypto, actor.accountId)) {
      const offer = await gatherOffer(tx, app);
      const exam = words[lang].examOf(offer.exam.name[lang], offer.sitting.year);
      for (const date of ownDates(app, offer, now)) {
        events.push({
          uid: `${date.kind}-${app.id}@jinbang`, title: `${exam} · ${w.dates[date.kind]}`, when: whenOf(date), url: `${kit.settings.publicUrl}${paths.status(app.id)}`,
          place: offer.province?.name[lang], remindMinutesBefore: date.kind === 'exam' ? [24 * 60] : [24 * 60, 3 * 60],
        });
      }
    }
    return ok(calendarAnswer(w.calendarName, { name: w.calendarName, lang, now, events }));
  },
});

/** A deadline is the half hour before it, so that it shows in a calendar as what ends then; an opening is the half hour after. */
function whenOf(date: OwnDate): CalendarEvent['when'] {
  if (date.kind === 'exam') return { firstDay: date.firstDay, lastDay: date.lastDay };
  return date.kind.endsWith('_opens') ? { from: date.at, until: date.at + HALF_HOUR } : { from: date.at - HALF_HOUR, until: date.at };
}
