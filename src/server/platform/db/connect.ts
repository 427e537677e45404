import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { digestsMove } from '../crypto/digest.ts';
import { movesBefore } from '../crypto/move-digests.ts';
import { CopySource } from './copy-in.ts';
import { NamedQuery, type Shapes } from './named-query.ts';
import type { Login } from './roles.ts';
import type { Database } from './schema.ts';
import type { Db } from './tx.ts';

/** Where to connect and as whom; with `url` the login is the operator's, with `role` it acts as that role. `pooled`: each transaction may get another session, so nothing of a session is set or kept. */
export type Address = (Login | { url: string; role?: string }) & { pooled?: boolean };

export type ConnectOptions = {
  /** Connections of this process; beyond 10 on two cores latency doubles and throughput stands still. */
  size?: number;
  /** Called when an idle connection breaks; the pool replaces it. */
  onConnectionLost?: (error: Error) => void;
  /** How long beyond its own time limit a statement may stay unanswered before the line counts as dead. */
  graceMs?: number;
};

/** How long a statement waits for a lock, and how long it may take, in milliseconds. */
export const LOCK_TIMEOUT = 3_000;
export const STATEMENT_TIMEOUT = 30_000;
const GRACE = 5_000;
/** How long a transaction of ours may do nothing: the locks of a process whose line broke without a word are let go then. */
const IDLE_IN_TRANSACTION = 60_000;
const MOST_NAMES = 500;
const LONGEST_NAMED_TEXT = 4_096;

/** A pool of connections with typed queries; statements are prepared once per connection, waits for locks end after three seconds. */
export function connect(address: Address, options: ConnectOptions = {}): Db {
  return connectTo(pool(address, options));
}

/** Typed queries over an open pool; destroying them ends the pool. */
export function connectTo(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** The bare pool, for what needs plain SQL (the job queue's adapter). */
export function pool(address: Address, { size = 8, onConnectionLost, graceMs = GRACE }: ConnectOptions = {}): pg.Pool {
  const kind = address.pooled ? UnnamingClient : PipeliningClient;
  const made = new pg.Pool({ ...clientConfig(address), Client: kind.withGrace(graceMs), pipeline: true, max: size, idleTimeoutMillis: 60_000 });
  made.on('error', (error) => onConnectionLost?.(error));
  // the pool listens to idle connections only: one that breaks in use, between two statements, would end the whole program; its next statement fails anyway
  made.on('connect', (client) => client.on('error', () => undefined));
  return made;
}

/** Settings of one connection: who, where, time limits, and how database values become JavaScript values. */
export function clientConfig({ pooled, ...address }: Address, statementTimeout = STATEMENT_TIMEOUT): pg.ClientConfig {
  // statements here are short: compiling one costs more than it ever saves
  const limits = ['-c', `lock_timeout=${String(LOCK_TIMEOUT)}`, '-c', `statement_timeout=${String(statementTimeout)}`, '-c', `idle_in_transaction_session_timeout=${String(IDLE_IN_TRANSACTION)}`, '-c', 'timezone=UTC', '-c', 'jit=off'];
  const common = { application_name: 'jinbang', connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 30_000, types: { getTypeParser } };
  if (pooled) return { ...common, ...('url' in address ? { connectionString: address.url } : address) };
  if (!('url' in address)) return { ...common, ...address, options: limits.join(' ') };
  if (address.role) limits.push('-c', `role=${address.role}`);
  const url = new URL(address.url);
  const given = url.searchParams.get('options');
  url.searchParams.delete('options'); // the address would win over ours: join the two
  return { ...common, connectionString: url.href, options: [...(given ? [given] : []), ...limits].join(' ') };
}

/**
 * Gives every parameterised statement a name, so that PostgreSQL parses and plans it once per connection (ADR 0003), and puts the statements
 * of one turn of the event loop into one packet. A line that is dead without anybody having said so is given up: the server ends every statement at its limit, so silence beyond it comes from the line.
 */
class PipeliningClient extends pg.Client {
  protected readonly naming: boolean = true;
  protected readonly graceMs: number = GRACE;
  readonly #names = new Map<string, string>();
  readonly #shapes: Shapes = new Map();
  #held = false;
  #limit = STATEMENT_TIMEOUT;

  static withGrace(graceMs: number): typeof PipeliningClient {
    return class extends this { protected override readonly graceMs = graceMs; };
  }

  override query(...args: unknown[]) {
    this.#holdPacket();
    const [text, values] = args;
    if (typeof text !== 'string') return Reflect.apply(super.query, this, isPlainStatement(text) ? [{ query_timeout: this.#limit + this.graceMs, ...text }, ...args.slice(1)] : args);
    if (Array.isArray(values) && values[0] instanceof CopySource) return this.#copy(text, values[0]);
    const before = digestsMove() && Array.isArray(values) ? movesBefore(text, values).map((move) => this.#send(move.text, [move.values])) : [];
    const answer = this.#send(text, args.slice(1));
    return before.length === 0 ? answer : Promise.all([...before, answer]).then((answers) => answers.at(-1));
  }

  #send(text: string, [values, ...rest]: unknown[]) {
    const limit = this.#limit; // a commit may be sent while the long statement before it is still at work
    this.#limit = limitAfter(text) ?? limit;
    const name = this.naming && Array.isArray(values) && values.length > 0 ? this.#nameOf(text) : undefined;
    const told = [values, ...rest].filter((one) => typeof one === 'function');
    if (name !== undefined && told.length === 0 && Array.isArray(values)) return this.#sendNamed(name, text, values, limit + this.graceMs);
    return Reflect.apply(super.query, this, [{ text, ...(name !== undefined && { name }), ...(Array.isArray(values) && { values }), query_timeout: limit + this.graceMs }, ...told]);
  }

  /** What nearly every statement is: handed to the driver as its own object, which spares it a copy of the settings, and with the columns it knows. */
  #sendNamed(name: string, text: string, values: unknown[], limit: number): Promise<pg.QueryResult> {
    return new Promise((answered, failed) => {
      const asked = new NamedQuery(this.#shapes, name, text, values, limit);
      Reflect.set(asked, 'callback', (problem: Error | null | undefined, result: pg.QueryResult) => { if (problem) failed(problem); else answered(result); });
      super.query(asked);
    });
  }

  /** A COPY needs the connection to itself: once everything sent before it is answered, the client leaves its pipeline until the rows are in. */
  async #copy(text: string, { chunks }: CopySource): Promise<{ command: string; rows: { copied: number }[] }> {
    await super.query('select 1');
    Reflect.set(this, 'pipeline', false);
    const into = from(text);
    try {
      await pipeline(Readable.from(chunks, { objectMode: true }), super.query(into));
    } finally {
      Reflect.set(this, 'pipeline', true);
    }
    return { command: 'COPY', rows: [{ copied: into.rowCount }] };
  }

  #holdPacket(): void {
    if (this.#held) return;
    this.#held = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.#held = false;
      stream.uncork();
    });
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || text.length > LONGEST_NAMED_TEXT || this.#names.size >= MOST_NAMES) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    this.#names.set(text, name);
    return name;
  }
}

const UNITS = { s: 1_000, min: 60_000 } as const;

/** The time limit of the statements after this one, where it changes it: long work sets its own for one transaction. */
function limitAfter(text: string): number | undefined {
  if (text === 'commit' || text === 'rollback') return STATEMENT_TIMEOUT;
  const [, count, unit] = /^set local statement_timeout = '(\d+)(s|min)'/.exec(text) ?? [];
  return unit === 's' || unit === 'min' ? Number(count) * UNITS[unit] : undefined;
}

/** The same behind a pooler: a name would be looked for in a session that does not know it, or be taken there already; those that a library gives its own statements are left out too. */
class UnnamingClient extends PipeliningClient {
  protected override readonly naming = false;

  override query(...args: unknown[]) {
    const [asked, ...rest] = args;
    if (!isPlainStatement(asked)) return super.query(...args);
    const { name: _left, ...unnamed } = asked;
    return super.query(unnamed, ...rest);
  }
}

/** A statement that a library gives as a plain object; a query of its own class keeps what it is. */
function isPlainStatement(asked: unknown): asked is { text: string; name?: string } {
  return typeof asked === 'object' && asked !== null && Object.getPrototypeOf(asked) === Object.prototype && 'text' in asked && typeof asked.text === 'string';
}

const INT8 = pg.types.builtins.INT8;
const DATE = pg.types.builtins.DATE;

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) => {
  if (oid === INT8) return safeInteger;
  if (oid === DATE) return asText;
  return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text');
};

/** int8 as a number; one that a number cannot hold exactly is a bug to be seen, not rounded. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('an int8 beyond the safe integers was read');
  return value;
}

/** Calendar days stay `YYYY-MM-DD`; a Date would be a moment in some zone. */
function asText(text: string): string {
  return text;
}
