import { hash, verify } from '@node-rs/argon2';

/** Slow hashing of passwords and recovery answers: argon2id, 19 MiB, two passes, off the event loop. */
export type Passwords = {
  hash(plain: string): Promise<string>;
  verify(hashed: string, plain: string): Promise<boolean>;
  /** A hash of nothing anyone can type: verifying against it costs the same as a real one, so that timing tells nothing. */
  decoy(): Promise<string>;
};

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Builds the hasher; `atOnce` bounds the hashes in flight, since each takes 19 MiB and a thread of the pool. */
export function createPasswords(atOnce = 4): Passwords {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  }
  let decoy: Promise<string> | undefined;
  const passwords: Passwords = {
    hash: (plain) => inTurn(() => hash(plain.normalize('NFC'), COST)),
    verify: (hashed, plain) => inTurn(() => verify(hashed, plain.normalize('NFC'))),
    decoy: () => (decoy ??= passwords.hash('\u0000decoy')),
  };
  return passwords;
}
