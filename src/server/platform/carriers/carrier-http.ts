import { no, type Outcome } from './carrier.ts';

const PATIENCE = 10_000;

/** What came back over a line: an answer, or that there was none. */
export type Line = { answered: true; status: number; text: string } | { answered: false; outcome: Outcome };

/** Codes of a line that never came to stand: what was to be said was not heard by anybody. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']);

/** Posts to a carrier. A line that broke or fell silent after it stood leaves unclear whether the message was taken; one that never stood does not. */
export async function postToCarrier(url: string, headers: Record<string, string>, body: string, signal?: AbortSignal): Promise<Line> {
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const reply = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: signal ? AbortSignal.any([signal, patience]) : patience });
    return { answered: true, status: reply.status, text: await reply.text() };
  } catch (problem) {
    return { answered: false, outcome: NEVER_CONNECTED.has(codeOf(problem)) ? no('again', 'carrier_down', true) : no('unclear', 'no_answer', true) };
  }
}

function codeOf(problem: unknown, depth = 0): string {
  if (!(problem instanceof Error) || depth > 4) return '';
  if ('code' in problem && typeof problem.code === 'string') return problem.code;
  const inner: unknown = problem instanceof AggregateError ? problem.errors[0] : problem.cause;
  return codeOf(inner, depth + 1);
}

/** What an answer without a carrier's own words means, by its status. */
export function outcomeOfStatus(status: number): Outcome {
  if (status === 429) return no('again', 'carrier_busy', true);
  if (status === 401 || status === 403) return no('other', 'account_refused', true);
  // a gateway in front may have passed the message on before it failed
  if (status === 502 || status === 504) return no('unclear', 'no_answer', true);
  return status >= 500 ? no('again', 'carrier_down', true) : no('other', 'rejected');
}

/** Parses JSON of a carrier; nothing when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
