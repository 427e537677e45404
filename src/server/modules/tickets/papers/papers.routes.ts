import { z } from 'zod';
import { PaperBatch, StartPapers } from '#contracts/exam-papers.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { TicketReleaseId } from '#contracts/tickets.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findFrozenNow, isOutdated } from '#server/modules/seating/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { mayReleaseIn, ticketingOf, type Ticketing } from '../release/asking.ts';
import { findRelease } from '../release/releases.store.ts';
import { findLatestBatch, listBundles, listFiles, type Batch, type BatchFile, type Bundle } from './papers.store.ts';
import { startPapers } from './print-papers.ts';

const One = z.object({ id: TicketReleaseId });
const townOf = ({ jurisdiction: j }: Ticketing['by']): string | undefined => (j.kind === 'prefecture' ? j.prefecture : undefined);

async function viewPapers({ tx, by }: Ticketing, id: TicketReleaseId): Promise<Result<PaperBatch>> {
  const release = await findRelease(tx, by.jurisdiction, id);
  if (!release) return refusedFor('ticket.release_not_found');
  const batch = await findLatestBatch(tx, id);
  const files = batch ? await listFiles(tx, batch.id, townOf(by)) : [];
  const bundles = batch ? (await listBundles(tx, batch.id)).filter((b) => files.some((f) => f.centreId === b.centreId)) : [];
  const plan = await findFrozenNow(tx, release.sittingId, release.province);
  return ok({
    mayStart: by.permissions.includes('ticket.arrange') && mayReleaseIn(by, release.province, release.examCode),
    batch: batch ? { id: batch.id, state: stateOf(batch, files, bundles), spare: batch.spare, order: batch.order, by: batch.by, at: batch.at, outdated: isOutdated(plan, batch), files: files.map(({ centreId, part, centre, fromRoom, toRoom, roomIds, people, bytes, failure }) => ({ centreId, part, centre, fromRoom, toRoom, rooms: roomIds.length, people, bytes, failure })), centres: centresOf(files, bundles) } : null,
  });
}

/** Failed: nothing of it is under way any more, and something could not be made. */
function stateOf(batch: Batch, files: readonly BatchFile[], bundles: readonly Bundle[]): 'working' | 'failed' | 'done' {
  if (batch.state === 'done') return 'done';
  const waits = files.some((f) => f.blobId === null && f.failure === '') || bundles.some((b) => b.blobId === null && b.failure === '' && files.every((f) => f.centreId !== b.centreId || f.blobId !== null));
  return waits || ![...files, ...bundles].some((x) => x.failure !== '') ? 'working' : 'failed';
}

function centresOf(files: readonly BatchFile[], bundles: readonly Bundle[]): NonNullable<PaperBatch['batch']>['centres'] {
  return [...new Set(files.map((f) => f.centreId))].map((centreId) => {
    const own = files.filter((f) => f.centreId === centreId);
    const bundle = bundles.find((b) => b.centreId === centreId);
    const failure = own.find((f) => f.failure !== '')?.failure ?? bundle?.failure ?? '';
    return { centreId, centre: own[0]?.centre ?? '', rooms: own.reduce((n, f) => n + f.roomIds.length, 0), people: own.reduce((n, f) => n + f.people, 0), parts: own.length, drawn: own.filter((f) => f.blobId !== null).length, failure, bytes: bundle?.bytes ?? null };
  });
}

/** Papers of the exam day (考务用表): drawn in the background, taken along centre by centre. */
export const paperEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/papers', summary: '考务用表', access: { staff: 'ticket.see' }, audit: null, limit: 'read', params: One, output: PaperBatch,
    handle: (ctx, { params }) => viewPapers(ticketingOf(ctx), params.id),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/ticket-releases/:id/papers', summary: '生成考务用表', access: { staff: 'ticket.arrange' }, audit: 'ticket.print_papers', limit: 'write', params: One, body: StartPapers, output: PaperBatch,
    handle: async (ctx, { params, body }) => {
      const done = await startPapers(ticketingOf(ctx), params.id, body);
      if (!done.ok) return done;
      ctx.note({ subject: `ticket-release:${params.id}`, after: { batch: done.value } });
      return viewPapers(ticketingOf(ctx), params.id);
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/papers/:centreId', summary: '考务用表：一个考点的全部用表和装箱清单（ZIP）', access: { staff: 'ticket.see' }, audit: 'ticket.look_papers', limit: 'read', params: One.extend({ centreId: z.uuid() }), output: BinaryParts,
    handle: async (ctx, { params }) => {
      const { tx, by } = ticketingOf(ctx);
      const release = await findRelease(tx, by.jurisdiction, params.id);
      const batch = release && (await findLatestBatch(tx, params.id));
      const file = batch && (await listFiles(tx, batch.id, townOf(by))).find((f) => f.centreId === params.centreId);
      const bundle = file && (await listBundles(tx, batch.id)).find((b) => b.centreId === params.centreId);
      if (!bundle || bundle.blobId === null || bundle.bytes === null) return refusedFor('request.not_found');
      ctx.note({ subject: `ticket-release:${params.id}`, after: { centre: file.centre } });
      return ok({ contentType: 'application/zip', fileName: `考务用表-${file.centre}.zip`, bytes: bundle.bytes, blobs: [bundle.blobId] });
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/papers/:centreId/:part', summary: '考务用表（PDF）', access: { staff: 'ticket.see' }, audit: 'ticket.look_papers', limit: 'read', params: One.extend({ centreId: z.uuid(), part: keptNumber }), output: BinaryParts,
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
