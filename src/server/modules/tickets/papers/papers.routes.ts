import { z } from 'zod';
import { PaperBatch } from '#contracts/exam-papers.ts';
import { TicketReleaseId } from '#contracts/tickets.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findFrozen } from '#server/modules/seating/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { mayReleaseIn, ticketingOf, type Ticketing } from '../release/asking.ts';
import { findRelease } from '../release/releases.store.ts';
import { findLatestBatch, listFiles } from './papers.store.ts';
import { startPapers } from './print-papers.ts';

const One = z.object({ id: TicketReleaseId });
const townOf = ({ jurisdiction: j }: Ticketing['by']): string | undefined => (j.kind === 'prefecture' ? j.prefecture : undefined);

async function viewPapers({ tx, by }: Ticketing, id: TicketReleaseId): Promise<Result<PaperBatch>> {
  const release = await findRelease(tx, by.jurisdiction, id);
  if (!release) return refusedFor('ticket.release_not_found');
  const batch = await findLatestBatch(tx, id);
  const files = batch ? await listFiles(tx, batch.id, townOf(by)) : [];
  const plan = await findFrozen(tx, release.sittingId, release.province);
  return ok({
    mayStart: by.permissions.includes('ticket.arrange') && mayReleaseIn(by, release.province, release.examCode),
    batch: batch ? { id: batch.id, state: batch.state, by: batch.by, at: batch.at, outdated: plan !== undefined && plan.planVersion !== batch.planVersion, files: files.map(({ centreId, part, centre, fromRoom, toRoom, roomIds, people, bytes }) => ({ centreId, part, centre, fromRoom, toRoom, rooms: roomIds.length, people, bytes })) } : null,
  });
}

/** Papers of the exam day (考务用表): drawn in the background, taken along centre by centre. */
export const paperEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/papers', summary: '考务用表', access: { staff: 'ticket.see' }, audit: null, limit: 'read', params: One, output: PaperBatch,
    handle: (ctx, { params }) => viewPapers(ticketingOf(ctx), params.id),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/ticket-releases/:id/papers', summary: '生成考务用表', access: { staff: 'ticket.arrange' }, audit: 'ticket.print_papers', limit: 'write', params: One, body: z.strictObject({}), output: PaperBatch,
    handle: async (ctx, { params }) => {
      const done = await startPapers(ticketingOf(ctx), params.id);
      if (!done.ok) return done;
      ctx.note({ subject: `ticket-release:${params.id}`, after: { batch: done.value } });
      return viewPapers(ticketingOf(ctx), params.id);
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/papers/:centreId/:part', summary: '考务用表（PDF）', access: { staff: 'ticket.see' }, audit: 'ticket.look_papers', limit: 'read', params: One.extend({ centreId: z.uuid(), part: z.coerce.number().int() }), output: BinaryParts,
    handle: async (ctx, { params }) => {
      const { tx, by } = ticketingOf(ctx);
      const release = await findRelease(tx, by.jurisdiction, params.id);
      const batch = release && (await findLatestBatch(tx, params.id));
      const file = batch && (await listFiles(tx, batch.id, townOf(by))).find((f) => f.centreId === params.centreId && f.part === params.part);
      if (!file || file.blobId === null || file.bytes === null) return refusedFor('request.not_found');
      ctx.note({ subject: `ticket-release:${params.id}`, after: { centre: file.centre, rooms: `${String(file.fromRoom)}–${String(file.toRoom)}` } });
      return ok({ contentType: 'application/pdf', fileName: `考务用表-${file.centre}-${String(file.fromRoom)}至${String(file.toRoom)}考场.pdf`, bytes: file.bytes, blobs: [file.blobId] });
    },
  }),
];
