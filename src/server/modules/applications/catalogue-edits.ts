import type { ReviewPoint } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { getExam, getSitting, listHeldSittings, type CandidatesPort } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { lockApplication } from './applications.store.ts';
import { countLiveAt, countLiveByProvince, countStanding, countTouched, countTouchedAt, listComing, lockLiveAt, retimeBatch } from './catalogue-edits.store.ts';
import { gatherOffer, gatherPhotoGate } from './gather-facts.ts';
import { moveApplication } from './move-application.ts';

/** Applications as the editors of the catalogue need them: what a change of windows or places does to the people who already apply. */
export function candidatesPort(kit: Kit): CandidatesPort {
  return {
    effectOf: (tx, where, windows, now) => countTouched(tx, where, windows, new Date(now)),
    countByProvince: countLiveByProvince,
    countAt: countLiveAt,
    retimeSome: async (tx, where, windows, limit, tell) => {
      const moved = await retimeBatch(tx, where, windows, limit);
      if (tell !== null && moved.length > 0) {
        const exam = await getExam(tx, (await getSitting(tx, where.sittingId)).examCode);
        for (const app of moved.filter((m) => m.saved)) await tellAccount({ tx, kit, now: tell.now, province: where.province }, app.accountId, 'deadline_moved', (lang) => ({ exam: exam.name[lang], until: beijingTime(app.lapsesAt) }));
      }
      return moved.length;
    },
    standingIn: countStanding,
    touchedAt: async (tx, point) => countTouchedAt(tx, point.id, await paidOnSiteIn(tx, point.province)),
    tellSome: async (tx, point, after, limit, now) => {
      const coming = await listComing(tx, point.id, await paidOnSiteIn(tx, point.province), pairOf(after), limit);
      for (const { accountId, sittingId } of coming) {
        const exam = await getExam(tx, (await getSitting(tx, sittingId)).examCode);
        await tellAccount({ tx, kit, now, province: point.province }, accountId, 'review_point_changed', (lang) => ({ exam: exam.name[lang], point: point.name[lang], address: point.address, phone: point.phone, open: point.hours[lang] }));
      }
      const last = coming.at(-1);
      return { told: coming.length, last: last && pairKey(last.accountId, last.id) };
    },
    handOverSome: async (tx, from, to, limit, by) => {
      const found = await lockLiveAt(tx, from.id, limit);
      for (const whose of found) await handOver(tx, kit, whose, to, by);
      return found.length;
    },
  };
}

/** 移交: the application goes to another review point, with its line of history; the candidate is told where to turn now. */
async function handOver(tx: Tx, kit: Kit, whose: Awaited<ReturnType<typeof lockLiveAt>>[number], to: ReviewPoint, by: { staffId: string; now: number }): Promise<void> {
  const app = await lockApplication(tx, kit.crypto, whose.accountId, whose.id);
  if (!app?.form) return;
  const gate = await gatherPhotoGate(tx, app);
  const form = { ...app.form, prefecture: to.prefecture, reviewPointId: to.id };
  const moved = moveApplication(tx, kit.crypto, app, { act: 'hand_over', by: 'officer', byId: by.staffId, photoAwaits: gate.awaits, changes: { form }, note: to.name.zh }, by.now);
  if (!moved.ok) throw new Error(`application ${app.id} could not be handed over: ${moved.refusals.map((r) => r.code).join(', ')}`);
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ tx, kit, now: by.now, province: app.province }, app.accountId, 'review_point_moved', (lang) => ({ exam: exam.name[lang], point: to.name[lang], address: to.address, phone: to.phone }));
}

/** The sittings a province takes payment for on site only. */
async function paidOnSiteIn(tx: Tx, province: string): Promise<string[]> {
  return (await listHeldSittings(tx)).flatMap(({ sitting, configs }) => (configs.some((c) => c.province === province && c.paymentMode === 'on_site') ? [sitting.id] : []));
}
