import type { Sitting } from '#contracts/catalogue.ts';
import { listEndedAmong } from '#server/modules/applications/index.ts';
import { getExam, getSitting, levelsIn, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketHolders } from '../scores-env.ts';
import { addToRoll, findScoredSitting, keepPapers, moveRoll, openSitting, type Paper } from './roll.store.ts';

/** Ticket holders taken at a time. */
const A_PAGE = 5_000;

/** Keeps the next page of the roll (成绩名册); true when it is whole. A page taken twice changes nothing. */
export async function gatherRoll(tx: Tx, tickets: TicketHolders, sittingId: string, now: Date): Promise<boolean> {
  const sitting = await getSitting(tx, sittingId);
  await openSitting(tx, { sittingId, examCode: sitting.examCode, examYear: sitting.year });
  const held = await findScoredSitting(tx, sittingId, { lock: true });
  if (!held || held.rollState === 'gathered') return true;
  if (held.rollAfter === '') await keepPapers(tx, sittingId, await papersOf(tx, sitting));
  const page = await tickets.readTicketHoldersAfter(tx, sittingId, held.rollAfter, A_PAGE);
  const ended = await listEndedAmong(tx, page);
  // who was declared void after the seats were drawn (X3) holds a number still, and should have no marks; nor who has no paper left to sit (停考)
  const examinees = page.filter((h) => !ended.has(h.applicationId) && h.subjectCodes.length > 0);
  if (examinees.length > 0) await addToRoll(tx, sittingId, examinees);
  const whole = page.length < A_PAGE;
  await moveRoll(tx, sittingId, { state: whole ? 'gathered' : 'gathering', after: page.at(-1)?.number ?? held.rollAfter, count: held.rollCount + examinees.length, at: whole ? now : null });
  return whole;
}

async function papersOf(tx: Tx, sitting: Sitting): Promise<Paper[]> {
  const exam = await getExam(tx, sitting.examCode);
  return levelsIn(exam, sitting.year).filter((l) => sitting.levels.includes(l.code)).flatMap((level) => specialtiesOf(exam, level.code, sitting.year).flatMap((specialty) =>
    subjectsOf(exam, level.code, specialty.code, sitting.year).map((s) => ({
      levelCode: level.code, specialtyCode: specialty.code, subjectCode: s.code, fullTenths: s.fullMark * 10, passTenths: s.passMark * 10, kind: s.type, nameZh: s.name.zh, nameEn: s.name.en,
    }))));
}
