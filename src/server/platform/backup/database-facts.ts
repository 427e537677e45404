import type { Client } from 'pg';
import { z } from 'zod';

/** Tables nobody but the owner can take a row from: a restored database has no fewer rows. */
export const APPEND_ONLY = ['audit_event', 'application_event', 'ledger_entry', 'signed_letter'] as const;

/** What is asked of a database before it is copied, to be held against what is restored. */
export type DatabaseFacts = { postgres: string; system: string; atLeast: Record<string, number>; auditSeal: { number: number; digest: string } | null };

const Facts = z.tuple([z.object({ postgres: z.string(), system: z.string() })]);
const Seal = z.array(z.object({ number: z.coerce.number(), digest: z.instanceof(Buffer) })).max(1);
const Count = z.tuple([z.object({ n: z.coerce.number() })]);

/** The facts as they stand. */
export async function readDatabaseFacts(client: Client): Promise<DatabaseFacts> {
  const [facts] = Facts.parse((await client.query("select current_setting('server_version') as postgres, system_identifier::text as system from pg_control_system()")).rows);
  const [seal] = Seal.parse((await client.query('select number, digest from audit_seal order by number desc limit 1')).rows);
  return { ...facts, atLeast: await countRows(client), auditSeal: seal ? { number: seal.number, digest: seal.digest.toString('hex') } : null };
}

/** The rows of each append-only table. */
export async function countRows(client: Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of APPEND_ONLY) {
    const [{ n }] = Count.parse((await client.query(`select count(*) as n from ${table}`)).rows);
    counts[table] = n;
  }
  return counts;
}

/** The file of the log a place stands in, named as the archive names it. */
export async function segmentOf(client: Client, lsn: string): Promise<string> {
  const { rows } = await client.query('select pg_walfile_name($1::pg_lsn) as segment', [lsn]);
  return z.tuple([z.object({ segment: z.string() })]).parse(rows)[0].segment;
}
