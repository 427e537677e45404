import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('works under one key follow each other, whatever became of the one before; other keys do not wait', async () => {
  const log: string[] = [];
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => { open = resolve; });
  const first = inTurn('张伟', async () => { await gate; log.push('first'); throw new Error('wrong'); });
  const second = inTurn('张伟', () => { log.push('second'); return Promise.resolve(2); });
  expect(await inTurn('欧阳倩', () => { log.push('other'); return Promise.resolve(3); })).toBe(3);
  open();
  await expect(first).rejects.toThrow('wrong');
  expect(await second).toBe(2);
  expect(log).toEqual(['other', 'first', 'second']);
});
