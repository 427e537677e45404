import { Readable } from 'node:stream';
import { invariant } from '#server/kernel/invariant.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { PaymentChannel } from '#server/modules/payments/index.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { fetchBill, orderMissingBills, readUploaded } from './bills.jobs-declared.ts';
import { findBill, holdDay, insertBill, refuseBill, type Bill } from './bills.store.ts';
import { downloadBill, keepFetched, orderBills } from './fetch-bills.ts';
import { OtherDayError, takeInBill } from './take-in-bill.ts';
import { mayStandOn } from '../domain/bill-days.ts';
import { beijingDay } from '#contracts/dates.ts';

const faultOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The handlers of bills: fetching them, and reading those brought by hand. */
export function billHandlers({ channels }: ReconciliationEnv): AnyJobHandler[] {
  return [
    handleJob(orderMissingBills, {
      work: async ({ tx, now }) => { await orderBills(tx, channels, now); },
    }),
    handleJob(fetchBill, {
      prepare: async (_env, { receiving, day }) => {
        const channel = channels.find(receiving);
        const fetched = channel && (await downloadBill(channel, day));
        return fetched && { channel, fetched };
      },
      work: async ({ tx, now }, { day }, found) => {
        if (found) await keepFetched(tx, found.channel, day, found.fetched, now);
      },
      giveUp: async ({ tx, now }, { receiving, day }, error) => {
        const id = await insertBill(tx, { receiving, day, source: 'channel', fileName: '', bytes: 0, digest: Buffer.alloc(0), reason: '', by: null }, now);
        if (id) await refuseBill(tx, id, faultOf(error));
      },
    }),
    handleJob(readUploaded, {
      // looked through once before anything is written, so that whoever brought it reads what is wrong at which line
      prepare: async ({ kit, read }, { billId }) => {
        const bill = await read((tx) => findBill(tx, billId));
        const channel = bill && channels.find(bill.receiving);
        if (bill?.state !== 'reading' || !channel) return undefined;
        return { channel, bill, fault: await faultIn(channel, bill, await bytesOf(kit, bill)) };
      },
      work: async ({ tx, kit, now }, { billId }, found) => {
        if (!found) return;
        const { channel, bill, fault } = found;
        await holdDay(tx, bill.receiving, bill.day);
        if ((await findBill(tx, billId))?.state !== 'reading') return;
        if (fault !== undefined) await refuseBill(tx, billId, fault);
        else await takeInBill(tx, bill, channel.readBill(Readable.from([await bytesOf(kit, bill)])), now);
      },
      giveUp: ({ tx }, { billId }, error) => refuseBill(tx, billId, faultOf(error)),
    }),
  ];
}

async function bytesOf(kit: Kit, bill: Bill): Promise<Buffer> {
  const blob = await kit.blobs.get(bill.blobId as Parameters<Kit['blobs']['get']>[0]);
  invariant(blob, `the file of bill ${bill.id} is gone`);
  return blob.bytes;
}

async function faultIn(channel: PaymentChannel, bill: Bill, bytes: Buffer): Promise<string | undefined> {
  try {
    for await (const line of channel.readBill(Readable.from([bytes]))) {
      const day = beijingDay(line.at);
      if (!mayStandOn(bill.day, day)) return new OtherDayError(day).message;
    }
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
