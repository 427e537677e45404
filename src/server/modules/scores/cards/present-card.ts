import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { SCORE_CODE_WORDS } from '#contracts/scores.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import type { Words } from '#contracts/words.ts';
import { getExam, getSitting, levelsIn, specialtiesOf } from '#server/modules/catalogue/index.ts';
import { passMarksOf } from '#server/modules/pass-lines/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { completionOf } from '../domain/completion.ts';
import { markText, outcomeOf, passTenthsOf } from '../domain/marks.ts';
import { recheckUntil } from '../domain/recheck.ts';
import { findRelease } from '../release/release.store.ts';
import type { CardContent } from './card-content.ts';
import { listPapers, type KeptPaper } from './cards.store.ts';

/** What everybody of a level, specialty and province reads alike. */
type Alike = { level: Words; specialty: Words; papers: (KeptPaper & { name: Words })[] };
type SittingWords = {
  exam: Words; year: number; month: string; levels: Map<string, Words>; specialties: Map<string, Words>; papers: KeptPaper[]; opensAt: Instant | null; passMark: Awaited<ReturnType<typeof passMarksOf>>;
  alike: Map<string, Alike>;
};

/** How long a process goes on with what it read: pass lines that two people set meanwhile show after these moments at the latest. */
const KEPT_MS = 5_000;
const kept = new WeakMap<Kit, Map<string, { words: SittingWords; until: number }>>();

/** What a card is read with: the same for everybody of a sitting, so this process keeps it for a moment. */
async function wordsOf(tx: Tx, kit: Kit, sittingId: string): Promise<SittingWords> {
  const known = kept.get(kit) ?? new Map<string, { words: SittingWords; until: number }>();
  kept.set(kit, known);
  const found = known.get(sittingId);
  if (found && found.until > performance.now()) return found.words;
  const words = await readWords(tx, sittingId);
  known.set(sittingId, { words, until: performance.now() + KEPT_MS });
  return words;
}

async function readWords(tx: Tx, sittingId: string): Promise<SittingWords> {
  const sitting = await getSitting(tx, sittingId);
  const exam = await getExam(tx, sitting.examCode);
  const levels = levelsIn(exam, sitting.year);
  return {
    exam: exam.name, year: sitting.year, month: sitting.examOn[0]?.slice(0, 7) ?? '', levels: new Map(levels.map((l) => [l.code, l.name])), papers: await listPapers(tx, sittingId), passMark: await passMarksOf(tx, sitting.id), opensAt: (await findRelease(tx, sittingId)).opensAt,
    alike: new Map(),
    specialties: new Map(levels.flatMap((l) => specialtiesOf(exam, l.code, sitting.year).map((s) => [`${l.code} ${s.code}`, s.name]))),
  };
}

function alikeOf(w: SittingWords, { l, s, p: province }: CardContent): Alike {
  const key = `${l} ${s} ${province}`;
  const known = w.alike.get(key);
  if (known) return known;
  const nameOf = (words: Words | undefined, code: string) => words ?? { zh: code, en: code };
  const alike = {
    level: nameOf(w.levels.get(l), l), specialty: nameOf(w.specialties.get(`${l} ${s}`), s),
    // the lines of the person's province, set by two people; without any, the ordinary ones of the paper
    papers: w.papers.filter((p) => p.levelCode === l && p.specialtyCode === s).map((p) => ({ ...p, name: { zh: p.nameZh, en: p.nameEn }, passTenths: passTenthsOf(w.passMark, p, province) })),
  };
  w.alike.set(key, alike);
  return alike;
}

/** A card as its owner reads it (domain.md 6.7); a rehearsal reads everything anew and leaves nothing behind for those who come after the release. */
export async function presentCard(tx: Tx, kit: Kit, sittingId: string, card: CardContent, { rehearsal = false } = {}): Promise<ScoreSheet> {
  const w = rehearsal ? await readWords(tx, sittingId) : await wordsOf(tx, kit, sittingId);
  const { level, specialty, papers } = alikeOf(w, card);
  const marks = Object.fromEntries(Object.entries(card.m).flatMap(([code, mark]) => (mark === null ? [] : [[code, mark]])));
  return {
    sitting: SittingId.parse(sittingId), exam: w.exam, year: w.year, month: w.month, name: card.n, ticketNumber: card.t, fileNumber: card.f, level, specialty,
    heldBack: card.h,
    subjects: card.h ? [] : papers.filter((p) => p.code in card.m).map((p) => {
      const mark = card.m[p.code] ?? null;
      return { code: p.code, name: p.name, mark, text: textOf(mark), fullMark: p.fullTenths / 10, passMark: p.passTenths / 10, outcome: mark === null ? 'none' as const : outcomeOf(mark, p.passTenths) };
    }),
    completion: card.h ? null : completionOf({ year: w.year, cycleYears: card.y, papers, marks, carried: card.c.map(([subjectCode, year]) => ({ subjectCode, year })) }),
    recheckUntil: w.opensAt === null || card.h ? null : recheckUntil(w.opensAt),
  };
}

function textOf(mark: number | null): Words {
  if (mark === null) return { zh: '待核实', en: 'Being verified' };
  if (mark === -1 || mark === -2 || mark === -4) return SCORE_CODE_WORDS[mark];
  return { zh: markText(mark, 'zh'), en: markText(mark, 'en') };
}
