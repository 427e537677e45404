import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AskVoid, CashBook, CashDesks, CountShift, DecideDeposit, DecideShift, DecideVoid, DepositId, DepositList, EnterDeposit, OpenShift, ReceiptList, ShiftList, ShiftWhole, type CashBookFilters, type DepositFilters, type ReceiptFilters, type ShiftFilters } from '#contracts/cash-desk.ts';
import { call, route } from '../../shared/api/call.ts';

const shifts = '/api/staff/cash-shifts';
const receipts = '/api/staff/counter-receipts';
const deposits = '/api/staff/cash-deposits';
const Moved = z.object({ version: z.int() });
const Kept = z.object({ id: DepositId });

/** The addresses of the cash desk. */
export const cashApi = {
  desks: route({ method: 'GET', path: '/api/staff/cash-desks', ok: CashDesks }),
  shifts: route({ method: 'GET', path: shifts, ok: ShiftList }),
  shift: route({ method: 'GET', path: `${shifts}/:id`, ok: ShiftWhole }),
  open: route({ method: 'POST', path: shifts, body: OpenShift, ok: ShiftWhole }),
  count: route({ method: 'POST', path: `${shifts}/:id/count`, body: CountShift, ok: ShiftWhole }),
  decide: route({ method: 'POST', path: `${shifts}/:id/decision`, body: DecideShift, ok: ShiftWhole }),
  receipts: route({ method: 'GET', path: receipts, ok: ReceiptList }),
  print: route({ method: 'POST', path: `${receipts}/:number/prints`, ok: z.object({ print: z.int() }) }),
  askVoid: route({ method: 'POST', path: `${receipts}/:number/void-request`, body: AskVoid, ok: Moved }),
  decideVoid: route({ method: 'POST', path: `${receipts}/:number/void-decision`, body: DecideVoid, ok: Moved }),
  deposits: route({ method: 'GET', path: deposits, ok: DepositList }),
  deposit: route({ method: 'POST', path: deposits, body: EnterDeposit, ok: Kept }),
  decideDeposit: route({ method: 'POST', path: `${deposits}/:id/decision`, body: DecideDeposit, ok: Kept }),
  book: route({ method: 'GET', path: '/api/staff/cash-book', ok: CashBook }),
};

/** Everything of the cash desk that is kept begins with this. */
export const CASH = ['cash-desk'] as const;

export const desksQuery = queryOptions({ queryKey: [...CASH, 'desks'], queryFn: ({ signal }) => call(cashApi.desks, { signal }) });
export const shiftsQuery = (f: ShiftFilters, after: string | undefined) => queryOptions({ queryKey: [...CASH, 'shifts', f, after ?? ''], queryFn: ({ signal }) => call(cashApi.shifts, { query: { ...f, after }, signal }) });
export const shiftQuery = (id: string) => queryOptions({ queryKey: [...CASH, 'shift', id], queryFn: ({ signal }) => call(cashApi.shift, { params: { id }, signal }) });
export const receiptsQuery = (f: ReceiptFilters, after: string | undefined) => queryOptions({ queryKey: [...CASH, 'receipts', f, after ?? ''], queryFn: ({ signal }) => call(cashApi.receipts, { query: { ...f, after }, signal }) });
export const depositsQuery = (f: DepositFilters, after: string | undefined) => queryOptions({ queryKey: [...CASH, 'deposits', f, after ?? ''], queryFn: ({ signal }) => call(cashApi.deposits, { query: { ...f, after }, signal }) });
export const bookQuery = (f: CashBookFilters, after: string | undefined) => queryOptions({ queryKey: [...CASH, 'book', f, after ?? ''], queryFn: ({ signal }) => call(cashApi.book, { query: { ...f, after }, signal }) });
