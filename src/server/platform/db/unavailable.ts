/** Of PostgreSQL: connection faults, the server stops or starts, no disk, memory or connection left, the disk fails, a standby that cannot write. */
const STATES = /^(08|53)...$|^57P0[123]$|^58030$|^25006$/;
/** Of the operating system: nobody answers there, the line is cut, the disk is full. */
const SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC', 'EDQUOT']);
/** Of `pg`, which gives its own faults no code. */
const SAID = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable)/;

/** True when what failed is not the act but the ground it stands on (database away, disk full): asking again later is the right advice. */
export function isUnavailable(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false;
  if (problem instanceof AggregateError && problem.errors.length > 0) return problem.errors.every(isUnavailable);
  const code = 'code' in problem ? String(problem.code) : '';
  return STATES.test(code) || SYSTEM.has(code) || SAID.test(problem.message);
}
