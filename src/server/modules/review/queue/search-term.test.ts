import { describe, expect, it } from 'vitest';
import { readSearchTerm } from './search-term.ts';

describe('what a search means', () => {
  it.each([
    ['2026', { number: '2026' }],
    ['２０２６ ０３４', { number: '2026034' }],
    ['370112199101012531', { number: '370112199101012531', document: '370112199101012531' }],
    ['37011219910101253x', { document: '37011219910101253X' }],
    ['E12345678', { document: 'E12345678' }],
    ['张伟', { name: '张伟' }],
    ['阿依古丽·买买提', { name: '阿依古丽·买买提' }],
    ['王晓[沛]', { name: '王晓[沛]' }],
    ['SMITH', { name: 'SMITH' }],
  ])('%s', (typed, expected) => expect(readSearchTerm(typed)).toEqual(expected));
});
