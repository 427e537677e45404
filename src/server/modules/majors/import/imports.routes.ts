import { z } from 'zod';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { ImportFaults, IMPORT_LIMITS, LoadImport, MajorImport, MajorImportId, MajorImports, MapColumns } from '#contracts/major-imports.ts';
import { MajorDiff, MajorVersionId, MajorVersionWhole } from '#contracts/major-versions.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { FILE_TYPES, faultSheet } from '#server/platform/sheets/write-sheet.ts';
import { actorOf, lookingOf, tablingOf } from '../asking.ts';
import { readLines } from '../versions/lines.store.ts';
import { viewVersion } from '../versions/present-version.ts';
import { listSynonyms } from '../versions/synonyms.store.ts';
import { readVersion } from '../versions/take-version.ts';
import { listImports } from './imports.store.ts';
import { loadImport } from './load-import.ts';
import { allFaults, presentImport, viewFaults, viewImport, viewImportDiff } from './present-import.ts';
import { majorSheet } from './template.ts';
import { keepImport, mapColumns, prepareImport, prepareMapping } from './upload-import.ts';

const edit = { staff: 'rule.edit' } as const;
const One = z.object({ id: MajorImportId });
const OneVersion = z.object({ id: MajorVersionId });
const place = keptNumber.default(0);
const read = { access: edit, audit: null, limit: 'read', params: One } as const;

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/major-versions/:id/imports', summary: '专业对照表版本：导入记录', access: edit, audit: null, limit: 'read', params: OneVersion, output: MajorImports,
  handle: async (ctx, { params }) => {
    const version = await readVersion(tablingOf(ctx), params.id);
    if (!version.ok) return version;
    const imports = [];
    for (const found of await listImports(ctx.tx, params.id)) imports.push(await presentImport(ctx.tx, found, version.value.head, ctx.visitor.lang));
    return ok({ imports });
  },
});
const send = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/imports', summary: '专业对照表版本：导入文件（只检查，不载入）', access: edit, audit: 'major.import', limit: 'upload', params: OneVersion,
  files: { maxBytes: IMPORT_LIMITS.bytes, maxCount: 1 }, output: MajorImport,
  prepare: async (env, { params, files }) => {
    const [file] = files;
    if (!file) return refusedFor('sheet.empty', { path: 'files' });
    return prepareImport(env.read, actorOf(env), params.id, { fileName: file.fileName.slice(0, 200), bytes: file.bytes });
  },
  handle: async (ctx, { params }, prepared) => {
    const kept = await keepImport(tablingOf(ctx), params.id, prepared);
    ctx.note({ subject: `majors:${params.id}`, after: { file: prepared.sent.fileName, rows: prepared.table.rows.length } });
    return kept.ok ? viewImport(lookingOf(ctx), kept.value) : kept;
  },
});
const one = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-imports/:id', summary: '导入：列的对应与检查结果', output: MajorImport,
  handle: async (ctx, { params }) => viewImport(lookingOf(ctx), params.id),
});
const faults = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-imports/:id/faults', summary: '导入：逐行逐列的问题', query: z.object({ after: place }), output: ImportFaults,
  handle: async (ctx, { params, query }) => viewFaults(lookingOf(ctx), params.id, query.after),
});
const faultFile = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-imports/:id/faults/file', summary: '导入：下载全部问题', output: Binary,
  handle: async (ctx, { params }) => {
    const found = await allFaults(lookingOf(ctx), params.id);
    return found.ok ? ok({ contentType: FILE_TYPES.csv, fileName: `${{ zh: '导入问题', en: 'import-faults' }[ctx.visitor.lang]}-${params.id.slice(-8)}.csv`, base64: (await faultSheet(found.value, ctx.visitor.lang)).toString('base64') }) : found;
  },
});
const differences = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-imports/:id/differences', summary: '导入：载入后与所依据一版的对照', query: z.object({ after: place }), output: MajorDiff,
  handle: async (ctx, { params, query }) => viewImportDiff(lookingOf(ctx), params.id, query.after),
});
const mapping = defineEndpoint({
  method: 'PUT', path: '/api/staff/major-imports/:id/mapping', summary: '导入：指定各列的含义', access: edit, audit: 'major.map_import', limit: 'write', params: One, body: MapColumns, output: MajorImport,
  prepare: (env, { params, body }) => prepareMapping(env.read, actorOf(env), params.id, body),
  handle: async (ctx, { params, body }, prepared) => {
    ctx.note({ subject: `major-import:${params.id}`, after: body });
    const mapped = await mapColumns(tablingOf(ctx), params.id, body, prepared);
    return mapped.ok ? viewImport(lookingOf(ctx), params.id) : mapped;
  },
});
const loading = defineEndpoint({
  method: 'POST', path: '/api/staff/major-imports/:id/loading', summary: '导入：载入版本', access: edit, audit: 'major.load_import', limit: 'write', params: One, body: LoadImport, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `major-import:${params.id}`, after: body });
    const done = await loadImport(tablingOf(ctx), params.id, body);
    return done.ok ? viewVersion(lookingOf(ctx), done.value, ctx.actor.permissions.includes('rule.approve')) : done;
  },
});
const sheet = defineEndpoint({
  method: 'GET', path: '/api/staff/major-versions/:id/sheet', summary: '专业对照表版本：下载模板或全部内容', access: edit, audit: null, limit: 'look_up', params: OneVersion,
  query: z.object({ format: z.enum(['csv', 'xlsx'], 'field.not_a_choice').default('xlsx'), content: z.enum(['template', 'lines'], 'field.not_a_choice').default('template') }), output: Binary,
  handle: async (ctx, { params, query }) => {
    const version = await readVersion(tablingOf(ctx), params.id);
    if (!version.ok) return version;
    const whole = query.content === 'lines';
    const bytes = await majorSheet(version.value.head, whole ? await readLines(ctx.tx, params.id) : [], whole ? await listSynonyms(ctx.tx, params.id) : [], query.format, ctx.visitor.lang);
    const name = whole ? { zh: '专业对照表', en: 'majors' } : { zh: '专业对照表模板', en: 'majors-template' };
    return ok({ contentType: FILE_TYPES[query.format], fileName: `${name[ctx.visitor.lang]}-${String(version.value.number)}.${query.format}`, base64: bytes.toString('base64') });
  },
});

/** Imports of tables of majors (导入): read, understood, checked, loaded by choice. */
export const importEndpoints: readonly AnyEndpoint[] = [list, send, one, faults, faultFile, differences, mapping, loading, sheet];
