import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from './platform/project-path.ts';

/** How many requirements each chapter of the manual has. */
const CHAPTERS = {
  'R-0': 6, 'R-1.1': 7, 'R-1.2': 5, 'R-2.1.1': 40, 'R-2.1.2': 5, 'R-2.1.3': 5, 'R-2.2.1': 22, 'R-2.2.2': 6, 'R-2.2.3': 19, 'R-2.2.3b': 2, 'R-2.2.4': 11, 'R-2.2.5': 5, 'R-2.2.6': 2, 'R-2.2.7': 5, 'R-2.3': 5, 'R-2.4': 5,
  'R-3.1.1': 5, 'R-3.1.2': 1, 'R-3.1.3': 2, 'R-3.1.4': 1, 'R-3.2.1': 2, 'R-3.3.1': 5, 'R-3.3.2': 1, 'R-3.3.3': 1, 'R-3.3.4': 1, 'R-3.4.1': 1, 'R-3.4.2': 1, 'R-3.4.3': 2, 'R-3.5': 1, 'R-X': 8,
};

const rows = readFileSync(projectPath('docs/manual-coverage.md'), 'utf8').split('\n').filter((line) => line.startsWith('| R-')).map((line) => line.split('|').map((cell) => cell.trim()).slice(1, -1));
const testsOf = (cell: string) => [...cell.matchAll(/`([^`]+\.(?:test\.tsx?|e2e\.ts))`/g)].map(([, path]) => path ?? '');

test('every requirement of the manual has its row, once and in order', () => {
  const wanted = Object.entries(CHAPTERS).flatMap(([chapter, count]) => Array.from({ length: count }, (_, n) => `${chapter}-${String(n + 1).padStart(2, '0')}`));
  expect(rows.map(([id]) => id)).toEqual(wanted);
});

test('a row names a test that exists, or says what is open', () => {
  for (const [id, , , shownBy = ''] of rows) expect(testsOf(shownBy).length > 0 || shownBy.includes('**open**'), id).toBe(true);
  const named = new Set(rows.flatMap(([, , , shownBy = '']) => testsOf(shownBy)));
  expect(named.size).toBeGreaterThan(30);
  expect([...named].filter((path) => !existsSync(projectPath(path)))).toEqual([]);
});
