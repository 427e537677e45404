import { z } from 'zod';
import { CashBook, CashBookFilters } from '#contracts/cash-desk.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { atDesk } from './at-the-desk.ts';
import { viewCashBook } from './view-cash-book.ts';

/** 现金日记账 as staff read it. */
export const cashBookEndpoint = defineEndpoint({
  method: 'GET', path: '/api/staff/cash-book', summary: '现金日记账', access: { staff: 'reconciliation.see' }, audit: null, limit: 'read', query: CashBookFilters.extend({ after: z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.invalid').max(2_000_000_000, 'field.invalid').default(0) }), output: CashBook,
  handle: (ctx, { query }) => viewCashBook(atDesk(ctx), query),
});
