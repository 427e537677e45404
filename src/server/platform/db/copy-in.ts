import { CompiledQuery } from 'kysely';
import type { Tx } from './tx.ts';

/** Rows for a COPY, as the connection finds them among a statement's values (connect.ts). */
export class CopySource {
  constructor(readonly chunks: AsyncIterable<Buffer> | Iterable<Buffer>) {}
}

/** Sends rows by `copy … from stdin` within the transaction, in the format the statement says; nothing else of the transaction may be under way meanwhile. Answers how many came in. */
export async function copyIn(tx: Tx, statement: `copy ${string} from stdin${'' | ' (format binary)'}`, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<number> {
  const { rows: [row] } = await tx.executeQuery<{ copied: number }>(CompiledQuery.raw(statement, [new CopySource(chunks)]));
  return row?.copied ?? 0;
}
