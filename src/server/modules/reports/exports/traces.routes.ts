import { ExportTrace, TraceText } from '#contracts/export-traces.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { readSheet } from '#server/platform/sheets/read-sheet.ts';
import type { ReportsEnv } from '../reports-env.ts';
import { traceMarks } from './trace-marks.ts';

const access = { staff: 'audit.read' } as const;
const FILE = { maxBytes: 20 * 1024 * 1024, maxCount: 1 };
const LIMITS = { rows: 200_000, columns: 200, cell: 2_000 };

/** 导出溯源 for auditors: from rows or a file that got out back to whoever exported it. */
export function traceEndpoints(env: ReportsEnv): readonly AnyEndpoint[] {
  const answer = async ({ tx, kit, visitor, note }: Pick<Ctx<typeof access>, 'tx' | 'kit' | 'visitor' | 'note'>, rows: readonly string[]) => {
    const marks = await traceMarks({ tx, crypto: kit.crypto, env, lang: visitor.lang }, rows.join('\n'));
    note({ subject: 'export-traces', after: { marks: marks.map((m) => [m.mark, m.verdict]) } });
    return ok({ marks, rows: rows.length });
  };
  return [
    defineEndpoint({
      method: 'POST', path: '/api/staff/export-traces', summary: '导出溯源：文字', access, audit: 'report.trace', limit: 'look_up', idempotent: false, body: TraceText, output: ExportTrace,
      handle: (ctx, { body }) => answer(ctx, body.text.split('\n').filter((line) => line.trim() !== '')),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/export-traces/file', summary: '导出溯源：文件', access, audit: 'report.trace', limit: 'upload', files: FILE, output: ExportTrace,
      prepare: async (_env, { files: [file] }) => (file ? readSheet(file.bytes, LIMITS) : refusedFor('sheet.empty', { path: 'files' })),
      handle: (ctx, _input, read) => answer(ctx, read.sheets.flatMap((sheet) => sheet.rows.map((row) => row.join('\t')))),
    }),
  ];
}
