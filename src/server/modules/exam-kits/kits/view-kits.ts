import type { KitList, KitSittings, KitQuery } from '#contracts/exam-kits.ts';
import { refusalText, refuse } from '#contracts/refusals.ts';
import type { z } from 'zod';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { findFrozenNow, halfDayWords, isOutdated, listCentreHalves, listLivePlans, type FrozenNow } from '#server/modules/seating/index.ts';
import { findTerms, mayReleaseIn, sittingName, type SittingTerms, type Ticketing } from '#server/modules/tickets/index.ts';
import { isOver } from '../domain/result-time.ts';
import { countKits, listKits } from './kits.store.ts';
import { keyPrint } from './seal-kit.ts';

const PAGE = 50;

/** The frozen sittings of a jurisdiction, those still to come first, with how many kits and results there are. */
export async function viewSittings({ tx, by }: Ticketing): Promise<KitSittings> {
  const sittings: KitSittings['sittings'] = [];
  for (const plan of await listLivePlans(tx, by.jurisdiction)) {
    const terms = plan.state === 'frozen' ? await findTerms(tx, plan.sittingId, plan.province) : undefined;
    if (!terms) continue;
    sittings.push({ sittingId: terms.sitting.id, name: sittingName(terms), province: plan.province, provinceName: terms.province, examOn: terms.sitting.examOn, people: plan.rosterCount ?? 0, ...(await countKits(tx, by.jurisdiction, plan)) });
  }
  return { sittings: sittings.toSorted((a, b) => (b.examOn[0] ?? '').localeCompare(a.examOn[0] ?? '') || a.province.localeCompare(b.province)) };
}

/** The kits of a sitting in a province with the centres more can be made for; a city sees its own. */
export async function viewKits(asking: Ticketing, { sitting, province, after }: z.output<typeof KitQuery>): Promise<Result<KitList>> {
  const { tx, kit, by, now, lang } = asking;
  const terms = await findTerms(tx, sitting, province);
  if (!terms || !covers(by.jurisdiction, { province, prefecture: by.jurisdiction.kind === 'prefecture' ? by.jurisdiction.prefecture : null, exam: terms.exam.code })) return refusedFor('exam_kit.not_held_there');
  const frozen = await findFrozenNow(tx, sitting, province);
  const found = await listKits(tx, by.jurisdiction, { sittingId: sitting, province }, after, PAGE + 1);
  const closed = isOver(terms.sitting, now) ? 'exam_kit.exam_over' : frozen ? null : 'exam_kit.plan_not_frozen';
  return ok({
    sittingName: sittingName(terms), provinceName: terms.province, examOn: terms.sitting.examOn, keyPrint: keyPrint(kit.signatures.publicKeys.get(kit.signatures.newest) ?? Buffer.alloc(0)),
    mayMake: by.permissions.includes('ticket.arrange') && mayReleaseIn(by, province, terms.exam.code), closed: closed === null ? null : refusalText(refuse(closed), lang), mayTake: by.permissions.includes('exam_day.edit'),
    centres: await centresOf(asking, sitting, province),
    kits: await Promise.all(found.slice(0, PAGE).map((k) => lineOf(asking, terms, frozen, k))), next: found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null,
  });
}

type Listed = Awaited<ReturnType<typeof listKits>>[number];

/** One kit as lists show it; what came in of it is counted, not opened. */
export async function lineOf({ tx }: Pick<Ticketing, 'tx'>, terms: SittingTerms, frozen: FrozenNow | undefined, k: Listed): Promise<KitList['kits'][number]> {
  const names = { zh: catalogueNames(tx, 'zh'), en: catalogueNames(tx, 'en') };
  return {
    id: k.id, centre: k.centre, prefecture: { zh: await names.zh.prefecture(k.prefecture), en: await names.en.prefecture(k.prefecture) }, halfDay: halfDayWords(terms.sitting, k.halfDay), rooms: k.rooms, people: k.people, state: k.state, failure: k.failure, bytes: k.bytes,
    outdated: isOutdated(frozen, k), by: k.by, at: k.at, results: k.results, loadedAt: k.loadedAt,
  };
}

async function centresOf({ tx, by }: Ticketing, sitting: string, province: string): Promise<KitList['centres']> {
  const own = by.jurisdiction.kind === 'prefecture' ? by.jurisdiction.prefecture : undefined;
  const names = { zh: catalogueNames(tx, 'zh'), en: catalogueNames(tx, 'en') };
  const centres = new Map<string, KitList['centres'][number]>();
  for (const h of (await listCentreHalves(tx, sitting, province)) ?? []) {
    if (own !== undefined && h.prefecture !== own) continue;
    const there = centres.get(h.centreId);
    centres.set(h.centreId, { centreId: h.centreId, name: h.centre, prefecture: there?.prefecture ?? { zh: await names.zh.prefecture(h.prefecture), en: await names.en.prefecture(h.prefecture) }, rooms: Math.max(there?.rooms ?? 0, h.rooms), people: Math.max(there?.people ?? 0, h.people) });
  }
  return [...centres.values()];
}
