import { PrefectureCode } from '#contracts/regions.ts';
import { beijingDay } from '#contracts/dates.ts';
import { refuse, refusalText, type Refusal } from '#contracts/refusals.ts';
import type { ProposeSuspension, SuspensionChoices, SuspensionId, SuspensionPreview } from '#contracts/suspensions.ts';
import { sittingName } from '#contracts/sitting-name.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { getExam, listPrefectures, listProvinceConfigs, listProvinces, listSittings } from '#server/modules/catalogue/index.ts';
import { findScoreRelease } from '#server/modules/scores/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Suspending } from './asking.ts';
import { listCentresIn } from './centres.store.ts';
import { refusalsOfChoice } from './domain/suspension-acts.ts';
import { suspensionWords } from './domain/suspension-words.ts';
import { halfDayNames, readEffect, readScope, refusalsOfHalfDays, type ScopeFacts } from './scope-facts.ts';
import { insertSuspension } from './suspensions.store.ts';
import { maySuspendIn } from './suspensions.scope.ts';

const DAY = 86_400_000;
/** How long after its last day a sitting can still be suspended: what was broken off is declared afterwards. */
const AFTER = 120 * DAY;

/** 停考影响: everything the act would do and say, and everything against it, before anybody acts. */
export async function previewSuspension(s: Suspending, asked: ProposeSuspension): Promise<Result<SuspensionPreview>> {
  const judged = await judge(s, asked);
  if (!judged.ok) return judged;
  const { facts: _, no, ...rest } = judged.value;
  return ok({ ...rest, refusals: no.map((r) => refusalText(r, s.lang)) });
}

/** 提出停考: keeps scope, remedy and words as they were seen; nothing happens before a second person approves, who may do so at once. */
export async function proposeSuspension(s: Suspending, asked: ProposeSuspension): Promise<Result<SuspensionId>> {
  const judged = await judge(s, asked);
  if (!judged.ok) return judged;
  const { facts, effect, words, no } = judged.value;
  if (no.length > 0) return refused(no);
  const id = newId<SuspensionId>();
  const kept = await insertSuspension(s.tx, {
    id, sittingId: facts.sitting.id, examCode: facts.exam.code, examYear: facts.sitting.year, area: facts.area, halfDays: facts.halfDays, remedy: asked.remedy, chooseUntil: asked.remedy === 'choice' ? asked.chooseUntil : null, reason: asked.reason, documentNumber: asked.documentNumber,
    urgent: facts.sitting.examOn.includes(beijingDay(s.now)), words, effect,
  }, s.by, new Date(s.now));
  return kept ? ok(id) : refusedFor('suspension.exists');
}

type Judged = SuspensionPreviewParts & { facts: ScopeFacts; no: Refusal[] };
type SuspensionPreviewParts = Pick<SuspensionPreview, 'effect' | 'words'>;

async function judge({ tx, by, now }: Suspending, asked: ProposeSuspension): Promise<Result<Judged>> {
  const facts = await readScope(tx, asked);
  if (!facts || !maySuspendIn(by.jurisdiction, facts.area, facts.exam.code)) return refusedFor('suspension.place_foreign', { path: 'area' });
  const effect = await readEffect(tx, facts);
  const release = await findScoreRelease(tx, facts.sitting.id);
  const no = [
    ...refusalsOfHalfDays(facts), ...refusalsOfChoice(asked.remedy, asked.chooseUntil, now),
    ...(release.state === null || release.state === 'returned' ? [] : [refuse('suspension.scores_out')]),
    ...(effect.people === 0 ? [refuse('suspension.nobody')] : []),
  ];
  const exam = sittingName({ year: facts.sitting.year }, facts.exam.name);
  const words = suspensionWords({ exam, place: facts.place, halfDays: halfDayNames(facts.sitting, facts.halfDays), reason: asked.reason, documentNumber: asked.documentNumber, remedy: asked.remedy, chooseUntil: asked.chooseUntil, phone: facts.phone });
  return ok({ facts, effect, words, no });
}

/** What whoever asks can suspend: sittings ahead or just held, and the places of their jurisdiction. */
export async function viewChoices({ tx, by: { jurisdiction: j }, now }: Suspending, province: string | undefined): Promise<SuspensionChoices> {
  const own = j.kind === 'province' ? j.province : province;
  const earliest = beijingDay(now - AFTER);
  const sittings = [];
  for (const s of await listSittings(tx)) {
    const last = s.examOn.toSorted().at(-1) ?? '';
    if (last < earliest || !coversExam(j, s.examCode) || (own !== undefined && !(await listProvinceConfigs(tx, s.id)).some((c) => c.province === own))) continue;
    const { name } = await getExam(tx, s.examCode);
    sittings.push({
      id: s.id, examCode: s.examCode, examOn: s.examOn, resitOf: s.half > 2, name: sittingName(s, name),
      halfDays: s.examOn.flatMap((_, day) => [day * 2 + 1, day * 2 + 2]).map((halfDay) => ({ halfDay, name: halfDayNames(s, [halfDay])[0] ?? { zh: '', en: '' } })),
    });
  }
  // the next exam first: that is the one a storm is about
  const today = beijingDay(now);
  sittings.sort((a, b) => Number((a.examOn.at(-1) ?? '') < today) - Number((b.examOn.at(-1) ?? '') < today) || (a.examOn[0] ?? '').localeCompare(b.examOn[0] ?? ''));
  const provinces = (await listProvinces(tx)).filter((p) => j.kind === 'nation' || p.code === own);
  const found = provinces.find((p) => p.code === own);
  return {
    sittings, nation: j.kind === 'nation', provinces: provinces.map((p) => ({ code: p.code, name: p.name })),
    prefectures: found ? (await listPrefectures(tx, found.code)).map((p) => ({ code: p.code, name: p.name })) : [],
    centres: found ? (await listCentresIn(tx, found.code)).map((c) => ({ id: c.id, name: c.name, prefecture: PrefectureCode.parse(c.prefecture) })) : [],
  };
}
