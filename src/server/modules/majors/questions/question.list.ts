import { beijingTime } from '#contracts/dates.ts';
import { QuestionFilter, type QuestionState } from '#contracts/major-questions.ts';
import type { Words } from '#contracts/words.ts';
import { catalogueNames, listExams } from '#server/modules/catalogue/index.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { COUNTED } from '../precedents/precedent.lists.ts';
import { countQuestions, pageOfQuestions } from './questions.store.ts';

const STATES: Record<QuestionState, Words> = { open: { zh: '待答复', en: 'open' }, answered: { zh: '已答复', en: 'answered' }, withdrawn: { zh: '已撤回', en: 'withdrawn' } };

/** 专业认定请示: what reviewers of the jurisdiction asked about majors, and the answers. */
export const questionList = defineList({
  name: 'majors.questions', title: { zh: '专业认定请示', en: 'Questions about majors' }, access: ['review.see'], filters: QuestionFilter,
  columns: {
    exam: { zh: '考试', en: 'Exam' }, major: { zh: '专业', en: 'Major' }, point: { zh: '审核点', en: 'Review point' }, question: { zh: '请示内容', en: 'Question' }, by: { zh: '请示人', en: 'Asked by' }, asked: { zh: '请示时间', en: 'Asked at' }, state: { zh: '状态', en: 'State' },
    counted: { zh: '认定', en: 'Counted as' }, answer: { zh: '答复', en: 'Answer' }, closer: { zh: '答复人', en: 'Answered by' }, closed: { zh: '答复时间', en: 'Answered at' },
  },
  describe: ({ lang }, f) => [f.state && STATES[f.state][lang]],
  count: ({ tx, by }, f) => countQuestions(tx, by.jurisdiction, f.state),
  async part({ tx, by, lang }, f, after, limit) {
    const found = await pageOfQuestions(tx, by.jurisdiction, f.state, after, limit);
    const names = catalogueNames(tx, lang);
    const exams = new Map<string, string>((await listExams(tx)).map((e) => [e.code, e.name[lang]]));
    const rows = [];
    for (const q of found) {
      rows.push({
        exam: exams.get(q.examCode) ?? q.examCode, major: q.stated, point: await names.point(q.reviewPointId), question: q.question, by: q.askedByName, asked: beijingTime(q.askedAt), state: STATES[q.state][lang],
        counted: q.countsAs === null ? '' : COUNTED[q.countsAs][lang], answer: q.answer ?? '', closer: q.closedByName ?? '', closed: q.closedAt === null ? '' : beijingTime(q.closedAt),
      });
    }
    return { rows, last: found.at(-1)?.id };
  },
});
