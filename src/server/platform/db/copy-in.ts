import { CompiledQuery } from 'kysely';
import type { Tx } from './tx.ts';

/** Rows for a COPY, as the connection finds them among a statement's values (connect.ts). */
export class CopySource {
  constructor(readonly chunks: AsyncIterable<Buffer> | Iterable<Buffer>) {}
}

/** Sends rows by `copy … from stdin` within the transaction, in the text format of COPY; nothing else of the transaction may be under way meanwhile. */
export async function copyIn(tx: Tx, statement: `copy ${string} from stdin`, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(statement, [new CopySource(chunks)]));
}
