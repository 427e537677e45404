/** Of PostgreSQL: connection faults, the server stops or starts, no disk, memory or connection left, the disk fails, a standby that cannot write, a session ended because it stood still. */
const STATES = /^(08|53)...$|^57P0[123]$|^58030$|^25006$|^25P03$/;
/** A disk the kernel let nobody write to any more: PostgreSQL has no code for it but the one of a missing right. */
const READ_ONLY = { state: '42501', said: /Read-only file system/ };
/** Of the operating system: nobody answers there, the line is cut, the disk is full. */
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC', 'EDQUOT']);
/** Of `pg`, which gives its own faults no code. */
const SAID = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|Query read timeout)/;

/** True when what failed is not the act but the ground it stands on (database away, disk full): asking again later is the right advice. */
export function isUnavailable(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  if (problem instanceof AggregateError && problem.errors.length > 0) return problem.errors.every(isUnavailable);
  const code = 'code' in problem ? String(problem.code) : '';
  if (code === READ_ONLY.state && READ_ONLY.said.test(problem.message)) return true;
  return STATES.test(code) || SYSTEM.has(code) || SAID.test(problem.message);
}

/** True when somebody else was in the way: a lock that did not come in time, or two that waited for each other. */
export function isInTheWay(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && (problem.code === '55P03' || problem.code === '40P01');
}

/** A number greater than its column, a time beyond the calendar, a character no text can hold: only what somebody sent can be it. */
const UNKEEPABLE = new Set(['22003', '22008', '22021']);

/** True when a value of the request fits no column: a no to whoever sent it and no fault of ours. */
export function isUnkeepable(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && UNKEEPABLE.has(String(problem.code));
}
