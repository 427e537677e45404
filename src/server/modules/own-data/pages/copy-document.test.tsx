import { expect, it } from 'vitest';
import { copyDocument } from './copy-document.tsx';

const content = {
  exam: { name: { zh: '一级建造师', en: 'Constructor' } }, examOn: ['2026-09-12', '2026-09-13'], confirmedAt: Date.parse('2026-02-27T01:28:00Z'), fullTime: true,
  workHistory: [{ from: '2014-07-01', employer: '济南城建集团有限公司', duty: '施工管理' }, { from: '2019-07-01', employer: '山东建工', duty: '技术管理' }], fileNumber: null, posts: [],
};

it('shows a value that has parts part by part, in the reader’s words', () => {
  const zh = copyDocument([{ key: 'application', title: { zh: '报考', en: 'Applications' }, rows: [{ content }] }], 'zh', 0);
  expect(zh).toContain('<dt>考试日期</dt><dd>2026-09-12、2026-09-13</dd>');
  expect(zh).toContain('<dt>姓名或名称</dt><dd>一级建造师</dd>');
  expect(zh).toContain('<dt>确认时间</dt><dd>2026-02-27 09:28</dd>');
  expect(zh).toContain('<dt>全日制</dt><dd>是</dd>');
  expect(zh).toContain('<dt>工作经历</dt><dd><ol><li><dl><div><dt>起</dt><dd>2014-07-01</dd></div><div><dt>工作单位</dt>');
  const en = copyDocument([{ key: 'application', title: { zh: '报考', en: 'Applications' }, rows: [{ content }] }], 'en', 0);
  expect(en).toContain('<dt>name</dt><dd>Constructor</dd>');
});

it.each(['zh', 'en'] as const)('names no part as a program does, and leaves out what is empty (%s)', (lang) => {
  const document = copyDocument([{ key: 'application', title: { zh: '报考', en: 'Applications' }, rows: [{ content }] }], lang, 0);
  expect([...document.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, name]) => name).filter((name) => /_|[a-z][A-Z]/.test(name ?? ''))).toEqual([]);
  expect(document).not.toMatch(/fileNumber|posts|null|\{/);
});
