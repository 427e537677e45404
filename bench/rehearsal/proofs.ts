import { createChallenge, solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createFieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { parseSecretKeys } from '#server/platform/config/secret-keys.ts';

/** Gives proofs that a person stands behind a form; each is good once. */
export type Proofs = { next(challenge: unknown): Promise<string>; /** How they came about, for the report. */ how: string };

/** The work every visitor's device does for one form: solved honestly, on this machine's processors. Answers processor milliseconds a proof. */
export async function costOfSolving(challenges: readonly unknown[]): Promise<number> {
  const began = process.cpuUsage();
  for (const challenge of challenges) await solved(asChallenge(challenge));
  const { user, system } = process.cpuUsage(began);
  return Math.round((user + system) / 1_000 / Math.max(1, challenges.length));
}

/**
 * Proofs made with the program's own keys, without the search: a thousand visitors bring a thousand processors, which one machine cannot play. The program checks them
 * like any other. The puzzle itself is asked for all the same; how it is posed is taken from it.
 */
export function mintedProofs(secretKeys: string, suite: 'aes' | 'sm' = 'aes'): Proofs {
  const crypto = createFieldCrypto(parseSecretKeys(secretKeys).keys, suite);
  const hmacSignatureSecret = crypto.mac('captcha.proof', 'challenge').toString('hex');
  const hmacKeySignatureSecret = crypto.mac('captcha.proof', 'key').toString('hex');
  const counter = 600;
  return {
    how: 'minted with the program\'s keys, checked by the program as any other',
    async next(posed) {
      const { parameters } = asChallenge(posed);
      const challenge = await createChallenge({ algorithm: parameters.algorithm, cost: parameters.cost, counter, deriveKey, expiresAt: new Date(Date.now() + 240_000), hmacSignatureSecret, hmacKeySignatureSecret });
      const key = await keyAt(challenge, counter);
      return written({ challenge, solution: { counter, derivedKey: key } });
    },
  };
}

/** Proofs searched for as a visitor's device does; their processor time is the client's. */
export const honestProofs: Proofs = { how: 'solved by the client', next: async (posed) => written({ challenge: asChallenge(posed), solution: await solved(asChallenge(posed)) }) };

async function solved(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the puzzle has no solution');
  return solution;
}

/** The key of a counter that is known: a search of one step. */
async function keyAt(challenge: Challenge, counter: number): Promise<string> {
  const found = await solveChallenge({ challenge, deriveKey, counterStart: counter });
  if (found?.counter !== counter) throw new Error('the proof is not where it was put');
  return found.derivedKey;
}

function asChallenge(posed: unknown): Challenge {
  if (typeof posed === 'object' && posed !== null && 'parameters' in posed && 'signature' in posed) return posed as Challenge;
  throw new Error('the program posed no puzzle');
}

const written = (proof: unknown): string => Buffer.from(JSON.stringify(proof)).toString('base64');
