import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { PaymentChannel, PaymentChannels } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { addDays, daysToFetch } from '../domain/bill-days.ts';
import { fetchBill } from './bills.jobs-declared.ts';
import { findBillOf, holdDay, insertBill, listBilledDays, listMovedDays, usedSince } from './bills.store.ts';
import { takeInBill } from './take-in-bill.ts';

/** A bill that was no use is asked for again only after a while. */
const AGAIN_AFTER = 12 * 3_600_000;

/** Channels keep their bills for three months. */
const KEPT_BY_CHANNELS = 90;

/** 每日取账单: has the bill of every account fetched for every day before today that has none; missed days are caught up. */
export async function orderBills(tx: Tx, channels: PaymentChannels, now: Instant): Promise<number> {
  const today = beijingDay(now);
  let ordered = 0;
  for (const { account: receiving } of channels.all) {
    const since = await usedSince(tx, receiving);
    if (since === undefined) continue;
    const from = addDays(today, -KEPT_BY_CHANNELS);
    const have = await listBilledDays(tx, receiving, from, new Date(now - AGAIN_AFTER));
    for (const day of daysToFetch(today, have, since, await listMovedDays(tx, receiving, from, addDays(today, -1)))) {
      await enqueue(tx, fetchBill, { receiving, day });
      ordered += 1;
    }
  }
  return ordered;
}

export type Fetched = { folder: string; path: string; fileName: string; bytes: number; digest: Buffer };

/** Downloads a bill to a file of our own, whatever its size, with its digest; undefined while the channel has none. */
export async function downloadBill(channel: PaymentChannel, day: Day): Promise<Fetched | undefined> {
  const found = await channel.downloadBill(day);
  if (found === 'not_ready') return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'jinbang-bill-'));
  const path = join(folder, 'bill');
  const digest = createHash('sha256');
  let bytes = 0;
  await pipeline(found.content, async function* (chunks: Readable) {
    for await (const chunk of chunks) {
      const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      digest.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }, createWriteStream(path));
  return { folder, path, fileName: found.fileName, bytes, digest: digest.digest() };
}

/** Takes a downloaded bill in; one that is here already, to the byte, changes nothing. The file is removed in any case. */
export async function keepFetched(tx: Tx, channel: PaymentChannel, day: Day, fetched: Fetched, now: Instant): Promise<void> {
  const receiving = channel.account;
  try {
    await holdDay(tx, receiving, day);
    const standing = await findBillOf(tx, receiving, day, 'standing');
    if (standing) return; // brought by hand meanwhile: what people brought is not overwritten
    const id = await insertBill(tx, { receiving, day, source: 'channel', fileName: fetched.fileName, bytes: fetched.bytes, digest: fetched.digest, reason: '', by: null }, now);
    if (id) await takeInBill(tx, { id, receiving, day, edition: 1 }, channel.readBill(createReadStream(fetched.path)), now);
  } finally {
    await rm(fetched.folder, { recursive: true, force: true });
  }
}
