import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/operations/outages.md', 'utf8');
/** The rows of the table: the last cell names a test as `file` · title, several with <br>. */
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| 端口')).map((line) => line.split(' | '));
const named = rows.flatMap((cells) => (cells.at(-1) ?? '').split('<br>')).map((one) => /^`(?<file>[^`]+)` · (?<title>.+?)(?: \|)?$/.exec(one.trim())?.groups);

test('every port of the architecture has its row, and every row a test', () => {
  const ports = ['支付宝', '微信支付', '银联在线', '退费', '财政电子票据', '渠道账单', '短信', '邮件', '身份', '学历', '学位', '职称', '诚信平台', '对象存储', '查毒', '统一登录', '政务身份', '对接系统'];
  expect(ports.filter((port) => !rows.some((cells) => (cells[0] ?? '').includes(port)))).toEqual([]);
  expect(named.every((n) => n !== undefined)).toBe(true);
});

test('every test named there is there by that name', () => {
  const missing = named.filter((n) => !existsSync(n?.['file'] ?? '') || !readFileSync(n?.['file'] ?? '', 'utf8').includes(n?.['title'] ?? ' '));
  expect(missing).toEqual([]);
});
