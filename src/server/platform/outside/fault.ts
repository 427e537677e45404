/**
 * Why a call to an outside service came to nothing. `refused` is an answer: the service lives and does not want this call; it never opens the
 * breaker. `not_called` is our own: the breaker was open.
 */
export const FAULT_KINDS = ['timeout', 'unreachable', 'tls', 'busy', 'server_error', 'refused', 'garbled', 'forged', 'other', 'not_called'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A call to an outside service that came to nothing; its words name the service and the kind, never what was asked. */
export class OutsideFault extends Error {
  override readonly name = 'OutsideFault';
  constructor(readonly service: string, readonly kind: FaultKind, cause?: unknown) {
    super(`${service}: ${kind}`, cause === undefined ? undefined : { cause });
  }
}

/** True for what `ask` throws: the ground an act stands on is away, not the act; asking again later is the right advice. */
export function isOutsideFault(problem: unknown): problem is OutsideFault {
  return problem instanceof OutsideFault;
}

/** Thrown by an adapter inside a call to say what kind of fault it met; `ask` makes the fault of it. */
export class Fault extends Error {
  override readonly name = 'Fault';
  constructor(readonly kind: Exclude<FaultKind, 'not_called'>, message: string = kind) {
    super(message);
  }
}

/** What an HTTP status means for the service's health; nothing for an answer. */
export function faultOfStatus(status: number): 'busy' | 'server_error' | 'refused' | undefined {
  if (status === 429 || status === 503) return 'busy';
  if (status >= 500) return 'server_error';
  return status >= 400 ? 'refused' : undefined;
}

const TIMEOUTS = new Set(['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'TimeoutError', 'ABORT_ERR']);
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNABORTED', 'UND_ERR_SOCKET', 'ECONNECTION', 'ESOCKET']);
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL)/;

/** The kind of whatever a call threw, looked for along its causes; library errors are known by their codes. */
export function faultKindOf(problem: unknown, depth = 0): Exclude<FaultKind, 'not_called'> {
  if (problem instanceof Fault) return problem.kind;
  if (!(problem instanceof Error) || depth > 4) return 'other';
  if (problem.name === 'TimeoutError' || problem.name === 'AbortError') return 'timeout';
  const code = 'code' in problem && typeof problem.code === 'string' ? problem.code : problem.name;
  if (TIMEOUTS.has(code)) return 'timeout';
  if (AWAY.has(code)) return 'unreachable';
  if (TLS.test(code)) return 'tls';
  if (problem.name === 'ZodError' || problem.name === 'SyntaxError') return 'garbled';
  const first: unknown = problem instanceof AggregateError ? problem.errors[0] : undefined;
  const inner = first ?? problem.cause;
  return inner === undefined ? 'other' : faultKindOf(inner, depth + 1);
}
