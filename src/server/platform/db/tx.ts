import { CompiledQuery, PostgresDialect, Transaction, type Compilable, type DatabaseConnection, type Kysely, type QueryExecutor } from 'kysely';
import type { Database } from './schema.ts';

/** The database; only the outermost layer holds it, everything else gets a `Tx`. */
export type Db = Kysely<Database>;

/** One open transaction. Store functions and commands take it first; it is never optional, so nothing can slip outside. */
export type Tx = Transaction<Database>;

/** What a transaction still waits for before it may end. */
const unanswered = new WeakMap<Tx, Promise<unknown>[]>();

/** What is to happen once a transaction stands. */
const afterwards = new WeakMap<Tx, (() => void)[]>();

/**
 * Runs the work in one transaction: all of it stands, or none if it throws. Waits for row locks end after three seconds.
 *
 * Statements are sent as they are asked for, without waiting for the answers of earlier ones (the server still does them one after another):
 * `begin` travels with the first statement, statements started together travel together, and what `writeBehind` sends travels with `commit`.
 * Round trips are the cost of a short transaction (ADR 0014).
 */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const executor = db.getExecutor();
  return executor.provideConnection(async (connection) => {
    const say = (text: string) => connection.executeQuery<{ command?: string }>(CompiledQuery.raw(text));
    const { tx, end } = openOn(connection, executor);
    const waiting: Promise<unknown>[] = [];
    unanswered.set(tx, waiting);
    const later: (() => void)[] = [];
    afterwards.set(tx, later);
    waitFor(waiting, say('begin'));
    let value: T;
    try {
      value = await work(tx);
    } catch (problem) {
      end();
      await say('rollback').catch(() => undefined); // a session that cannot roll back is dead, and with it the transaction
      throw await causeOf(problem, waiting);
    }
    end();
    const ended = say('commit');
    const faults = (await Promise.allSettled(waiting)).filter((answer) => answer.status === 'rejected');
    const { rows: [tag] } = await ended;
    if (faults[0]) throw faults[0].reason;
    // a failed statement whose failure the work swallowed: PostgreSQL then answers the commit with a rollback
    if (tag?.command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed');
    for (const act of later) act();
    return value;
  });
}

const alone = new WeakMap<Db, Tx>();
const stands = new WeakSet<Tx>();

/**
 * Gives the work a way to read without a transaction: each statement stands alone on whatever connection is free, with its own snapshot (as in a transaction of ours), and costs
 * no `begin` and no `commit`. For reads that write nothing and lock nothing; what writes behind or acts after a commit finds no transaction and throws.
 */
export function readAlone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  let tx = alone.get(db);
  if (!tx) {
    tx = new Transaction<Database>({ config: { dialect }, dialect, driver, executor: db.getExecutor() });
    alone.set(db, tx);
    stands.add(tx);
  }
  return work(tx);
}

/** True for what `readAlone` gives: statements asked for at once may be answered together. */
export function standsAlone(tx: Tx): boolean {
  return stands.has(tx);
}

/** Has all that the work reads alone go over one connection: statements begun in one turn of the event loop travel in one packet. */
export function onOneConnection<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const executor = tx.getExecutor();
  return executor.provideConnection((connection) => {
    const { tx: one, end } = openOn(connection, executor);
    return work(one).finally(end);
  });
}

/**
 * Sends a write whose answer nobody needs, without waiting for it. It is part of the transaction like any other: a later statement sees it,
 * and if it fails nothing of the transaction stands. For writes that cannot be refused; what may say no (a claim, a version) must be waited for,
 * or say it by raising.
 */
export function writeBehind(tx: Tx, statement: CompiledQuery | Compilable): void {
  const waiting = unanswered.get(tx);
  if (!waiting) throw new Error('only a transaction of inTransaction writes behind');
  waitFor(waiting, tx.executeQuery(statement));
}

/** Has this process forget what it remembers once the transaction stands, and not before: until then others still read what was. Nothing happens when it is rolled back. */
export function afterCommit(tx: Tx, act: () => void): void {
  const later = afterwards.get(tx);
  if (!later) throw new Error('only a transaction of inTransaction has an afterwards');
  later.push(act);
}

function waitFor(waiting: Promise<unknown>[], answer: Promise<unknown>): void {
  answer.catch(() => undefined); // told when the transaction ends
  waiting.push(answer);
}

const FAILED_BEFORE = '25P02';

/** The statement that failed first: the ones after it only say that the transaction is over. */
async function causeOf(problem: unknown, waiting: readonly Promise<unknown>[]): Promise<unknown> {
  if (!(problem instanceof Error && 'code' in problem && problem.code === FAILED_BEFORE)) return problem;
  const first = (await Promise.allSettled(waiting)).find((answer) => answer.status === 'rejected');
  return first ? first.reason : problem;
}

/** What a Kysely transaction must be given and never uses: its connection is there already. */
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has its connection')) });
const driver = dialect.createDriver();

/** A transaction on an open connection. Kysely's own lets only one statement be under way; after `end` nothing goes through it any more. */
function openOn(connection: DatabaseConnection, executor: QueryExecutor): { tx: Tx; end(): void } {
  let over = false;
  const own = executor.withConnectionProvider({
    provideConnection: (consumer) => (over ? Promise.reject(new Error('the transaction has ended')) : consumer(connection)),
  });
  return { tx: new Transaction<Database>({ config: { dialect }, dialect, driver, executor: own }), end() { over = true; } };
}
