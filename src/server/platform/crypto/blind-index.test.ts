import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createBlindIndex, versionOf } from './blind-index.ts';
import { forgetDigestMove, isDigest, oldestOf, versionsOf } from './digest.ts';

afterAll(forgetDigestMove);

const secrets = [randomBytes(32), randomBytes(32), randomBytes(32)];
const at = (written: number, ...live: number[]) => createBlindIndex({ secrets: secrets.slice(0, Math.max(written, ...live)), written, live }, 'sha256');
const digest = (index: ReturnType<typeof at>, text = '110101199001010015') => index.index('a.b', text);

describe('blind index', () => {
  test('a digest says of which version it is, and is 32 bytes in each', () => {
    for (const version of [1, 2, 3]) {
      expect(versionOf(digest(at(version, version)))).toBe(version);
      expect(digest(at(version, version))).toHaveLength(32);
    }
  });

  test('two processes in different steps of a change know the digests of each other', () => {
    const [prepared, writing] = [digest(at(1, 1, 2)), digest(at(2, 1, 2))];
    expect(versionsOf(prepared)).toEqual([prepared, writing]);
    expect(versionsOf(writing)).toEqual([writing, prepared]);
    expect(oldestOf(prepared)).toEqual(oldestOf(writing));
    expect(isDigest(writing, prepared)).toBe(true);
    expect(isDigest(digest(at(2, 1, 2), 'another'), prepared)).toBe(false);
  });

  test('outside a change there is one version', () => {
    expect(versionsOf(digest(at(2, 2)))).toHaveLength(1);
    expect(at(2, 2).changing).toBe(false);
  });

  test('what was kept becomes what is written, over several changes too; what is newer than this process knows stays as it is', () => {
    expect(at(3, 3).current('a.b', digest(at(1, 1)))).toEqual(digest(at(3, 3)));
    expect(at(3, 2, 3).current('a.b', digest(at(2, 2)))).toEqual(digest(at(3, 3)));
    expect(at(1, 1, 2).current('a.b', digest(at(2, 2)))).toEqual(digest(at(2, 2)));
    expect(at(3, 3).root('a.b', 'x')).toEqual(at(1, 1).index('a.b', 'x'));
  });

  test('without the new secret nothing of the new version can be reckoned, without the first nothing at all', () => {
    const other = createBlindIndex({ secrets: [secrets[0] ?? Buffer.alloc(0), randomBytes(32)], written: 2, live: [2] }, 'sha256');
    expect(other.index('a.b', 'x')).not.toEqual(at(2, 2).index('a.b', 'x'));
    expect(() => createBlindIndex({ secrets: secrets.slice(0, 1), written: 2, live: [2] }, 'sha256').index('a.b', 'x')).toThrow('index secret 2 is not known here');
  });
});
