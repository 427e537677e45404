import type pg from 'pg';
import { changeToWalk, finishIndex, prepareIndex, writeIndex } from '#server/platform/crypto/change-index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { findIndexChange, writeIndexProgress } from '#server/platform/crypto/index-change.store.ts';
import { countOldDigests, rotateIndex } from '#server/platform/crypto/rotate-index.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { inTransaction, type Db } from '#server/platform/db/tx.ts';

type At = { db: Db; client: pg.Client; crypto: FieldCrypto };

/** One step of a change of the index secret (索引密钥更换); answers with what the command ends. */
export async function changeIndex(at: At, step: string | undefined): Promise<number> {
  const now = new Date();
  switch (step) {
    case 'prepare': return said(`Version ${String(await inTransaction(at.db, (tx) => prepareIndex(tx, { crypto: at.crypto, now })))} is prepared: restart every process, then --index write.`);
    case 'write': return said(`Version ${String(await inTransaction(at.db, (tx) => writeIndex(tx, now)))} is written by processes that start from now on: restart every process, then --index.`);
    case 'finish': return said(`Version ${String(await inTransaction(at.db, (tx) => finishIndex(tx, async (number) => sumOf(await countOldDigests(at.client, number)), now)))} is the only one: restart every process.`);
    case 'check': return check(at);
    case undefined: return walk(at);
    default: throw startFault(`--index knows prepare, write and finish, not "${step}"`);
  }
}

/** Answers whether somebody asked the command to end. */
export function untilAsked(): () => boolean {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { asked = true; });
  return () => asked;
}

async function check({ db, client }: At): Promise<number> {
  const number = (await inTransaction(db, findIndexChange))?.number ?? 1;
  const left = number === 1 ? [] : await countOldDigests(client, number);
  for (const one of left) console.log(`${one.column}: ${String(one.left)}`);
  console.log(left.length === 0 ? `Every digest stands in version ${String(number)}.` : 'The earlier version is needed still.');
  return left.length === 0 ? 0 : 1;
}

async function walk({ db, client, crypto }: At): Promise<number> {
  const { number } = await inTransaction(db, changeToWalk);
  const done = await rotateIndex({
    client, crypto, number, stopped: untilAsked(),
    tell: async (so) => {
      await writeIndexProgress(db, so);
      process.stderr.write(`index ${String(number)}: ${String(so.moved)} made anew, column ${String(so.columnsDone)} of ${String(so.columns)}${so.left === null ? '' : `, ${String(so.left)} left`}\n`);
    },
  });
  console.log(done.left === 0 ? `Every digest stands in version ${String(number)} (${String(done.moved)} made anew): --index finish comes next.` : `${done.left === null ? 'Ended before all was gone through' : `${String(done.left)} left, locked meanwhile`}: run it again.`);
  return done.left === 0 ? 0 : 1;
}

const sumOf = (left: readonly { left: number }[]): number => left.reduce((sum, one) => sum + one.left, 0);

function said(what: string): number {
  console.log(what);
  return 0;
}
