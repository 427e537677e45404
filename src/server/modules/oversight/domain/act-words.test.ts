import { describe, expect, it } from 'vitest';
import { actText } from './act-words.ts';

describe('an act in words', () => {
  const read = { summary: '资格核验：报考信息', looks: true };
  it.each<[string, Parameters<typeof actText>[1], 'zh' | 'en', string]>([
    ['review.read', read, 'zh', '资格核验：报考信息'],
    ['review.read', read, 'en', 'Qualification review: looked (read)'],
    ['photo.decide', { summary: '照片审核', looks: false }, 'en', 'Photo: acted (decide)'],
    ['staff.create', undefined, 'zh', 'staff.create'],
    ['moon.visit', undefined, 'en', 'moon.visit: acted (visit)'],
  ])('%s', (action, declared, lang, text) => expect(actText(action, declared, lang)).toBe(text));
});
