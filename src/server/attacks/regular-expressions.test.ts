import { globSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';

/** Every regular expression that stands in the program, with the file it stands in; those of tests are nobody's to attack. */
function expressionsOf(folders: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync(`src/${folders}/**/*.{ts,tsx}`, { cwd: projectPath('.') }).filter((one) => !/\.test\.tsx?$|\/testing\//.test(one)).sort()) {
    const walk = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) found.set(node.text, file);
      ts.forEachChild(node, walk);
    };
    const text = readFileSync(projectPath(file), 'utf8');
    if (/[=(,:!&|?[{>;]\s*\/[^/*]|return \//.test(text)) walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  }
  return found;
}

/** Those that do not end on runs of this length. */
const heldUp = (expressions: ReadonlyMap<string, string>, length: number) => [...expressions].filter(([literal]) => !endsSoon(literal, attacksOn(literal, length))).map(([literal, file]) => `${file} ${literal}`);

test('no expression takes time that doubles with every character', () => {
  const all = expressionsOf('{contracts,portal,console,server}');
  expect(all.size).toBeGreaterThan(300);
  expect(heldUp(all, 60)).toEqual([]);
});

test('the shapes of what strangers type take no time that grows with the square of its length', () => {
  const all = expressionsOf('contracts');
  expect(all.size).toBeGreaterThan(40);
  expect(heldUp(all, 50_000)).toEqual([]);
});

test('one that does is found', () => {
  expect(heldUp(new Map([['/^(a+)+$/', 'planted']]), 60)).toEqual(['planted /^(a+)+$/']);
  expect(heldUp(new Map([['/[.]+$/', 'planted']]), 50_000)).toEqual(['planted /[.]+$/']);
});

/** Long runs of what an expression itself speaks of, ended by something it does not expect. */
function attacksOn(literal: string, length: number): string[] {
  const source = literal.slice(1, literal.lastIndexOf('/')).replaceAll(/\\[dwsDWSbBpPu](?:\{[^}]*\})?/g, '');
  const spoken = [...new Set(['0', 'a', ' ', '张', ...[...source].filter((one) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(one))])].slice(0, 14);
  const pairs = spoken.slice(0, 4).flatMap((one) => spoken.slice(0, 4).map((other) => one + other));
  return [...spoken, ...pairs].map((run) => `${run.repeat(Math.ceil(length / run.length))}\u0000`);
}

const room = createContext({});

/** The engine itself ends what takes too long, so that one that fails does not hold up the rest. */
function endsSoon(literal: string, attacks: string[]): boolean {
  try {
    room['attacks'] = attacks;
    new Script(`for (const attack of attacks) attack.search(${literal})`).runInContext(room, { timeout: 1_500 });
    return true;
  } catch {
    return false;
  }
}
