import { expect, test } from 'vitest';
import { LineFull, shortLine, type Standing } from './short-line.ts';

/** A line whose works end when told to. */
function open({ atOnce = 1, most = 3, patienceMs = 100 } = {}) {
  let clock = 0;
  const line = shortLine({ atOnce, most, patienceMs, comeBackIn: () => 7, now: () => clock });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const answers: Promise<string>[] = [];
  const ask = (name: string, standing?: Standing) => {
    const answer = line.run(() => { begun.push(name); return new Promise<string>((end) => ends.set(name, () => { end(name); })); }, standing);
    answers.push(answer.catch((problem: unknown) => (problem instanceof LineFull ? `refused for ${String(problem.seconds)} s` : 'a bug')));
    return answer;
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { line, begun, answers, ask, settle, later: (ms: number) => { clock += ms; }, end: async (name: string) => { await settle(); ends.get(name)?.(); await settle(); } };
}

test('few at once, the others in the order they came', async () => {
  const t = open({ atOnce: 2 });
  for (const name of ['a', 'b', 'c', 'd']) void t.ask(name);
  await t.settle();
  expect(t.begun).toEqual(['a', 'b']);
  await t.end('b');
  expect(t.begun).toEqual(['a', 'b', 'c']);
  await t.end('a');
  expect(t.begun).toEqual(['a', 'b', 'c', 'd']);
});

test('beyond its bound it refuses at once, without running the work, and lets people in again when there is room', async () => {
  const t = open({ most: 2 });
  for (const name of ['a', 'b', 'c', 'd']) void t.ask(name).catch(() => undefined);
  await expect(t.answers[3]).resolves.toBe('refused for 7 s');
  expect(t.line.waiting()).toBe(2);
  await t.end('a');
  void t.ask('e').catch(() => undefined);
  for (const name of ['b', 'c', 'e']) await t.end(name);
  expect(t.begun).toEqual(['a', 'b', 'c', 'e']);
});

test('who has waited too long is refused when the turn comes, and the next is begun instead', async () => {
  const t = open();
  void t.ask('a');
  void t.ask('old').catch(() => undefined);
  t.later(80);
  void t.ask('young');
  t.later(21);
  await t.end('a');
  await expect(t.answers[1]).resolves.toBe('refused for 7 s');
  expect(t.begun).toEqual(['a', 'young']);
});

test('staff go before everybody who waits, and have a bound of their own', async () => {
  const t = open({ most: 1 });
  void t.ask('a');
  void t.ask('candidate').catch(() => undefined);
  void t.ask('staff', 'ahead');
  await t.end('a');
  await t.end('staff');
  expect(t.begun).toEqual(['a', 'staff', 'candidate']);
});

test('work that fails gives its place back', async () => {
  const { line } = open();
  await expect(line.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(line.run(() => Promise.resolve('next'))).resolves.toBe('next');
});
