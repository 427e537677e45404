import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

const MARGIN = 20_000;

/**
 * Solves one challenge of the server's (ALTCHA proof of work). The key derivation is the browser's own and runs beside the page,
 * so no worker is needed, which the page's Trusted Types would not allow.
 */
export async function prove(challengeUrl: string): Promise<{ proof: string; goodForMs: number }> {
  const asked = Date.now();
  const reply = await fetch(challengeUrl, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
  if (!reply.ok) throw new Error(`challenge: ${reply.status}`);
  const challenge: Challenge = await reply.json();
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('challenge not solved in time');
  const life = goodFor(challenge, reply.headers.get('date'), asked);
  return { proof: btoa(JSON.stringify({ challenge, solution })), goodForMs: life };
}

/** Until when the proof holds, by the server's clock: this computer's may be wrong by hours. */
function goodFor(challenge: Challenge, date: string | null, asked: number): number {
  const { expiresAt } = challenge.parameters;
  if (expiresAt === undefined) return 240_000;
  const skew = date === null ? 0 : Date.parse(date) - asked;
  return Math.min(Math.max(expiresAt * 1000 - (Date.now() + skew) - MARGIN, 10_000), 3_600_000);
}
