import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openOutside } from '../outside/outside.ts';
import { openClamdDaemon, type ClamdDaemon, type ClamdMood } from '#server/standins/clamd/clamd-daemon.ts';
import { clamdScanner } from './clamd.ts';
import { openScanner } from './open-scanner.ts';
import { startRealClamd, type RealClamd } from '#server/testing/real-clamd.ts';
import type { FileScanner } from './scanner.ts';
import { standInScanner } from './stand-in-scanner.ts';

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const MOST = 12 * 1024 * 1024;

let daemon: ClamdDaemon;
const real: RealClamd | undefined = await startRealClamd({ signature: EICAR, most: MOST });

beforeAll(async () => { daemon = await openClamdDaemon({ signature: EICAR, name: 'Win.Test.EICAR_HDB-1', most: MOST }); });
afterEach(() => { daemon.setMood('well'); });
afterAll(async () => {
  await daemon.stop();
  await real?.stop();
});

const kinds: [string, () => FileScanner][] = [
  ['the clamd adapter', () => clamdScanner({ host: '127.0.0.1', port: daemon.port })],
  ['the stand-in', () => standInScanner()],
];

describe.each(real ? [...kinds, ['a real clamd', () => clamdScanner({ host: '127.0.0.1', port: real.port })] satisfies [string, () => FileScanner]] : kinds)('%s', (_, open) => {
  test('passes what is clean and stops what is not, wherever in the file it stands', async () => {
    const long = Buffer.alloc(300_000, 'a');
    expect(await open().scan(long, '毕业证书.pdf')).toEqual({ found: 'clean' });
    expect(await open().scan(Buffer.concat([long, Buffer.from(EICAR), long]), '毕业证书.pdf')).toEqual({ found: 'infected', signature: expect.stringMatching(/EICAR/i) as unknown });
  });

  test('stops what lies across two parts of the stream', async () => {
    expect(await open().scan(Buffer.concat([Buffer.alloc(64 * 1024 - 30, 'a'), Buffer.from(EICAR)]), '毕业证书.pdf')).toMatchObject({ found: 'infected' });
  });

  test('takes an empty file, and one of the largest size that is accepted', async () => {
    expect(await open().scan(Buffer.alloc(0), '空.pdf')).toEqual({ found: 'clean' });
    expect(await open().scan(Buffer.alloc(10 * 1024 * 1024, 'b'), '长.pdf')).toEqual({ found: 'clean' });
  });

  test('keeps many files apart that are scanned at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (__, i) => open().scan(Buffer.from(i % 3 === 0 ? EICAR : `第 ${String(i)} 份`), '附件.pdf')));
    expect(answers.map((a) => a.found)).toEqual(Array.from({ length: 12 }, (__, i) => (i % 3 === 0 ? 'infected' : 'clean')));
  });
});

test.skipIf(real !== undefined)('no real clamd was asked: the Debian package clamav-daemon is not installed', (context) => {
  context.skip('install clamav-daemon to run the same cases on it');
});

describe('is unavailable, never clean:', () => {
  const ask = (timeoutMs = 2_000) => clamdScanner({ host: '127.0.0.1', port: daemon.port, timeoutMs });

  test.each<[string, ClamdMood]>([
    ['a daemon that hangs up', 'hangs_up'], ['one that never answers', 'silent'], ['one whose answer never ends', 'trickles'], ['something else on that port', 'babbles'], ['an answer that is cut off', 'cut_answer'],
  ])('%s', async (_, mood) => {
    daemon.setMood(mood);
    expect(await ask(300).scan(Buffer.from('a'), 'a.pdf')).toEqual({ found: 'unavailable' });
  });

  test('a file over the limit of the daemon', async () => {
    expect(await ask().scan(Buffer.alloc(MOST + 1), 'a.pdf')).toEqual({ found: 'unavailable' });
  });

  test('a daemon that is not there', async () => {
    expect(await clamdScanner({ host: '127.0.0.1', port: 1, timeoutMs: 2_000 }).scan(Buffer.from('a'), 'a.pdf')).toEqual({ found: 'unavailable' });
  });
});

test('an answer that comes letter by letter is put together', async () => {
  daemon.setMood('slow');
  expect(await clamdScanner({ host: '127.0.0.1', port: daemon.port }).scan(Buffer.from(EICAR), 'a.pdf')).toEqual({ found: 'infected', signature: 'Win.Test.EICAR_HDB-1' });
});

test('through the recorder: a daemon that keeps failing is counted, and the same daemon is asked again when it is back', async () => {
  const outside = openOutside({ rule: 'off' });
  const scanner = openScanner({ malwareScanner: { kind: 'clamd', host: '127.0.0.1', port: daemon.port } }, outside);
  daemon.setMood('hangs_up');
  expect(await scanner.scan(Buffer.from('a'), 'a.pdf')).toEqual({ found: 'unavailable' });
  daemon.setMood('well');
  expect(await scanner.scan(Buffer.from('a'), 'a.pdf')).toEqual({ found: 'clean' });
  expect(outside.minutes().filter((m) => m.service === 'scanner').reduce((n, m) => n + m.calls, 0)).toBe(2);
  expect(outside.standings()).toMatchObject([{ service: 'scanner', lastFault: 'unreachable' }]);
});

test('off is said as off, and nobody is asked', async () => {
  const outside = openOutside({ rule: 'off' });
  expect(await openScanner({ malwareScanner: { kind: 'off' } }, outside).scan(Buffer.from(EICAR), 'a.pdf')).toEqual({ found: 'off' });
  expect(outside.standings()).toEqual([]);
});
