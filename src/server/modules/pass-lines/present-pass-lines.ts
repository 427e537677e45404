import type { Exam, Sitting } from '#contracts/catalogue.ts';
import type { PassLineSet, PassLineSittings, SittingPassLines } from '#contracts/pass-lines.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { refusalsToMoveVersion } from '#server/kernel/two-person-version.ts';
import { listExams, listProvinces, listSittings } from '#server/modules/catalogue/index.ts';
import { findLinedSitting, refusalsToDraft, type LineWork } from './commands/write-pass-lines.ts';
import { listActs, listInForce, listOpen, listSets, type KeptSet } from './pass-lines.store.ts';
import { sittingSubjects } from './sitting-subjects.ts';

type Looking = LineWork & { lang: Lang };

/** The title of a sitting as documents say it: 2027年度一级建造师资格考试. */
export function sittingTitle(exam: Exam, { year }: Pick<Sitting, 'year'>, lang: Lang): string {
  return lang === 'zh' ? `${String(year)}年度${exam.name.zh}考试` : `${exam.name.en} ${String(year)}`;
}

/** The sittings somebody may see, newest first, and how far the pass lines of each are. */
export async function viewSittings({ tx, by, lang }: Looking): Promise<PassLineSittings> {
  const exams = new Map((await listExams(tx)).map((e) => [e.code, e]));
  const sets = new Map([...(await listInForce(tx)), ...(await listOpen(tx))].map((s) => [s.sitting, s]));
  const seen = (await listSittings(tx)).filter((s) => coversExam(by.jurisdiction, s.examCode)).toSorted((a, b) => last(b).localeCompare(last(a)) || a.id.localeCompare(b.id));
  return {
    sittings: seen.flatMap((sitting) => {
      const exam = exams.get(sitting.examCode);
      const set = sets.get(sitting.id);
      return exam ? [{ sitting: sitting.id, title: sittingTitle(exam, sitting, lang), examOn: last(sitting), state: set?.state ?? null, announcesAt: set?.text.announcesAt ?? null }] : [];
    }),
  };
}

const last = ({ examOn }: Pick<Sitting, 'examOn'>) => examOn.toSorted().at(-1) ?? '';

/** One sitting: its papers with their ordinary marks, and every set. */
export async function viewSitting(looking: Looking, id: string, approves: boolean): Promise<Result<SittingPassLines>> {
  const found = await findLinedSitting(looking, id);
  if (!found.ok) return found;
  const { sitting, exam } = found.value;
  const { tx, lang } = looking;
  const subjects = sittingSubjects(exam, sitting).map((s) => ({ ...s, levelName: s.levelName[lang], specialtyName: s.specialtyName?.[lang] ?? null, name: s.name[lang] }));
  const provinces = (await listProvinces(tx)).map((p) => ({ code: p.code, name: p.name[lang] }));
  const sets: PassLineSet[] = [];
  for (const set of await listSets(tx, sitting.id)) sets.push(await viewSet(looking, set, approves));
  return ok({ sitting: sitting.id, exam: exam.code, title: sittingTitle(exam, sitting, lang), provinces, subjects, draftClosed: first(refusalsToDraft(looking, sitting), lang), sets });
}

async function viewSet({ tx, by, lang }: Looking, set: KeptSet, approves: boolean): Promise<PassLineSet> {
  const nation = by.jurisdiction.kind === 'nation' ? [] : [refuse('pass_line.nation_only')];
  const power = approves ? [] : [refuse('pass_line.not_approver')];
  return {
    id: set.id, number: set.number, state: set.state, version: set.rowVersion, text: set.text, writer: set.writerName, changedAt: set.changedAt, acts: await listActs(tx, set.id),
    closed: {
      edit: first([...nation, ...refusalsToMoveVersion('pass_line', 'edit', set, by)], lang),
      approve: first([...nation, ...power, ...refusalsToMoveVersion('pass_line', 'approve', set, by)], lang),
    },
  };
}

const first = ([no]: readonly Refusal[], lang: Lang) => (no ? refusalText(no, lang) : null);
