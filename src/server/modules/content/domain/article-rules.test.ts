import { describe, expect, it } from 'vitest';
import type { ArticleText } from '#contracts/content.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { refusalsOfText, refusalsToPublish } from './article-rules.ts';

const text: ArticleText = { kind: 'announcement', province: '37', exams: [], titleZh: '关于报名工作的通知', bodyZh: '请按时报名。', author: '山东省人事考试中心', pinned: false, titleEn: undefined, bodyEn: undefined };
const nation: Jurisdiction = { kind: 'nation' };
const shandong: Jurisdiction = { kind: 'province', province: '37' };

describe('the text of an article', () => {
  it.each<[string, Partial<ArticleText>, Jurisdiction, string[]]>([
    ['a province writes for itself', {}, shandong, []],
    ['not for another', { province: '36' }, shandong, ['article.foreign']],
    ['not for the nation', { province: null }, shandong, ['article.foreign']],
    ['a city writes for nobody', {}, { kind: 'prefecture', prefecture: '3701' }, ['article.foreign']],
    ['the centre writes for all', { province: null }, nation, []],
    ['and for a province', {}, nation, []],
    ['about exams of its own only', { exams: ['001', '028'] }, { ...shandong, exams: ['001'] }, ['article.exam_foreign']],
    ['English whole or not at all', { titleEn: 'Notice' }, shandong, ['article.english_half']],
    ['no link that is not safe, in either language, all at once', { titleEn: 'Notice', bodyEn: 'See here.' }, shandong, ['article.link_unsafe', 'article.link_unsafe']],
  ])('%s', (what, changes, who, codes) => {
    const unsafe = what.includes('no link') ? { bodyZh: ['javascript:x'], bodyEn: ['data:x'] } : { bodyZh: [], bodyEn: [] };
    expect(refusalsOfText({ ...text, ...changes }, unsafe, who).map((r) => r.code)).toEqual(codes);
  });
});

describe('publishing', () => {
  const now = Date.parse('2026-08-01T09:00:00+08:00');
  it.each<[string, Parameters<typeof refusalsToPublish>[0], number | undefined, string[]]>([
    ['a draft, now', { state: 'draft', publishAt: undefined }, undefined, []],
    ['a draft, later', { state: 'draft', publishAt: undefined }, now + 1, []],
    ['a draft, from a moment gone', { state: 'draft', publishAt: undefined }, now, ['article.publish_past']],
    ['a draft, in two years', { state: 'draft', publishAt: undefined }, now + 2 * 366 * 86_400_000, ['article.publish_far']],
    ['what is read already', { state: 'published', publishAt: now - 1 }, undefined, ['article.published_already']],
    ['what still waits, at another moment', { state: 'published', publishAt: now + 5 }, now + 9, []],
    ['what was taken back', { state: 'withdrawn', publishAt: now - 9 }, undefined, []],
  ])('%s', (_, article, from, codes) => expect(refusalsToPublish(article, from, now).map((r) => r.code)).toEqual(codes));
});
