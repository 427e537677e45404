import { z } from 'zod';
import { Day } from '#contracts/dates.ts';
import { BILL_FILE, BillFilters, BillList, Receiving, ReconciledDays, UploadBill } from '#contracts/reconciliation.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { scannedFirst } from '#server/platform/scanner/scanned-first.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { bookingOf } from '../asking.ts';
import { viewDays } from '../matching/present-days.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { bringBill, receiveBill } from './bring-bill.ts';
import { viewBills } from './present-bills.ts';

const see = { staff: 'reconciliation.see' } as const;

/** Days and bills of receiving accounts (每日对账、账单). */
export function billEndpoints(env: ReconciliationEnv & { scanner: FileScanner }): readonly AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/reconciled-days', summary: '每日对账', access: see, audit: null, limit: 'read', query: z.object({ before: Day.optional(), receiving: Receiving.optional() }), output: ReconciledDays,
      handle: async (ctx, { query }) => ok(await viewDays(bookingOf(ctx), env.channels, query.before, query.receiving)),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/channel-bills', summary: '渠道账单', access: see, audit: null, limit: 'read', query: BillFilters.extend({ after: z.string().max(80).default('') }), output: BillList,
      handle: async (ctx, { query }) => ok(await viewBills(bookingOf(ctx), env.channels, query)),
    }),
    scannedFirst(env.scanner, defineEndpoint({
      method: 'POST', path: '/api/staff/channel-bills', summary: '手工上传账单（后台读取；更正须说明原因）', access: { staff: 'reconciliation.handle' }, audit: 'reconciliation.upload_bill', limit: 'upload', body: UploadBill, files: { maxBytes: BILL_FILE.bytes, maxCount: 1 }, output: BillList,
      prepare: (prepare, { body, files }) => receiveBill(env, prepare, body, files),
      handle: async (ctx, { body }, file) => {
        ctx.note({ subject: `bill:${body.receiving}:${body.day}`, reason: body.reason, after: { sha256: file.digest.toString('hex'), bytes: file.bytes } });
        const done = await bringBill(ctx, body, file);
        return done.ok ? ok(await viewBills(bookingOf(ctx), env.channels, { receiving: body.receiving, after: '' })) : done;
      },
    })),
  ];
}
