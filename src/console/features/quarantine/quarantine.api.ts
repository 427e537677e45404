import { queryOptions } from '@tanstack/react-query';
import { QuarantineAct, QuarantineDone, QuarantinePage, type QuarantineFilter } from '#contracts/quarantine.ts';
import { call, route } from '../../shared/api/call.ts';

const files = route({ method: 'GET', path: '/api/staff/quarantined-files', ok: QuarantinePage });
const acts = {
  destruction: route({ method: 'POST', path: '/api/staff/quarantined-files/:id/destruction', body: QuarantineAct, ok: QuarantineDone }),
  'release-request': route({ method: 'POST', path: '/api/staff/quarantined-files/:id/release-request', body: QuarantineAct, ok: QuarantineDone }),
  release: route({ method: 'POST', path: '/api/staff/quarantined-files/:id/release', body: QuarantineAct, ok: QuarantineDone }),
};
export type FileAct = keyof typeof acts;

export const filesQuery = (asked: QuarantineFilter & { after?: string | undefined }) => queryOptions({ queryKey: ['quarantine', asked], queryFn: ({ signal }) => call(files, { query: asked, signal }) });
export const actOnFile = (what: FileAct, id: string, body: QuarantineAct, key: string) => call(acts[what], { params: { id }, body, key });
