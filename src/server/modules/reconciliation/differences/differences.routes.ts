import { z } from 'zod';
import { BlobId } from '#contracts/ids.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { AssignDifference, DifferenceFilters, DifferenceId, DifferenceList, DifferenceWhole, MoveDifference, ProposeOutcome } from '#contracts/reconciliation.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { storeFiles } from '#server/modules/materials/index.ts';
import { puttingAside } from '#server/platform/scanner/put-aside.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { bookingOf, type Booking } from '../asking.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { findDifference, listEvents } from './differences.store.ts';
import { approveProposal, askAgain, assignCase, noteCase, proposeOutcome, returnProposal, takeCase } from './move-difference.ts';
import { viewDifference, viewDifferences } from './present-differences.ts';

const see = { staff: 'reconciliation.see' } as const;
const handle = { staff: 'reconciliation.handle' } as const;
const approve = { staff: 'reconciliation.approve' } as const;
const One = z.object({ id: DifferenceId });
const EVIDENCE = { maxBytes: 10 * 1024 * 1024 + 1, maxCount: 1 };

/** Differences (差异事项): found by the program, settled by it where the channel confirms, by two people where not. */
export function differenceEndpoints({ channels, scanner }: ReconciliationEnv & { scanner: FileScanner }): readonly AnyEndpoint[] {
  type Act = (b: Booking, id: DifferenceId, body: MoveDifference) => Promise<Result<DifferenceId>>;
  const act = (path: string, summary: string, audit: string, access: typeof handle | typeof approve, does: Act): AnyEndpoint => defineEndpoint({
    method: 'POST', path: `/api/staff/bill-differences/:id/${path}`, summary, access, audit, limit: 'write', params: One, body: MoveDifference, output: DifferenceWhole,
    handle: async (ctx, { params, body }) => {
      ctx.note({ subject: `difference:${params.id}`, ...(body.note !== '' && { reason: body.note }) });
      const done = await does(bookingOf(ctx), params.id, body);
      return done.ok ? viewDifference(bookingOf(ctx), channels, done.value) : done;
    },
  });
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/bill-differences', summary: '差异清单', access: see, audit: null, limit: 'read', query: DifferenceFilters.extend({ after: z.string().max(80).default('') }), output: DifferenceList,
      handle: async (ctx, { query }) => ok(await viewDifferences(bookingOf(ctx), channels, query)),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/bill-differences/:id', summary: '差异事项：经过与可办理事项', access: see, audit: null, limit: 'read', params: One, output: DifferenceWhole,
      handle: (ctx, { params }) => viewDifference(bookingOf(ctx), channels, params.id),
    }),
    act('owner', '差异事项：领取', 'reconciliation.take', handle, takeCase),
    act('notes', '差异事项：记录情况', 'reconciliation.note', handle, noteCase),
    act('question', '差异事项：再次向渠道核实', 'reconciliation.ask', handle, askAgain),
    act('return', '差异事项：退回处理意见', 'reconciliation.return', approve, returnProposal),
    act('approval', '差异事项：第二人同意处理意见', 'reconciliation.approve', approve, approveProposal),
    defineEndpoint({
      method: 'POST', path: '/api/staff/bill-differences/:id/proposal', summary: '差异事项：提出处理意见（查明、核销、列入待查）', access: handle, audit: 'reconciliation.propose', limit: 'write', params: One, body: ProposeOutcome, output: DifferenceWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `difference:${params.id}`, reason: body.note, after: body.outcome });
        const done = await proposeOutcome(bookingOf(ctx), params.id, body);
        return done.ok ? viewDifference(bookingOf(ctx), channels, done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/bill-differences/:id/province', summary: '差异事项：指定省份', access: handle, audit: 'reconciliation.assign', limit: 'write', params: One, body: AssignDifference, output: DifferenceWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `difference:${params.id}`, reason: body.note, after: { province: body.province } });
        const done = await assignCase(bookingOf(ctx), channels, params.id, body);
        return done.ok ? viewDifference(bookingOf(ctx), channels, done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/bill-differences/:id/files', summary: '差异事项：上传证据', access: handle, audit: 'reconciliation.attach', limit: 'upload', params: One, files: EVIDENCE, output: DifferenceWhole,
      prepare: (env, { files }) => storeFiles({ scanner: puttingAside(scanner, env), blobs: env.kit.blobs }, files, 'files'),
      handle: async (ctx, { params }, [stored]) => {
        const found = await findDifference(ctx.tx, ctx.actor.jurisdiction, params.id);
        if (!found || !stored) return refusedFor('reconciliation.difference_not_found');
        ctx.note({ subject: `difference:${params.id}`, after: { file: stored.blobId } });
        const done = await noteCase(bookingOf(ctx), params.id, { version: found.version, note: '' }, stored.blobId);
        return done.ok ? viewDifference(bookingOf(ctx), channels, done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/bill-differences/:id/files/:seq', summary: '差异事项：查看证据', access: see, audit: 'reconciliation.see_file', limit: 'read', params: One.extend({ seq: keptNumber }), output: Binary,
      handle: async (ctx, { params }) => {
        const found = await findDifference(ctx.tx, ctx.actor.jurisdiction, params.id);
        const event = found && (await listEvents(ctx.tx, params.id)).find((e) => e.seq === params.seq);
        const kept = event?.blob_id ? await ctx.kit.blobs.get(BlobId.parse(event.blob_id)) : undefined;
        if (!kept) return refusedFor('reconciliation.difference_not_found');
        ctx.note({ subject: `difference:${params.id}`, after: { seq: params.seq } });
        return ok({ contentType: kept.contentType, fileName: `difference-${String(params.seq)}.${kept.contentType.split('/')[1] ?? 'bin'}`, base64: kept.bytes.toString('base64') });
      },
    }),
  ];
}
