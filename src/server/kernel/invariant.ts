/** Stops on a bug: a condition that the program itself guarantees. Never for input; input gets refusals. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Marks a branch that types prove impossible, so that a new case fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
