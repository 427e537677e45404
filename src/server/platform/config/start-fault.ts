/** Something the operator can put right (a port in use, a folder without permission); shown as one line, without a stack. */
export function startFault(message: string, cause?: unknown): Error {
  const fault = new Error(message, { cause });
  fault.name = 'StartFault';
  return fault;
}

/** True for faults made by `startFault`. */
export function isStartFault(error: unknown): error is Error {
  return error instanceof Error && error.name === 'StartFault';
}
