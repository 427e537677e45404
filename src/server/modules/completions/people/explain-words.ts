import type { SubjectOutcome } from '#contracts/candidate-files.ts';
import type { CompletionState } from '#contracts/completions.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Explanation, SubjectStanding } from '../domain/explain.ts';

const OUTCOMES: Record<SubjectOutcome, { zh: string; en: string }> = { passed: { zh: '合格', en: 'passed' }, failed: { zh: '不合格', en: 'not passed' }, absent: { zh: '缺考', en: 'absent' }, violation: { zh: '违纪', en: 'breach of discipline' }, voided: { zh: '成绩无效', en: 'void' } };

/** Why a subject counts or does not, in one sentence (合格判定说明). */
export function subjectWords(s: SubjectStanding, lang: Lang): string {
  const zh = lang === 'zh';
  switch (s.standing) {
    case 'counts': return zh ? `${String(s.year)} 年度合格，计入；有效至 ${String(s.through)} 年度考试` : `Passed in ${String(s.year)} and counts, through the exam of ${String(s.through)}`;
    case 'lapsed': return zh ? `${String(s.year)} 年度曾合格，已超过成绩有效期，不再计入` : `Passed in ${String(s.year)}, which is no longer within the cycle`;
    case 'voided': return zh ? `${String(s.year)} 年度的成绩无效，不计入` : `The result of ${String(s.year)} is void`;
    case 'other_level': return zh ? `${String(s.year)} 年度在其他报考级别合格，不计入本级别` : `Passed in ${String(s.year)} at another level, which does not count here`;
    case 'other_specialty': return zh ? `${String(s.year)} 年度在其他专业合格，专业科目须在本专业合格` : `Passed in ${String(s.year)} in another specialty; this paper is the specialty’s own`;
    case 'not_passed': return zh ? `尚未合格，最近一次：${String(s.year)} 年度${OUTCOMES[s.outcome].zh}` : `Not passed yet; last time, in ${String(s.year)}: ${OUTCOMES[s.outcome].en}`;
    case 'never_sat': return zh ? '没有考试记录' : 'Not sat yet';
  }
}

/** The whole in one sentence: complete, or how many are missing and until when they complete what counts now. */
export function summaryWords(e: Explanation, f: { year: number; cycleYears: number }, lang: Lang): string {
  const zh = lang === 'zh';
  const missing = e.subjects.filter((s) => s.standing !== 'counts').length;
  const cycle = zh ? (f.cycleYears === 1 ? '须在一个考试年度内通过全部应试科目' : `须在连续 ${String(f.cycleYears)} 个考试年度内通过全部应试科目`) : f.cycleYears === 1 ? 'every subject must be passed in one exam year' : `every subject must be passed within ${String(f.cycleYears)} consecutive exam years`;
  if (e.complete) return zh ? `应试科目 ${String(e.subjects.length)} 科全部合格（${cycle}）。` : `All ${String(e.subjects.length)} subjects are passed (${cycle}).`;
  const until = e.completableUntil;
  const rest = until === null || until <= f.year ? '' : zh ? `在 ${String(until)} 年度考试以前（含当年）通过其余科目，现在计入的科目仍全部有效。` : ` Pass the rest by the exam of ${String(until)} and everything that counts now still counts.`;
  return zh ? `还差 ${String(missing)} 科（${cycle}）。${rest}` : `${String(missing)} of ${String(e.subjects.length)} subjects are missing (${cycle}).${rest}`;
}

/** What the acts in a completion's history are called. */
export const EVENT_WORDS: Record<string, { zh: string; en: string }> = {
  found: { zh: '合格判定', en: 'found complete' }, recomputed: { zh: '重新判定', en: 'computed again' }, checked: { zh: '登记考后核查结果', en: 'check written down' }, listed: { zh: '列入公示名单', en: 'put on a list' }, announced: { zh: '公示', en: 'announced' }, unlisted: { zh: '公示名单撤回', en: 'list withdrawn' },
  held: { zh: '暂缓', en: 'held back' }, released: { zh: '恢复公示', en: 'released' }, cleared: { zh: '公示无异议', en: 'cleared' }, refused: { zh: '不予发证', en: 'refused' }, taken_back: { zh: '收回', en: 'taken back' },
};

/** States in which the list that is shown is worth naming. */
export const ON_A_LIST: readonly CompletionState[] = ['announced', 'held', 'cleared'];
