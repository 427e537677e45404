import { z } from 'zod';
import type { Journal } from '../bank/journal.ts';

/** What the platform keeps of each receipt it gave out. */
export const GivenReceipt = z.object({
  businessNumber: z.string(), question: z.string(), code: z.string(), number: z.string(), checkCode: z.string(), issuedOn: z.string(), payer: z.string(), payerCode: z.string(), unitName: z.string(), unitCode: z.string(), cashier: z.string(), reviewer: z.string(),
  items: z.array(z.object({ itemCode: z.string(), itemName: z.string(), quantity: z.number(), standardInFen: z.number(), amountInFen: z.number(), note: z.string() })), amountInFen: z.number(), original: z.object({ code: z.string(), number: z.string() }).nullable(),
});
export type GivenReceipt = z.infer<typeof GivenReceipt>;

/** The platform's book: what it gave out, kept in a journal so that it is the same after a restart and in every process that opens it. */
export function openBook(open: () => Journal<GivenReceipt>) {
  let journal = open();
  let given = [...journal.past];
  const among = (fits: (one: GivenReceipt) => boolean) => given.find(fits);
  return {
    given: () => given,
    ofBusiness: (businessNumber: string) => among((one) => one.businessNumber === businessNumber),
    reversalOf: (original: { code: string; number: string }) => among((one) => one.original?.code === original.code && one.original.number === original.number),
    ofNumber: (code: string, number: string) => among((one) => one.code === code && one.number === number),
    /** What another process wrote meanwhile. */
    readAgain(): void {
      journal = open();
      if (journal.past.length > 0) given = [...journal.past];
    },
    add(one: GivenReceipt): void {
      journal.add(one);
      given.push(one);
    },
  };
}

export type FiscalBook = ReturnType<typeof openBook>;
