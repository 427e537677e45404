import { createHash } from 'node:crypto';
import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { FieldCrypto } from '../crypto/field-crypto.ts';

export type ProofChallenge = Challenge;

/** About a quarter of a second in a desktop browser, about one second on a cheap phone; 0.2 ms to check. */
const COST = { algorithm: 'PBKDF2/SHA-256', cost: 1000, from: 600, to: 1400 };

const Parameters = z.looseObject({ algorithm: z.literal(COST.algorithm), nonce: z.string(), salt: z.string(), cost: z.literal(COST.cost), keyLength: z.number(), keyPrefix: z.string(), expiresAt: z.number() });
const Proof = z.object({
  challenge: z.object({ parameters: Parameters, signature: z.string() }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** Proof-of-work challenges (ALTCHA, MIT): nothing to read, friendly to screen readers; it makes abuse dear, limits stop it. */
export function createProofs(crypto: FieldCrypto, lifeMs: number) {
  const hmacSignatureSecret = crypto.mac('captcha.proof', 'challenge').toString('hex');
  const hmacKeySignatureSecret = crypto.mac('captcha.proof', 'key').toString('hex');
  return {
    challenge: (): Promise<ProofChallenge> =>
      createChallenge({
        algorithm: COST.algorithm,
        cost: COST.cost,
        counter: randomInt(COST.from, COST.to),
        deriveKey,
        // Real time on purpose: the solver works now, whatever day a rehearsal's clock shows.
        expiresAt: new Date(Date.now() + lifeMs),
        hmacSignatureSecret,
        hmacKeySignatureSecret,
      }),
    /** The digest under which a right, fresh proof is spent; nothing when it is wrong, old or not ours. */
    async verify(proof: string): Promise<Buffer | undefined> {
      const payload = Proof.safeParse(decoded(proof));
      if (!payload.success) return undefined;
      const { challenge, solution } = payload.data;
      const result = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret, hmacKeySignatureSecret });
      return result.verified ? createHash('sha256').update(challenge.signature).digest() : undefined;
    },
  };
}

function decoded(proof: string): unknown {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
