import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodingFor, keptForAll, onceBody } from './html-body.ts';

const page = `<!doctype html><html lang="zh-CN">${'<p>当前位置：首页 / 我的报考 / 报名状态</p>'.repeat(60)}</html>`;

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['BR', 'br'],
  ['gzip;q=0.000, identity', undefined],
  ['brotli', undefined],
  ['', undefined],
  [undefined, undefined],
])('a browser that accepts %o gets %o', (accepts, encoding) => {
  expect(encodingFor(accepts)).toBe(encoding);
});

test.each([['drawn for one visitor', onceBody], ['kept for everybody', keptForAll]])('what was packed, %s, is the page again, and much smaller', async (_what, pack) => {
  const [br, gzip] = [await pack(page, 'br'), await pack(page, 'gzip')];
  expect([br.encoding, gzip.encoding]).toEqual(['br', 'gzip']);
  expect(brotliDecompressSync(br.bytes).toString('utf8')).toBe(page);
  expect(gunzipSync(gzip.bytes).toString('utf8')).toBe(page);
  expect(Math.max(br.bytes.length, gzip.bytes.length)).toBeLessThan(page.length / 10);
});

test.each([60, 900, 3_000])('a page of %s lines that somebody typed half a character into goes out whole, with a mark in its place', async (lines) => {
  const typed = `<!doctype html>${'<p>当前位置：首页 / 我的报考</p>'.repeat(lines)}<p>\ud842</p>`;
  const { bytes } = await onceBody(typed, 'br');
  expect(brotliDecompressSync(bytes).toString('utf8')).toBe(typed.replace('\ud842', '\ufffd'));
});

test('a small page, and one for a browser that takes no encoding, goes as it is', async () => {
  for (const pack of [onceBody, keptForAll]) {
    expect(await pack('<p>没有找到。</p>', 'br')).toEqual({ bytes: '<p>没有找到。</p>', encoding: undefined });
    expect(await pack(page, 'identity')).toEqual({ bytes: page, encoding: undefined });
  }
});
