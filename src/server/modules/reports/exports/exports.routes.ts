import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { ExportableLists, ExportId, ExportList, ExportView, StartExport } from '#contracts/reports.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findMember } from '#server/modules/staff/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { exportableTo, listNamed, mayTake, readExport } from './exportable-lists.ts';
import { continueExport, fileTypeOf } from './exports.jobs.ts';
import { countMoving, endExport, findExport, insertExport, listExportsOf, listParts, type ExportJob } from './exports.store.ts';

const access = { staff: 'any' } as const;
const One = z.object({ id: ExportId });
type Asking = Ctx<typeof access>;

const MOVING_MOST = 3;
const LISTED = 50;

/** Exports of lists (名单导出): what can be taken along, ask, watch, cancel, fetch. Each person sees their own only, and takes the lists they see. */
export function exportEndpoints(env: ReportsEnv) {
  const titleOf = (job: Pick<ExportJob, 'list'>, lang: Lang) => listNamed(env.lists(), job.list)?.title[lang] ?? job.list;
  const view = (job: ExportJob, lang: Lang): ExportView => ({
    id: job.id, list: job.list, listText: titleOf(job, lang), format: job.format, state: job.state, filtersText: job.scopeText, purpose: job.purpose, unmasked: job.unmaskReason !== null,
    rowsTotal: job.rowsTotal, rowsDone: job.rowsDone, bytes: job.bytes, requestedAt: job.requestedAt, finishedAt: job.finishedAt, expiresAt: job.expiresAt, fileName: fileNameOf(job),
  });
  const fileNameOf = (job: Pick<ExportJob, 'list' | 'lang' | 'requestedAt' | 'id' | 'format'>) => `${titleOf(job, job.lang)}-${beijingDay(job.requestedAt)}-${job.id.slice(-8)}.${job.format === 'xlsx' ? 'xlsx' : 'csv'}`;

  const lists = defineEndpoint({
    method: 'GET', path: '/api/staff/export-lists', summary: '本人可导出的名单', access, audit: null, limit: 'read', output: ExportableLists,
    handle: ({ actor, visitor }) => Promise.resolve(ok({ lists: exportableTo(env.lists(), actor, visitor.lang), mayUnmask: actor.permissions.includes('person.unmask') })),
  });

  const start = defineEndpoint({
    method: 'POST', path: '/api/staff/exports', summary: '导出名单', access, audit: 'report.start_export', limit: 'write', body: StartExport, output: ExportView,
    handle: async (ctx, { body }) => {
      const { tx, kit, actor, now, visitor: { lang } } = ctx;
      const read = await readExport(env, ctx, body);
      const moving = await countMoving(tx, actor.staffId);
      const no = [
        ...(read.ok ? [] : read.refusals), ...(body.unmaskReason !== undefined && !actor.permissions.includes('person.unmask') ? [refuse('export.unmask_forbidden', { path: 'unmaskReason' })] : []),
        ...(moving >= MOVING_MOST ? [refuse('export.too_many', { params: { count: moving } })] : []),
      ] satisfies Refusal[];
      if (!read.ok || no.length > 0) return refused(no);
      const member = await findMember(tx, actor.staffId);
      const id = await insertExport(tx, { crypto: kit.crypto, by: { staffId: actor.staffId, name: actor.name, userName: member?.userName ?? '', jurisdiction: actor.jurisdiction }, asked: { ...body, filters: read.value.filters }, scopeText: read.value.scopeText, lang, now });
      await enqueue(tx, continueExport, { exportId: id, part: 0 });
      ctx.note({ subject: `export:${id}`, reason: `${body.list}: ${body.unmaskReason ?? body.purpose}`, after: { ...body, jurisdiction: actor.jurisdiction } });
      const job = await findExport(tx, id);
      if (!job) throw new Error('an export that was just kept is gone');
      return ok(view(job, lang));
    },
  });

  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/exports', summary: '本人的导出', access, audit: null, limit: 'read', output: ExportList,
    handle: async ({ tx, actor, visitor }) => ok({ exports: (await listExportsOf(tx, actor.staffId, LISTED)).map((job) => view(job, visitor.lang)) }),
  });

  const cancel = defineEndpoint({
    method: 'POST', path: '/api/staff/exports/:id/cancellation', summary: '取消导出', access, audit: 'report.cancel_export', limit: 'write', params: One, output: ExportView,
    handle: async (ctx, { params }) => {
      const job = await own(ctx, params.id, { lock: true });
      if (!job.ok) return job;
      if (job.value.state !== 'waiting' && job.value.state !== 'running') return refusedFor('export.over');
      await endExport(ctx.tx, params.id, 'cancelled', ctx.now);
      ctx.note({ subject: `export:${params.id}` });
      return ok(view({ ...job.value, state: 'cancelled', finishedAt: ctx.now }, ctx.visitor.lang));
    },
  });

  const download = defineEndpoint({
    method: 'GET', path: '/api/staff/exports/:id/file', summary: '下载导出的名单', access, audit: 'report.download_export', limit: 'look_up', seeAs: 'closed', params: One, output: BinaryParts,
    handle: async (ctx, { params }) => {
      const found = await own(ctx, params.id);
      if (!found.ok) return found;
      const job = found.value;
      if (job.state === 'waiting' || job.state === 'running') return refusedFor('export.not_ready');
      // nobody keeps a file of what they may no longer see
      const list = listNamed(env.lists(), job.list);
      const open = list && mayTake(list, ctx.actor) && job.state === 'done' && job.expiresAt !== null && ctx.now < job.expiresAt && isWithin(job.jurisdiction, ctx.actor.jurisdiction) && (job.unmaskReason === null || ctx.actor.permissions.includes('person.unmask'));
      if (!open) return refusedFor('export.gone');
      ctx.note({ subject: `export:${job.id}`, after: { rows: job.rowsDone } });
      return ok({ contentType: fileTypeOf(job), fileName: fileNameOf(job), bytes: job.bytes, blobs: await listParts(ctx.tx, job.id) });
    },
  });

  return { lists, start, list, cancel, download };
}

async function own(ctx: Asking, id: ExportId, how: { lock?: boolean } = {}): Promise<Result<ExportJob>> {
  const job = await findExport(ctx.tx, id, how);
  return job?.staffId === ctx.actor.staffId ? ok(job) : refusedFor('export.not_found');
}
