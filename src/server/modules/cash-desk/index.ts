import type { Module } from '#server/platform/module.ts';
import { cashBookEndpoint } from './cash-book.routes.ts';
import { cashDeskLists } from './cash-desk.lists.ts';
import { depositEndpoints } from './deposits/deposits.routes.ts';
import { receiptEndpoints } from './receipts/receipts.routes.ts';
import { shiftEndpoints } from './shifts/shifts.routes.ts';

export { holdMyDesk, payOutRefund, takeFee, type Hands } from './move-cash.ts';
export { findReceiptNumber } from './receipts/receipts.store.ts';
export { openShift } from './shifts/open-shift.ts';
export { countUnconfirmed } from './shifts/shifts.store.ts';

/** The module as the program mounts it. */
export const cashDesk: Module = {
  name: 'cash-desk',
  endpoints: [...shiftEndpoints(), ...receiptEndpoints(), ...depositEndpoints(), cashBookEndpoint],
  lists: cashDeskLists,
};
