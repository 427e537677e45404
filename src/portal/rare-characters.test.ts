import { expect, test } from 'vitest';
import { withRareFaces } from './rare-characters.ts';

const page = (name: string) => `<html><head><title>我的报考</title></head><body>${name}</body></html>`;

test.each(['𠮷田正', '㛃', '王𬭎', '﨑本'])('a page that shows %s loads the faces of rare characters', (name) => {
  expect(withRareFaces(page(name), '/assets/rare.css')).toContain('<link rel="stylesheet" href="/assets/rare.css"/></head>');
});

test.each(['张伟', '阿依古丽·买买提', '王晓[沛]', 'Zhang Wei', '——“”、。①😀'])('a page that shows %s loads nothing more', (name) => {
  expect(withRareFaces(page(name), '/assets/rare.css')).toBe(page(name));
});
