import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';

/** Every call of `fetch` in the program itself, as it is written; stand-ins and the demonstration speak to this machine only. */
function fetchesIn(): { file: string; call: string }[] {
  return globSync('src/server/**/*.{ts,tsx}', { cwd: projectPath('.') }).filter((file) => !/\.test\.tsx?$|\/(?:testing|standins|demo)\//.test(file)).sort().flatMap((file) => {
    const text = readFileSync(projectPath(file), 'utf8');
    if (!text.includes('fetch(')) return [];
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const calls: { file: string; call: string }[] = [];
    const walk = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'fetch') calls.push({ file, call: node.getText(source) });
      ts.forEachChild(node, walk);
    };
    walk(source);
    return calls;
  });
}

test('no answer of a service leads us elsewhere, and none is waited for without end', () => {
  const calls = fetchesIn();
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.filter(({ call }) => !/redirect: '(?:error|manual)'/.test(call)).map(({ file }) => file)).toEqual([]);
  expect(calls.filter(({ call }) => !/signal/.test(call)).map(({ file }) => file)).toEqual([]);
});

test('nothing in the program asks the other client to follow', () => {
  const follows = globSync('src/server/**/*.ts', { cwd: projectPath('.') }).filter((file) => !/\.test\.ts$/.test(file) && /maxRedirections|interceptors\.redirect/.test(readFileSync(projectPath(file), 'utf8')));
  expect(follows).toEqual([]);
});
