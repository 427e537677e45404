import type { BreachCase } from './breach-case.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { BreachFacts } from './domain/breach-rules.ts';
import { listFiles, listStatements } from './statements.store.ts';

/** What the rules ask of a case, gathered. */
export async function gatherBreachFacts({ tx, kit }: { tx: Tx; kit: Kit }, c: BreachCase): Promise<BreachFacts> {
  const files = await listFiles(tx, kit.crypto, c);
  const statements = await listStatements(tx, kit.crypto, c);
  return { ...c, evidence: files.filter((f) => f.by === 'staff').length, statements: statements.filter((s) => !s.waived).length };
}
