import { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ExportId, ExportList, ExportView, StartExport } from '#contracts/reports.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findMember } from '#server/modules/staff/index.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { BinaryParts } from '#server/platform/http/mount-api.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { meets } from '../domain/scopes.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { words } from '../words.ts';
import { describeScope } from './describe-scope.ts';
import { continueExport, fileTypeOf } from './exports.jobs.ts';
import { countMoving, endExport, findExport, insertExport, listExportsOf, listParts, type ExportJob } from './exports.store.ts';

const access = { staff: 'report.export' } as const;
const One = z.object({ id: ExportId });
type Asking = Ctx<typeof access>;

const MOVING_MOST = 3;
const LISTED = 50;

/** Exports of lists (名单导出): ask, watch, cancel, fetch. Each person sees their own only. */
export function exportEndpoints(env: ReportsEnv) {
  const view = async (ctx: Pick<Asking, 'tx' | 'visitor'>, job: ExportJob): Promise<ExportView> => ({
    id: job.id, format: job.format, state: job.state, columns: job.columns, filtersText: await describeScope(ctx.tx, env, { ...job, lang: ctx.visitor.lang }), purpose: job.purpose, unmasked: job.unmaskReason !== null,
    rowsTotal: job.rowsTotal, rowsDone: job.rowsDone, bytes: job.bytes, requestedAt: job.requestedAt, finishedAt: job.finishedAt, expiresAt: job.expiresAt, fileName: fileNameOf(job),
  });

  const start = defineEndpoint({
    method: 'POST', path: '/api/staff/exports', summary: '导出报考名单', access, audit: 'report.start_export', limit: 'write', body: StartExport, output: ExportView,
    handle: async (ctx, { body }) => {
      const { tx, actor, now } = ctx;
      const moving = await countMoving(tx, actor.staffId);
      const no = [...refusalsToExport(actor, body), ...(moving >= MOVING_MOST ? [refuse('export.too_many', { params: { count: moving } })] : [])];
      if (no.length > 0) return refused(no);
      const member = await findMember(tx, actor.staffId);
      const id = await insertExport(tx, { by: { staffId: actor.staffId, name: actor.name, userName: member?.userName ?? '', jurisdiction: actor.jurisdiction }, asked: body, lang: ctx.visitor.lang, now });
      await enqueue(tx, continueExport, { exportId: id, part: 0 });
      ctx.note({ subject: `export:${id}`, reason: body.unmaskReason ?? body.purpose, after: { format: body.format, columns: body.columns, filters: body.filters, jurisdiction: actor.jurisdiction, whole: body.unmaskReason !== undefined } });
      const job = await findExport(tx, id);
      if (!job) throw new Error('an export that was just kept is gone');
      return ok(await view(ctx, job));
    },
  });

  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/exports', summary: '本人的导出', access, audit: null, limit: 'read', output: ExportList,
    handle: async (ctx) => {
      const exports = [];
      for (const job of await listExportsOf(ctx.tx, ctx.actor.staffId, LISTED)) exports.push(await view(ctx, job));
      return ok({ exports });
    },
  });

  const cancel = defineEndpoint({
    method: 'POST', path: '/api/staff/exports/:id/cancellation', summary: '取消导出', access, audit: 'report.cancel_export', limit: 'write', params: One, output: ExportView,
    handle: async (ctx, { params }) => {
      const job = await own(ctx, params.id, { lock: true });
      if (!job.ok) return job;
      if (job.value.state !== 'waiting' && job.value.state !== 'running') return refusedFor('export.over');
      await endExport(ctx.tx, params.id, 'cancelled', ctx.now);
      ctx.note({ subject: `export:${params.id}` });
      return ok(await view(ctx, { ...job.value, state: 'cancelled', finishedAt: ctx.now }));
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
      const open = job.state === 'done' && job.expiresAt !== null && ctx.now < job.expiresAt && isWithin(job.jurisdiction, ctx.actor.jurisdiction) && (job.unmaskReason === null || ctx.actor.permissions.includes('person.unmask'));
      if (!open) return refusedFor('export.gone');
      ctx.note({ subject: `export:${job.id}`, after: { rows: job.rowsDone } });
      return ok({ contentType: fileTypeOf(job), fileName: fileNameOf(job), bytes: job.bytes, blobs: await listParts(ctx.tx, job.id) });
    },
  });

  return { start, list, cancel, download };
}

async function own(ctx: Asking, id: ExportId, how: { lock?: boolean } = {}): Promise<Result<ExportJob>> {
  const job = await findExport(ctx.tx, id, how);
  return job?.staffId === ctx.actor.staffId ? ok(job) : refusedFor('export.not_found');
}

/** Everything that speaks against an export at once. */
function refusalsToExport(actor: StaffActor, { filters: f, unmaskReason }: StartExport): Refusal[] {
  const places = [['filters.province', f.province], ['filters.prefecture', f.prefecture], ['filters.point', f.point]] as const;
  return [
    ...(unmaskReason !== undefined && !actor.permissions.includes('person.unmask') ? [refuse('export.unmask_forbidden', { path: 'unmaskReason' })] : []),
    ...places.filter(([, place]) => place !== undefined && !meets(actor.jurisdiction, place)).map(([path]) => refuse('export.place_foreign', { path })),
  ];
}

function fileNameOf(job: Pick<ExportJob, 'lang' | 'requestedAt' | 'id' | 'format'>): string {
  return `${words[job.lang].fileName}-${beijingDay(job.requestedAt)}-${job.id.slice(-8)}.${job.format === 'xlsx' ? 'xlsx' : 'csv'}`;
}
