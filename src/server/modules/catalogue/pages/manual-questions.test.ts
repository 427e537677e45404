import { expect, test } from 'vitest';
import { manualQuestions } from './manual-questions.ts';

/** The questions of the manual's third chapter and where each is answered. */
const ANSWERED_BY: Record<string, string> = {
  'R-3.1.1-01': 'forgot', 'R-3.1.1-02': 'forgot', 'R-3.1.1-03': 'forgot', 'R-3.1.1-04': 'forgot', 'R-3.1.1-05': 'forgot-both', 'R-3.1.2-01': 'still-refused',
  'R-3.1.3-01': 'wrong-name', 'R-3.1.3-02': 'wrong-name', 'R-3.1.4-01': 'no-code', 'R-3.2.1-01': 'photo', 'R-3.2.1-02': 'photo-tool', 'R-3.3.1-01': 'modify', 'R-3.3.1-02': 'modify',
  'R-3.3.1-03': 'modify', 'R-3.3.1-04': 'modify', 'R-3.3.1-05': 'modify-special', 'R-3.3.2-01': 'browser', 'R-3.3.3-01': 'postcode', 'R-3.3.4-01': 'form-pdf', 'R-3.4.1-01': 'paid',
  'R-3.4.2-01': 'illegal-exterface', 'R-3.4.3-01': 'no-jump', 'R-3.4.3-02': 'no-jump-still', 'R-3.5-01': 'on-site',
};

test.each(['zh', 'en'] as const)('every question of the manual has its answer (%s)', (lang) => {
  const items = manualQuestions[lang].groups.flatMap((group) => group.items);
  for (const [id, answer] of Object.entries(ANSWERED_BY)) expect(items.find((item) => item.id === answer)?.answer.join('').length, id).toBeGreaterThan(10);
  expect(new Set(items.map((item) => item.id))).toEqual(new Set(Object.values(ANSWERED_BY)));
});
