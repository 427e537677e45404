import type { Exam } from '#contracts/catalogue.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { ExamRules, RuleReading, RuleText, RuleVersionLine, RuleVersionWhole } from '#contracts/rules.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { alternativeWords, listExams, requirementWords } from '#server/modules/catalogue/index.ts';
import { findRuledExam, readVersion, type Ruling } from './commands/write-rule.ts';
import { refusalsToMove } from './domain/rule-acts.ts';
import { stops } from './domain/rule-findings.ts';
import { findingsOf } from './read-rules.ts';
import { listRuleActs, listRuleVersions, type RuleVersion } from './rules.store.ts';
import type { RuleVersionId } from '#contracts/rules.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';

type Looking = Ruling & { lang: Lang };

/** A text as people read it, with what speaks against it. */
export function readingOf(exam: Exam, text: RuleText, replaces: string | null, lang: Lang): RuleReading {
  return { ...sentencesOf(exam, text, lang), findings: findingsOf(exam, text, replaces).map((r) => ({ code: r.code, path: r.path ?? null, text: refusalText(r, lang), stops: stops(r) })) };
}

function sentencesOf(exam: Exam, { alternatives }: Pick<RuleText, 'alternatives'>, lang: Lang): Pick<RuleReading, 'alternatives'> {
  return { alternatives: alternatives.map((a) => ({ text: alternativeWords(a, exam.terms)[lang], conditions: a.all.map((c) => requirementWords(c, exam.terms)[lang]) })) };
}

/** The conditions of one exam: what is in force and every version people wrote (报考条件). */
export async function viewExamRules(looking: Looking, code: string | undefined): Promise<Result<ExamRules>> {
  const { tx, by, lang } = looking;
  const exams = (await listExams(tx)).filter((e) => coversExam(by.jurisdiction, e.code));
  const found = await findRuledExam(looking, code ?? exams[0]?.code ?? '');
  if (!found.ok) return found;
  const exam = found.value;
  const versions = await listRuleVersions(tx, exam.code);
  const open = versions.filter((v) => v.state === 'draft' || v.state === 'proposed');
  return ok({
    exams: exams.map((e) => ({ code: e.code, name: e.name[lang] })), exam: exam.code, mayEdit: by.jurisdiction.kind === 'nation',
    levels: exam.levels.map((l) => ({ code: l.code, name: l.name[lang] })),
    inForce: exam.rules.map((r) => ({
      id: r.id, level: r.level, levelName: levelName(exam, r.level, lang), title: r.title[lang], from: r.from, to: r.to, source: r.source,
      alternatives: r.alternatives.map((a) => alternativeWords(a, exam.terms)[lang]), draft: open.find((v) => v.level === r.level)?.id ?? null,
    })),
    versions: versions.map((v) => lineOf(v, exam, lang)),
  });
}

function lineOf(v: RuleVersion, exam: Exam, lang: Lang): RuleVersionLine {
  return { id: v.id, exam: v.exam, level: v.level, levelName: levelName(exam, v.level, lang), number: v.number, title: v.text.title[lang], from: v.text.from, to: v.text.to, state: v.state, writtenBy: v.writerName, changedAt: v.changedAt };
}

/** A level may be offered under one code in several spans of years; its newest name is the one people know. */
function levelName(exam: Exam, code: string, lang: Lang): string {
  return exam.levels.findLast((l) => l.code === code)?.name[lang] ?? code;
}

/** One version whole: its text beside the words made from it, what speaks against it, and what may be done by whom. */
export async function viewVersion(looking: Looking, id: RuleVersionId, mayApprove: boolean): Promise<Result<RuleVersionWhole>> {
  const { tx, by, lang } = looking;
  const found = await readVersion(looking, id);
  if (!found.ok) return found;
  const v = found.value;
  const exam = await findRuledExam(looking, v.exam);
  if (!exam.ok) return exam;
  const before = exam.value.rules.find((r) => r.id === v.replaces);
  const closed = (move: 'edit' | 'approve') => refusalsToMove(move, v, by).map((r) => refusalText(r, lang)).join(lang === 'zh' ? '；' : '; ') || null;
  return ok({
    id: v.id, exam: v.exam, examName: exam.value.name[lang], levelName: levelName(exam.value, v.level, lang), number: v.number, replaces: v.replaces, state: v.state, version: v.rowVersion, text: v.text,
    reading: v.state === 'draft' || v.state === 'proposed' ? readingOf(exam.value, v.text, v.replaces, lang) : { ...sentencesOf(exam.value, v.text, lang), findings: [] },
    before: before ? { ...sentencesOf(exam.value, before, lang), findings: [] } : null, terms: exam.value.terms,
    levels: exam.value.levels.map((l) => ({ code: l.code, name: l.name })), specialties: exam.value.specialties.map((s) => ({ code: s.code, name: s.name })),
    mayEdit: closed('edit') === null, closed: { edit: closed('edit'), approve: mayApprove ? closed('approve') : refusalText(forbidden('rule.approve'), lang) },
    history: await listRuleActs(tx, v.id),
  });
}
