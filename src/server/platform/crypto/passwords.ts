import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { shortLine, type LineRules } from '../short-line.ts';

/** Who waits for a hash: staff go before candidates. */
export type Asker = 'candidate' | 'staff';

/** Slow hashing of passwords and recovery answers: argon2id, 12 MiB, three passes, off the event loop; few at once and few waiting, beyond that `LineFull`. */
export type Passwords = {
  hash(plain: string, asker?: Asker): Promise<string>;
  verify(hashed: string, plain: string, asker?: Asker): Promise<boolean>;
  /** A hash of nothing anyone can type: verifying against it costs the same as a real one, so that timing tells nothing. */
  decoy(): Promise<string>;
  /** People who wait for their hash now. */
  waiting(): number;
};

/** Of the settings OWASP's password cheat sheet counts as equally strong, one that takes a quarter less of a processor than two passes over 19 MiB. What was hashed otherwise keeps its own and is compared by it. */
const COST = { memoryCost: 12_288, timeCost: 3, parallelism: 1 };

/** A hash takes seven milliseconds of a processor: with sixty before them, the last waits well under a second; on a machine busy with other work a few. Who waits for longer is told to come back. */
const WAITING_PER_PLACE = 60;
const PATIENCE_MS = 10_000;

/**
 * Hashes at once: each takes a processor, and a thread of the pool that files, names and other crypto share. One processor stays free for the
 * event loop and the database, half of the pool for everything else, however many people sign in.
 */
function hashesAtOnce(): number {
  return Math.max(1, Math.min(availableParallelism() - 1, POOL_THREADS / 2));
}

/** Threads of the pool unless its variable says more; counting on more than there are would fill it. */
const POOL_THREADS = 4;

function rulesHere(): LineRules {
  const atOnce = hashesAtOnce();
  return { atOnce, most: WAITING_PER_PLACE * atOnce, patienceMs: PATIENCE_MS, comeBackIn: () => randomInt(3, 9) };
}

/** Builds the hasher of a process. */
export function createPasswords(rules: LineRules = rulesHere()): Passwords {
  const line = shortLine(rules);
  const standing = (asker: Asker) => (asker === 'staff' ? 'ahead' : 'behind');
  let decoy: Promise<string> | undefined;
  return {
    hash: (plain, asker = 'candidate') => line.run(() => hash(plain.normalize('NFC'), COST), standing(asker)),
    verify: (hashed, plain, asker = 'candidate') => line.run(() => verify(hashed, plain.normalize('NFC')), standing(asker)),
    // once a process, and so past the line: a full line must not be remembered as the decoy
    decoy: () => (decoy ??= hash('\u0000decoy', COST)),
    waiting: () => line.waiting(),
  };
}
