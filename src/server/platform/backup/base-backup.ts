import type { Writable } from 'node:stream';
import pg from 'pg';
import type { Address } from '#server/platform/db/connect.ts';
import { startFault } from '#server/platform/config/start-fault.ts';

/** Where in the log a base backup begins and ends: what lies between must be replayed before it is whole, and travels inside it. */
export type BaseBackup = { startLsn: string; endLsn: string; timeline: number };

/** The two things the server sends: its data folder as a tar, and its own list of files with their digests. */
export type BackupPart = 'cluster' | 'files-of-cluster';

/** How far it is, in bytes; the whole is an estimate of the server's. */
export type Progress = { done: number; whole: number };

/**
 * Takes a base backup (物理基础备份) over the replication protocol, as pg_basebackup does, of any server of PostgreSQL 15 or later while it works: it needs a login with REPLICATION
 * and no program of PostgreSQL's. `open` gives where a part goes; the next part is asked for once the earlier one ended.
 */
export async function takeBaseBackup(address: Address, label: string, open: (part: BackupPart) => Writable, tell: (progress: Progress) => void): Promise<BaseBackup> {
  const settings = { ...('url' in address ? { connectionString: address.url } : address), application_name: 'jinbang-backup', replication: 'true', keepAlive: true, connectionTimeoutMillis: 10_000 };
  const client = new pg.Client(settings);
  client.on('error', () => undefined); // told by the query
  try {
    await client.connect();
  } catch (error) {
    throw startFault(`the database server lets nobody copy it (${error instanceof Error ? error.message : String(error)}): the login needs REPLICATION, and pg_hba.conf a line for "replication"`, error);
  }
  try {
    return await new Promise<BaseBackup>((resolve, reject) => {
      client.query(new Copying(`BASE_BACKUP (LABEL '${label}', CHECKPOINT 'fast', WAL true, PROGRESS true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`, open, tell, resolve, reject));
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

const LETTER = { archive: 'n'.charCodeAt(0), manifest: 'm'.charCodeAt(0), data: 'd'.charCodeAt(0), progress: 'p'.charCodeAt(0) } as const;

/** One BASE_BACKUP as the driver runs it: two result sets, a stream of letters, a last result set. */
class Copying implements pg.Submittable {
  readonly #text: string;
  readonly #open: (part: BackupPart) => Writable;
  readonly #tell: (progress: Progress) => void;
  readonly #resolve: (done: BaseBackup) => void;
  readonly #reject: (error: Error) => void;
  readonly #rows: (string | null)[][] = [];
  #stream: { pause(): void; resume(): void; destroy(error: Error): void } | undefined;
  #into: Writable | undefined;
  readonly #ends: Promise<void>[] = [];
  readonly #slow = new Set<Writable>();
  #fault: Error | undefined;
  #done = 0;

  constructor(text: string, open: (part: BackupPart) => Writable, tell: (progress: Progress) => void, resolve: (done: BaseBackup) => void, reject: (error: Error) => void) {
    this.#text = text;
    this.#open = open;
    this.#tell = tell;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    this.#stream = connection.stream;
    connection.query(this.#text);
  }

  handleRowDescription(): void { /* the shapes are known */ }

  handleDataRow(message: { fields: (Buffer | string | null)[] }): void {
    this.#rows.push(message.fields.map((field) => (field === null ? null : String(field))));
  }

  handleCommandComplete(): void { /* one a result set */ }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    const letter = chunk[0];
    if (letter === LETTER.data) this.#write(Buffer.from(chunk.subarray(1))); // a copy: the driver uses its buffer again
    else if (letter === LETTER.progress) this.#tell({ done: Number(chunk.readBigInt64BE(1)), whole: this.#whole() });
    else this.#begin(letter === LETTER.archive ? 'cluster' : 'files-of-cluster');
  }

  handleError(error: Error): void {
    this.#fail(error);
  }

  handleReadyForQuery(): void {
    this.#into?.end();
    void Promise.all(this.#ends).then(() => {
      if (this.#fault) return this.#reject(this.#fault);
      const first = this.#rows[0];
      const last = this.#rows.at(-1);
      if (!first?.[0] || !last?.[0]) return this.#reject(new Error('the server did not say where the backup ends'));
      this.#resolve({ startLsn: first[0], endLsn: last[0], timeline: Number(first[1]) });
    }, (error: unknown) => { this.#reject(error instanceof Error ? error : new Error(String(error))); });
  }

  #whole(): number {
    return Number(this.#rows[1]?.[2] ?? 0) * 1024;
  }

  #begin(part: BackupPart): void {
    this.#into?.end();
    if (part === 'cluster' && this.#ends.length > 0) return this.#fail(startFault('the database has tablespaces of its own; back it up with pg_basebackup'));
    const into = this.#open(part);
    this.#into = into;
    this.#ends.push(new Promise((resolve, reject) => {
      into.once('finish', resolve);
      into.once('error', (error) => { this.#fail(error); reject(error); });
    }));
    this.#ends.at(-1)?.catch(() => undefined); // told at the end
  }

  #write(bytes: Buffer): void {
    this.#done += bytes.length;
    const into = this.#into;
    if (this.#fault || !into || into.write(bytes) || this.#slow.has(into)) return;
    this.#slow.add(into);
    this.#stream?.pause();
    const goOn = () => {
      into.off('drain', goOn).off('finish', goOn);
      this.#slow.delete(into);
      this.#stream?.resume();
    };
    into.once('drain', goOn);
    into.once('finish', goOn); // what was ended meanwhile drains without saying so
  }

  /** A part that cannot be written ends the copying: the server is not listened to any more. */
  #fail(error: Error): void {
    if (this.#fault) return;
    this.#fault = error;
    this.#into?.destroy(error);
    this.#reject(error);
    this.#stream?.destroy(error);
  }
}
