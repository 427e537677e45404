import { createChallenge, solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { createFieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { parseSecretKeys } from '#server/platform/config/secret-keys.ts';

/** Gives proofs that a person stands behind a form; each is good once. */
export type Proofs = { next(challenge: unknown): Promise<string>; /** How they came about, for the report. */ how: string };

/** Longer than a rehearsal lasts. */
const MINTED_FOR_MS = 1_800_000;
const AT_ONCE = 16;

/** The work every visitor's device does for one form: solved honestly, on this machine's processors. Answers processor milliseconds a proof. */
export async function costOfSolving(challenges: readonly unknown[]): Promise<number> {
  const began = process.cpuUsage();
  for (const challenge of challenges) await solved(asChallenge(challenge));
  const { user, system } = process.cpuUsage(began);
  return Math.round((user + system) / 1_000 / Math.max(1, challenges.length));
}

/**
 * Proofs made with the program's own keys, without the search: a thousand visitors bring a thousand processors, which one machine cannot play. The program checks them like any other. The first
 * `ahead` are made before anybody comes, since making one is a device's work too; the puzzle itself is asked for all the same.
 */
export async function mintedProofs(secretKeys: string, posed: unknown, ahead: number): Promise<Proofs> {
  const crypto = createFieldCrypto(parseSecretKeys(secretKeys).keys, 'aes');
  const hmacSignatureSecret = crypto.mac('captcha.proof', 'challenge').toString('hex');
  const hmacKeySignatureSecret = crypto.mac('captcha.proof', 'key').toString('hex');
  const { parameters: { algorithm, cost } } = asChallenge(posed);
  const counter = 600;
  const mint = async () => {
    const challenge = await createChallenge({ algorithm, cost, counter, deriveKey, expiresAt: new Date(Date.now() + MINTED_FOR_MS), hmacSignatureSecret, hmacKeySignatureSecret });
    return written({ challenge, solution: { counter, derivedKey: await keyAt(challenge, counter) } });
  };
  const made: string[] = [];
  while (made.length < ahead) made.push(...(await Promise.all(Array.from({ length: AT_ONCE }, mint))));
  return { how: 'minted with the program\'s keys, checked by the program as any other', next: async () => made.pop() ?? (await mint()) };
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
