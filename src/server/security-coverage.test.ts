import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectPath } from './platform/project-path.ts';

const rowsOf = (file: string, begins: RegExp) => readFileSync(projectPath(file), 'utf8').split('\n').filter((line) => begins.test(line)).map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1));
const testsOf = (text: string) => [...text.matchAll(/`([^`\s]+\.(?:test\.tsx?|e2e\.ts))`/g)].map(([, path]) => path ?? '');
const pathsOf = (text: string) => [...text.matchAll(/`((?:src|docs|scripts|bench|e2e|deploy)\/[^`\s*]+)`/g)].map(([, path]) => path ?? '');
const missing = (paths: string[]) => [...new Set(paths)].filter((path) => !existsSync(projectPath(path)));

/** Sections of ASVS 5.0.0 that have requirements of level 1 or 2, and how many. */
const ASVS = { V1: [2, 9, 11, 3, 2], V2: [3, 3, 4, 1], V3: [0, 2, 4, 6, 5, 0, 2], V4: [3, 1, 2, 4], V5: [1, 3, 2, 3], V6: [3, 12, 4, 4, 5, 3, 0, 4], V7: [3, 4, 2, 5, 2, 2], V8: [2, 3, 1, 1], V9: [3, 4], V10: [2, 2, 4, 11, 5, 2, 3], V11: [2, 3, 3, 4, 1, 1], V12: [3, 2, 4], V13: [1, 5, 2, 5], V14: [2, 4, 3], V15: [3, 3, 7], V16: [1, 5, 4, 3, 3], V17: [1, 4, 2] };
/** What level 3 of GB/T 22239-2019 asks of the computing environment, each by its name. */
const COMPUTING = ['身份鉴别', '访问控制', '安全审计', '入侵防范', '恶意代码防范', '可信验证', '数据完整性', '数据保密性', '数据备份恢复', '剩余信息保护', '个人信息保护'];

describe.each([['docs/security/asvs.md', /^\| V\d/], ['docs/security/dengbao.md', /^\| 8\.1\./]] as const)('%s', (file, begins) => {
  const rows = rowsOf(file, begins);

  test('shows each point by a test that exists, or says who else holds it or that it is not held', () => {
    expect(rows.length).toBeGreaterThan(25);
    const silent = rows.filter((cells) => testsOf(cells.join(' ')).length === 0 && !/\*\*(?:运行方|未完成|不适用)\*\*/.test(cells.join(' ')));
    expect(silent.map(([what]) => what)).toEqual([]);
    expect(missing(rows.flatMap((cells) => testsOf(cells.join(' '))))).toEqual([]);
  });

  test('names only places that are there', () => {
    expect(missing(pathsOf(readFileSync(projectPath(file), 'utf8')))).toEqual([]);
  });
});

test('every section of ASVS has its row, once and in order, with its number of requirements', () => {
  const wanted = Object.entries(ASVS).flatMap(([chapter, counts]) => counts.flatMap((count, at) => (count === 0 ? [] : [`${chapter}.${String(at + 1)} (${String(count)})`])));
  expect(rowsOf('docs/security/asvs.md', /^\| V\d/).map(([what = '']) => what.replace(/^(V[\d.]+) .*(\(\d+\))$/, '$1 $2'))).toEqual(wanted);
});

test('every control of the ten domains of 等级保护 has its row', () => {
  const titles = rowsOf('docs/security/dengbao.md', /^\| 8\.1\./).map(([what = '']) => what);
  for (let domain = 1; domain <= 10; domain++) expect(titles.some((title) => title.startsWith(`8.1.${String(domain)} `)), `8.1.${String(domain)}`).toBe(true);
  for (const control of COMPUTING) expect(titles, control).toContain(`8.1.4 安全计算环境 ${control}`);
});

test('the threat model names tests and places that are there', () => {
  const text = readFileSync(projectPath('docs/security/README.md'), 'utf8');
  expect(testsOf(text).length).toBeGreaterThan(30);
  expect(missing([...testsOf(text), ...pathsOf(text)])).toEqual([]);
});
