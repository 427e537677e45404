import { z } from 'zod';
import { QuarantineAct, QuarantineDone, QuarantineFilter, QuarantineKey, QuarantinePage } from '#contracts/quarantine.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { placeOf } from '#server/platform/lists/list-source.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { readWaiting } from '#server/platform/scanner/unscanned.store.ts';
import { askForRelease, destroyFile, releaseFile } from './commands/end-quarantine.ts';
import { placeKey, presentQuarantined } from './present-quarantine.ts';
import { countQuarantined, listQuarantined } from './quarantine.store.ts';
import { scanAgain } from './scan-again.ts';

const PAGE = 50;
const One = z.object({ id: z.uuid('field.invalid') });
const act = { staff: 'quarantine.act' } as const;

/** 隔离文件 for the security officer: seen, destroyed by one, released by two. No address gives the bytes to anybody. */
export function quarantineEndpoints(scanner: FileScanner): readonly AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/quarantined-files', summary: '隔离文件清单', access: { staff: 'quarantine.see' }, audit: 'quarantine.list', limit: 'read', query: QuarantineFilter.extend({ after: QuarantineKey.optional() }), output: QuarantinePage,
      handle: async ({ tx, actor, kit, note }, { query: { state, after } }) => {
        if (actor.jurisdiction.kind !== 'nation') return refusedFor('quarantine.nation_only');
        const rows = await listQuarantined(tx, state, placeOf(after), PAGE + 1);
        const items = await presentQuarantined(tx, rows.slice(0, PAGE), actor.staffId);
        note({ subject: 'quarantine', after: { shown: items.map((f) => f.id) } });
        const last = items.at(-1);
        return ok({ items, next: rows.length > PAGE && last ? placeKey(last) : null, counts: await countQuarantined(tx), scanOff: kit.settings.malwareScanner.kind === 'off', waiting: await readWaiting(tx) });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/quarantined-files/:id/destruction', summary: '隔离文件：销毁', access: act, audit: 'quarantine.destroy', limit: 'write', params: One, body: QuarantineAct, output: QuarantineDone,
      handle: async ({ tx, actor, now, note }, { params, body }) => {
        if (actor.jurisdiction.kind !== 'nation') return refusedFor('quarantine.nation_only');
        note({ subject: `quarantine:${params.id}`, reason: body.reason });
        return destroyFile(tx, { id: params.id, by: actor.staffId, now, ...body });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/quarantined-files/:id/release-request', summary: '隔离文件：重新查毒并申请解除', access: act, audit: 'quarantine.ask_release', limit: 'write', params: One, body: QuarantineAct, output: QuarantineDone,
      prepare: (env, { params }) => scanAgain(scanner, env, params.id),
      handle: async ({ tx, actor, now, note }, { params, body }) => {
        note({ subject: `quarantine:${params.id}`, reason: body.reason });
        return askForRelease(tx, { id: params.id, by: actor.staffId, now, ...body });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/quarantined-files/:id/release', summary: '隔离文件：重新查毒，第二人批准解除', access: act, audit: 'quarantine.release', limit: 'write', params: One, body: QuarantineAct, output: QuarantineDone,
      prepare: (env, { params }) => scanAgain(scanner, env, params.id),
      handle: async ({ tx, actor, now, note }, { params, body }) => {
        note({ subject: `quarantine:${params.id}`, reason: body.reason });
        return releaseFile(tx, { id: params.id, by: actor.staffId, now, ...body });
      },
    }),
  ];
}
