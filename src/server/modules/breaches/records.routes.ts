import { z } from 'zod';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { DecideCorrection, IntegrityRecordId, ProposeCorrection, RecordFilter, RecordItems, RecordView, SearchRecords } from '#contracts/integrity.ts';
import { normaliseDocumentNumber } from '#contracts/identity-documents.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { decideCorrection, findRecordWithin, integrityKeysOfAnyType, listRecordsWithin, proposeCorrection, recordNameKey, searchRecordsWithin, type IntegrityRecord } from '#server/modules/integrity/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { followCorrection } from './commands/follow-correction.ts';
import { presentRecord, presentRecordItems } from './present-record.ts';

const OneRecord = z.object({ recordId: IntegrityRecordId });
const handle = { staff: 'integrity.handle' } as const;
const at = '/api/staff/integrity-records/:recordId' as const;
const PAGE = 30;

const note = (record: IntegrityRecord, more: Record<string, unknown> = {}) => ({ subject: `integrity-record:${record.id}`, ...(record.accountId !== null && { accountId: record.accountId as never }), ...more });

/** The register (诚信档案库) within the jurisdiction. */
export const listRegister = defineEndpoint({
  method: 'GET', path: '/api/staff/integrity-records', summary: '诚信档案库：列表', access: handle, audit: 'integrity.list', limit: 'read', query: RecordFilter, output: RecordItems,
  handle: async (ctx, { query }) => {
    const [instant, id] = query.after?.split('.') ?? [];
    const after: { at: Instant; id: string } | undefined = instant === undefined || id === undefined ? undefined : { at: Number(instant), id };
    const rows = await listRecordsWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, { state: query.state, today: beijingDay(ctx.now), after, size: PAGE });
    const last = rows.at(-1);
    ctx.note({ subject: 'integrity-records', after: { shown: rows.map((r) => r.id) } });
    return ok({ items: await presentRecordItems(ctx, rows, ctx.visitor.lang), next: rows.length < PAGE || !last ? null : `${String(last.recordedAt)}.${last.id}` });
  },
});

/** 查询: name and number exactly, each alone or both together. */
export const searchRegister = defineEndpoint({
  method: 'POST', path: '/api/staff/integrity-record-searches', summary: '诚信档案库：按姓名、证件号码查询', access: handle, audit: 'integrity.search', limit: 'look_up', idempotent: false, body: SearchRecords, output: RecordItems,
  handle: async (ctx, { body }) => {
    if (body.name === '' && body.documentNumber === '') return refusedFor('integrity.search_empty', { path: 'documentNumber' });
    const { crypto } = ctx.kit;
    const rows = await searchRecordsWithin(ctx.tx, crypto, ctx.actor.jurisdiction, {
      documents: body.documentNumber === '' ? undefined : integrityKeysOfAnyType(crypto, normaliseDocumentNumber(body.documentNumber)), name: body.name === '' ? undefined : recordNameKey(crypto, body.name),
    });
    ctx.note({ subject: 'integrity-records', after: { shown: rows.map((r) => r.id) } });
    return ok({ items: await presentRecordItems(ctx, rows, ctx.visitor.lang), next: null });
  },
});

async function shown(ctx: Ctx<{ staff: 'integrity.handle' | 'integrity.decide' }>, id: IntegrityRecordId) {
  const record = await findRecordWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, id);
  return record ? ok(await presentRecord(ctx, record, ctx.visitor.lang)) : refusedFor('integrity.record_not_found');
}

export const readRecord = defineEndpoint({
  method: 'GET', path: at, summary: '诚信档案库：查看记录', access: handle, audit: 'integrity.read', limit: 'read', params: OneRecord, output: RecordView,
  handle: async (ctx, { params }) => {
    const record = await findRecordWithin(ctx.tx, ctx.kit.crypto, ctx.actor.jurisdiction, params.recordId);
    if (!record) return refusedFor('integrity.record_not_found');
    ctx.note(note(record));
    return ok(await presentRecord(ctx, record, ctx.visitor.lang));
  },
});

/** 提出纠正、提前终止. */
export const proposeChange = defineEndpoint({
  method: 'POST', path: `${at}/corrections`, summary: '诚信档案库：提出纠正', access: handle, audit: 'integrity.propose', limit: 'write', params: OneRecord, body: ProposeCorrection, output: RecordView,
  handle: async (ctx, { params, body }) => {
    const done = await proposeCorrection(ctx, params.recordId, body);
    if (!done.ok) return done;
    ctx.note(note(done.value, { after: { kind: body.kind, documentNumber: body.documentNumber }, reason: body.reason.slice(0, 500) }));
    return shown(ctx, params.recordId);
  },
});

/** 批准纠正 by a second officer; case and publication follow. */
export const decideChange = defineEndpoint({
  method: 'POST', path: `${at}/correction-decision`, summary: '诚信档案库：批准纠正', access: { staff: 'integrity.decide' }, audit: 'integrity.decide', limit: 'write', params: OneRecord, body: DecideCorrection, output: RecordView,
  handle: async (ctx, { params, body }) => {
    const done = await decideCorrection(ctx, params.recordId, body);
    if (!done.ok) return done;
    await followCorrection(ctx, done.value);
    ctx.note(note(done.value.record, { after: { decision: body.decision, kind: done.value.correction.kind }, reason: body.note }));
    return shown(ctx, params.recordId);
  },
});
