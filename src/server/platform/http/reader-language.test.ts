import { expect, test } from 'vitest';
import { langOf } from './read-request.ts';

const asking = (parts: { query?: Record<string, string>; cookies?: Record<string, string>; accept?: string }) =>
  langOf({ query: parts.query ?? {}, cookies: parts.cookies ?? {}, headers: parts.accept === undefined ? {} : { 'accept-language': parts.accept } });

test.each([
  [undefined, 'zh'], ['', 'zh'], ['zh-CN,zh;q=0.9', 'zh'], ['en-US,en;q=0.9', 'en'], ['en-US,en;q=0.9,zh-CN;q=0.8', 'zh'], ['en,zh-Hant;q=0.1', 'zh'], ['fr-FR,en;q=0.5', 'zh'], ['*', 'zh'],
])('a first visit with Accept-Language %j reads %s', (accept, lang) => {
  expect(asking(accept === undefined ? {} : { accept })).toBe(lang);
});

test('a choice wins over the browser, the address over the choice', () => {
  expect(asking({ accept: 'zh-CN', cookies: { lang: 'en' } })).toBe('en');
  expect(asking({ accept: 'en', cookies: { lang: 'en' }, query: { lang: 'zh' } })).toBe('zh');
  expect(asking({ accept: 'en', query: { lang: 'fr' } })).toBe('en');
});
