import { z } from 'zod';
import type { BlobId } from '#contracts/ids.ts';
import { ExportId } from '#contracts/reports.ts';
import { Permission } from '#contracts/staff.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { findMember, memberMay } from '#server/modules/staff/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { addPart, endExport, expireExports, findExport, forgetParts, listSpentParts, openFilters, takeStalled, type ExportJob } from './exports.store.ts';
import { listNamed, mayTake } from './exportable-lists.ts';
import { ownColumns } from './name-columns.ts';
import { writePart, type WrittenPart } from './write-part.ts';

/** One part of an export; the part's end asks for the next. Its number makes a part that is done twice count once. */
export const continueExport = declareJob({ name: 'reports.continue-export', payload: z.object({ exportId: ExportId, part: z.number().int().min(0) }), attempts: 4, retryDelaySeconds: 5 });
/** Takes up what a killed process left, ends what is over its days, removes the bytes nobody needs. */
export const keepExports = declareJob({ name: 'reports.keep-exports', payload: z.object({}), attempts: 2 });
export const keepExportsOften = declareSchedule({ job: keepExports, cron: '*/2 * * * *' });

const KEPT_DAYS = 7;
const STALLED_AFTER = 4 * 60_000;
const STALLS_MOST = 5;
const SPENT_AT_ONCE = 200;

type Written = 'stop' | { part: WrittenPart; blobId: BlobId; total: number };

const FILE_TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8', csv_gb18030: 'text/csv; charset=gb18030' } as const;
export const fileTypeOf = (job: Pick<ExportJob, 'format'>): string => FILE_TYPES[job.format];

export function exportHandlers(env: ReportsEnv) {
  return [
    handleJob(continueExport, {
      prepare: async ({ kit, now, read, near }, { exportId, part }): Promise<Written | undefined> => {
        const job = await read((tx) => findExport(tx, exportId));
        if (!job || !isMoving(job) || job.parts !== part) return undefined;
        const list = listNamed(env.lists(), job.list);
        const permissions = await read((tx) => permissionsLeft(tx, job));
        if (!list || !mayTake(list, { permissions }) || (job.unmaskReason !== null && !permissions.includes('person.unmask'))) return 'stop';
        const by = { staffId: job.staffId, permissions, jurisdiction: job.jurisdiction };
        const readingOf = (tx: Tx) => ({ tx, kit, now, lang: job.lang, by, columns: ownColumns(list, job.columns), whole: job.unmaskReason !== null });
        const filters = list.filters.parse(openFilters(kit.crypto, job));
        const total = job.rowsTotal ?? (await near((tx) => list.count(readingOf(tx), filters)));
        const written = await writePart({ crypto: kit.crypto, read: near, readingOf, filters }, job, list, env.partRows);
        return { part: written, blobId: await kit.blobs.put(written.bytes, fileTypeOf(job)), total };
      },
      work: async ({ tx, now, kit }, { exportId, part }, written) => {
        if (!written) return;
        const job = await findExport(tx, exportId, { lock: true });
        const goesOn = job && isMoving(job) && job.parts === part;
        if (written === 'stop') {
          if (!goesOn) return;
          await endExport(tx, exportId, 'stopped', now);
          audit(tx, { kind: 'system', id: job.staffId }, 'report.stop_export', { subject: `export:${exportId}`, after: { rows: job.rowsDone } }, now);
          return;
        }
        if (!goesOn) {
          // cancelled meanwhile, or done by another process: these bytes belong to no file
          await kit.blobs.remove(written.blobId);
          return;
        }
        const { rows, bytes, last, writing, complete } = written.part;
        const rowsDone = job.rowsDone + rows;
        await addPart(tx, { export: job, blobId: written.blobId, rows, bytes: bytes.length, last, writing, total: complete ? rowsDone : Math.max(written.total, rowsDone), now });
        if (!complete) return enqueue(tx, continueExport, { exportId, part: part + 1 });
        await endExport(tx, exportId, 'done', now, now + KEPT_DAYS * 86_400_000);
        audit(tx, { kind: 'system', id: job.staffId }, 'report.finish_export', { subject: `export:${exportId}`, after: { rows: rowsDone, bytes: job.bytes + bytes.length } }, now);
      },
    }),
    handleJob(keepExports, {
      prepare: async ({ kit, read }): Promise<BlobId[]> => {
        const spent = await read((tx) => listSpentParts(tx, SPENT_AT_ONCE));
        for (const blob of spent) await kit.blobs.remove(blob);
        return spent;
      },
      work: async ({ tx, now }, _, spent) => {
        await forgetParts(tx, spent);
        await expireExports(tx, now);
        for (const { id, stalls } of await takeStalled(tx, now - STALLED_AFTER, now)) {
          const job = await findExport(tx, id);
          if (stalls >= STALLS_MOST) await endExport(tx, id, 'failed', now);
          else if (job) await enqueue(tx, continueExport, { exportId: id, part: job.parts });
        }
      },
    }),
  ];
}

/** What whoever asked may still do at this moment, as far as their jurisdiction still holds the export's (2.10): asked before every part. */
async function permissionsLeft(tx: Tx, job: ExportJob): Promise<Permission[]> {
  const member = await findMember(tx, job.staffId);
  return member && isWithin(job.jurisdiction, member.jurisdiction) ? Permission.options.filter((p) => memberMay(member, p)) : [];
}

function isMoving(job: ExportJob): boolean {
  return job.state === 'waiting' || job.state === 'running';
}
