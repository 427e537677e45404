import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** Solves one proof-of-work challenge (验证码, R-X-01); the key derivation is the browser's own. */
export async function prove(signal?: AbortSignal): Promise<string> {
  const reply = await fetch('/api/captcha/challenge', { headers: { accept: 'application/json' }, credentials: 'same-origin', ...(signal && { signal }) });
  if (!reply.ok) throw new Error(`challenge: ${String(reply.status)}`);
  const challenge: Challenge = await reply.json();
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('challenge not solved in time');
  return btoa(JSON.stringify({ challenge, solution }));
}
