import { COUNTS_AS, type CountsAs, type MajorOf, type MajorOpinion, type MajorPrecedent } from '#contracts/major-precedents.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Lang } from '#contracts/refusals.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { findProvince, plainMajor } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listPrecedents, tallyPrecedents, type Precedent, type Tally } from './precedents.store.ts';

/** Decisions read at once; what is older still counts in the tally. */
const SHOWN = 200;

export type Asked = { of: MajorOf; stated: string; examCode: string; province: string; applicationId: string };
export type Reader = { staffId: string; jurisdiction: Jurisdiction };

/**
 * What was decided before on the same major for the same exam. The province of the case decides for its applicants, so its decisions are shown with name and
 * reason; of other provinces outside the reader's jurisdiction only how often they said what. A case is named only to who works where it lies.
 */
export async function readOpinion(tx: Tx, reader: Reader, asked: Asked, lang: Lang, hideOwnCase = false): Promise<MajorOpinion> {
  const plain = plainMajor(asked.stated);
  const all = (await listPrecedents(tx, asked.examCode, plain, SHOWN)).filter((p) => !hideOwnCase || p.applicationId !== asked.applicationId);
  const tallies = await tallyPrecedents(tx, asked.examCode, plain);
  const own = all.find((p) => p.applicationId === asked.applicationId && p.of === asked.of);
  const mayRead = (p: { province: string; examCode: string }) => p.province === asked.province || covers(reader.jurisdiction, { province: p.province, exam: p.examCode });
  const here = all.filter((p) => p.id !== own?.id && mayRead(p));
  const far = tallies.filter((t) => !mayRead({ province: t.province, examCode: asked.examCode }));
  return {
    of: asked.of, stated: asked.stated, own: own ? await presentPrecedent(tx, own, reader, lang) : null, here: await Promise.all(here.slice(0, 20).map((p) => presentPrecedent(tx, p, reader, lang))),
    elsewhere: sumOf(far).map((s) => ({ ...s, provinces: new Set(far.filter((t) => t.countsAs === s.countsAs).map((t) => t.province)).size })), tally: sumOf(tallies), contradictory: sumOf(tallies).length > 1,
  };
}

function sumOf(tallies: readonly Tally[]): { countsAs: CountsAs; times: number }[] {
  return COUNTS_AS.map((countsAs) => ({ countsAs, times: tallies.filter((t) => t.countsAs === countsAs).reduce((n, t) => n + t.times, 0) })).filter((s) => s.times > 0);
}

/** A decision as somebody may read it. */
export async function presentPrecedent(tx: Tx, p: Precedent, reader: Reader, lang: Lang): Promise<MajorPrecedent> {
  return {
    id: p.id, countsAs: p.countsAs, reason: p.reason, by: p.byName, mine: p.byId === reader.staffId, place: (await findProvince(tx, p.province))?.short[lang] ?? p.province, examYear: p.examYear, at: p.at,
    applicationId: covers(reader.jurisdiction, { province: p.province, reviewPoint: p.reviewPointId, exam: p.examCode }) ? p.applicationId : null,
  };
}
