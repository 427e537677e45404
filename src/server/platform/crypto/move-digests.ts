import { DIGEST_COLUMNS, type DigestColumn } from './digest-columns.ts';
import { digestMade, type DigestMade } from './digest.ts';

/** One statement that goes before another. */
export type Before = { text: string; values: unknown[] };

/** Things of one statement that take turns one by one. A job that writes thousands at once has its own turn, and the locks of a server are counted. */
const MOST_TURNS = 64;

type Asked = DigestMade & { digest: Buffer };

/**
 * What goes before a statement while a change of the index secret is under way: rows that stand under another version of a digest the statement asks for are brought to the version this process
 * writes, so that the statement finds them, and the unique keys there are keep one row a thing. A statement that writes first takes its turn with every process that writes either version. Nothing for a
 * statement without such digests, and at all other times.
 */
export function movesBefore(text: string, values: readonly unknown[]): Before[] {
  const asked = values.flatMap((value) => (Array.isArray(value) ? value : [value])).flatMap((value): Asked[] => {
    const of = digestMade(value);
    return of && Buffer.isBuffer(value) ? [{ ...of, digest: value }] : [];
  });
  if (asked.length === 0) return [];
  const before: Before[] = isLook(text) || asked.length > MOST_TURNS ? [] : [turnOf(asked)];
  const pairs = asked.flatMap(({ context, digest, others }) => others.map((was) => ({ context, was, now: digest })));
  for (const column of DIGEST_COLUMNS) {
    if (column.by !== 'met') continue;
    const own = pairs.filter(({ context }) => column.contexts.includes(context));
    if (own.length === 0) continue;
    const { beside } = column;
    if (!beside) before.push(moveStatement(column, own));
    else {
      const others = asked.filter(({ context }) => context === beside.context).map(({ digest }) => digest);
      if (others.length > 0) before.push({ text: `${moving(column)} and t."${beside.column}" = any($3::bytea[])`, values: [...sides(own), others] });
    }
  }
  return before;
}

/** The statement that brings rows of a column from one version to another. */
export function moveStatement(column: DigestColumn, pairs: readonly { was: Buffer; now: Buffer }[]): Before {
  return { text: moving(column), values: sides(pairs) };
}

const moving = ({ table, column }: DigestColumn) => `update "${table}" t set "${column}" = v.now from unnest($1::bytea[], $2::bytea[]) as v(was, now) where t."${column}" = v.was`;
const sides = (pairs: readonly { was: Buffer; now: Buffer }[]): Buffer[][] => [pairs.map(({ was }) => was), pairs.map(({ now }) => now)];

/** Locks named by the oldest version, in one order, until the transaction ends. */
function turnOf(asked: readonly Asked[]): Before {
  const names = [...new Set(asked.map(({ oldest }) => oldest.readBigInt64BE(oldest.length - 8)))].sort((a, b) => (a < b ? -1 : 1));
  return { text: 'select pg_advisory_xact_lock(k) from unnest($1::bigint[]) as k', values: [names.map(String)] };
}

function isLook(text: string): boolean {
  return /^\s*select\b/i.test(text) && !/\bfor (no key )?update\b/i.test(text);
}
