import { z } from 'zod';
import { ExamKitId, KitResults, RESULTS_FILE, TakenResults } from '#contracts/exam-kits.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { ticketingOf } from '#server/modules/tickets/index.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import type { ExamKitsEnv } from '../exam-kits-env.ts';
import { loadResults } from './load-results.ts';
import { takeResults } from './take-results.ts';
import { viewResults } from './view-results.ts';

const edit = { staff: 'exam_day.edit' } as const;
const One = z.object({ id: ExamKitId });

/** What devices bring back (签到结果): taken as signed, looked at merged, recorded as exam-day marks. */
export function resultEndpoints({ examDay }: ExamKitsEnv): readonly AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'POST', path: '/api/staff/exam-kits/results', summary: '上传考场签到结果', access: edit, audit: 'exam-kit.take_results', limit: 'upload', body: z.strictObject({}), files: { maxBytes: RESULTS_FILE.bytes, maxCount: 1 }, output: TakenResults,
      prepare: async (_, { files: [sent] }) => (!sent || sent.bytes.length === 0 ? refusedFor('field.required', { path: 'files' }) : ok({ name: sent.fileName.slice(0, 200), text: sent.bytes.toString('utf8') })),
      handle: async (ctx, _, sent) => {
        const done = await takeResults(ticketingOf(ctx), sent);
        if (done.ok) ctx.note({ subject: `exam-kit:${done.value.kitId}`, after: { file: sent.name, ...done.value } });
        return done;
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/exam-kits/:id/results', summary: '考场签到结果预览', access: { staff: 'ticket.see' }, audit: 'exam-kit.look_results', limit: 'look_up', params: One, output: KitResults,
      handle: (ctx, { params }) => {
        ctx.note({ subject: `exam-kit:${params.id}` });
        return viewResults(ticketingOf(ctx), examDay, params.id);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/exam-kits/:id/loading', summary: '考场签到结果登记为考务数据', access: edit, audit: 'exam-kit.load_results', limit: 'write', params: One, body: z.strictObject({}), output: KitResults,
      handle: async (ctx, { params }) => {
        const done = await loadResults(ticketingOf(ctx), examDay, params.id);
        if (!done.ok) return done;
        const view = await viewResults(ticketingOf(ctx), examDay, params.id);
        ctx.note({ subject: `exam-kit:${params.id}`, after: view.ok ? view.value.loads[0] : undefined });
        return view;
      },
    }),
  ];
}
