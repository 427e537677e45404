import type { Compilable, CompiledQuery } from 'kysely';
import type { Tx } from './tx.ts';

/** Where a value goes that is known only when the statement is sent. */
class Place {
  constructor(readonly name: string) {}
}

const places = new Proxy({}, { get: (_, name) => new Place(String(name)) });

/**
 * A statement that is always the same but for its values: Kysely builds and compiles it once, at its first use, and afterwards only the values are put in (ADR 0055). `build` sees places instead of
 * values: it may hand them on to Kysely and nothing else. A statement whose shape depends on its values is an ordinary one.
 */
export function keptStatement<V extends Record<string, unknown>, Row>(build: (tx: Tx, values: V) => Compilable<Row> | CompiledQuery<Row>): (tx: Tx, values: V) => CompiledQuery<Row> {
  let kept: CompiledQuery<Row> | undefined;
  return (tx, values) => {
    kept ??= compiled(build(tx, places as V));
    return { ...kept, parameters: kept.parameters.map((p) => (p instanceof Place ? values[p.name] : p)) };
  };
}

function compiled<Row>(built: Compilable<Row> | CompiledQuery<Row>): CompiledQuery<Row> {
  return 'compile' in built ? built.compile() : built;
}
