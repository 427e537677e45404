import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ImportFaults, LoadImport, MajorImport, MajorImports, MapColumns } from '#contracts/major-imports.ts';
import { AdoptPrecedent, MajorChoices, PrecedentDecisions, PrecedentGroups } from '#contracts/major-precedents.ts';
import { AddSynonym, DraftMajors, MajorDiff, MajorFindings, MajorLines, MajorSynonyms, MajorTables, MajorVersionWhole, MoveMajors, RemoveMajorLine, RemoveSynonym, SaveMajorHead, WriteMajorLine } from '#contracts/major-versions.ts';
import { MajorReplays, RuleReplay, StartMajorReplay } from '#contracts/rules.ts';
import { call, route } from '../../shared/api/call.ts';

const ONE = '/api/staff/major-versions/:id';

/** The addresses of tables of majors, their imports and precedents. */
export const majorsApi = {
  tables: route({ method: 'GET', path: '/api/staff/major-versions', ok: MajorTables }),
  read: route({ method: 'GET', path: ONE, ok: MajorVersionWhole }),
  lines: route({ method: 'GET', path: `${ONE}/lines`, ok: MajorLines }),
  findings: route({ method: 'GET', path: `${ONE}/findings`, ok: MajorFindings }),
  differences: route({ method: 'GET', path: `${ONE}/differences`, ok: MajorDiff }),
  synonyms: route({ method: 'GET', path: `${ONE}/synonyms`, ok: MajorSynonyms }),
  imports: route({ method: 'GET', path: `${ONE}/imports`, ok: MajorImports }),
  draft: route({ method: 'POST', path: '/api/staff/major-versions', body: DraftMajors, ok: MajorVersionWhole }),
  save: route({ method: 'PUT', path: ONE, body: SaveMajorHead, ok: MajorVersionWhole }),
  addLine: route({ method: 'POST', path: `${ONE}/lines`, body: WriteMajorLine, ok: MajorVersionWhole }),
  changeLine: route({ method: 'PUT', path: `${ONE}/lines/:line`, body: WriteMajorLine, ok: MajorVersionWhole }),
  removeLine: route({ method: 'POST', path: `${ONE}/lines/:line/removal`, body: RemoveMajorLine, ok: MajorVersionWhole }),
  addSynonym: route({ method: 'POST', path: `${ONE}/synonyms`, body: AddSynonym, ok: MajorVersionWhole }),
  removeSynonym: route({ method: 'POST', path: `${ONE}/synonym-removals`, body: RemoveSynonym, ok: MajorVersionWhole }),
  move: {
    proposal: route({ method: 'POST', path: `${ONE}/proposal`, body: MoveMajors, ok: MajorVersionWhole }),
    approval: route({ method: 'POST', path: `${ONE}/approval`, body: MoveMajors, ok: MajorVersionWhole }),
    return: route({ method: 'POST', path: `${ONE}/return`, body: MoveMajors, ok: MajorVersionWhole }),
    withdrawal: route({ method: 'POST', path: `${ONE}/withdrawal`, body: MoveMajors, ok: MajorVersionWhole }),
  },
  send: route({ method: 'POST', path: `${ONE}/imports`, ok: MajorImport }),
  faults: route({ method: 'GET', path: '/api/staff/major-imports/:id/faults', ok: ImportFaults }),
  importDifferences: route({ method: 'GET', path: '/api/staff/major-imports/:id/differences', ok: MajorDiff }),
  map: route({ method: 'PUT', path: '/api/staff/major-imports/:id/mapping', body: MapColumns, ok: MajorImport }),
  load: route({ method: 'POST', path: '/api/staff/major-imports/:id/loading', body: LoadImport, ok: MajorVersionWhole }),
  replay: route({ method: 'POST', path: '/api/staff/major-versions/:id/replays', body: StartMajorReplay, ok: RuleReplay }),
  replays: route({ method: 'GET', path: '/api/staff/major-versions/:id/replays', ok: MajorReplays }),
  precedents: route({ method: 'GET', path: '/api/staff/major-precedents', ok: PrecedentGroups }),
  decisions: route({ method: 'GET', path: '/api/staff/major-precedents/decisions', ok: PrecedentDecisions }),
  choices: route({ method: 'GET', path: '/api/staff/major-choices', ok: MajorChoices }),
  adopt: route({ method: 'POST', path: '/api/staff/major-precedents/synonyms', body: AdoptPrecedent, ok: MajorVersionWhole }),
};

export type MajorMove = keyof typeof majorsApi.move;

const of = (id: string) => ['majors', 'one', id] as const;
export const tablesQuery = queryOptions({ queryKey: ['majors', 'tables'], queryFn: ({ signal }) => call(majorsApi.tables, { signal }) });
export const versionQuery = (id: string) => queryOptions({ queryKey: of(id), queryFn: ({ signal }) => call(majorsApi.read, { params: { id }, signal }) });
export const linesQuery = (id: string, version: number, asked: { search: string; category: string; after: string }) => queryOptions({ queryKey: [...of(id), 'lines', version, asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(majorsApi.lines, { params: { id }, query: asked, signal }) });
export const findingsQuery = (id: string, version: number) => queryOptions({ queryKey: [...of(id), 'findings', version], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(majorsApi.findings, { params: { id }, signal }) });
export const differencesQuery = (id: string, version: number, after: string) => queryOptions({ queryKey: [...of(id), 'differences', version, after], queryFn: ({ signal }) => call(majorsApi.differences, { params: { id }, query: { after }, signal }) });
export const synonymsQuery = (id: string, version: number) => queryOptions({ queryKey: [...of(id), 'synonyms', version], queryFn: ({ signal }) => call(majorsApi.synonyms, { params: { id }, signal }) });
export const importsQuery = (id: string) => queryOptions({ queryKey: [...of(id), 'imports'], queryFn: ({ signal }) => call(majorsApi.imports, { params: { id }, signal }) });
export const faultsQuery = (id: string, after: string) => queryOptions({ queryKey: ['majors', 'faults', id, after], queryFn: ({ signal }) => call(majorsApi.faults, { params: { id }, query: { after }, signal }) });
export const importDifferencesQuery = (id: string, after: string) => queryOptions({ queryKey: ['majors', 'import-differences', id, after], queryFn: ({ signal }) => call(majorsApi.importDifferences, { params: { id }, query: { after }, signal }) });
export const precedentsQuery = (asked: { exam?: string | undefined; search?: string | undefined; contradictory?: string | undefined; after?: string | undefined }) => queryOptions({ queryKey: ['majors', 'precedents', asked], placeholderData: keepPreviousData, queryFn: ({ signal }) => call(majorsApi.precedents, { query: asked, signal }) });
export const decisionsQuery = (exam: string, major: string) => queryOptions({ queryKey: ['majors', 'decisions', exam, major], queryFn: ({ signal }) => call(majorsApi.decisions, { query: { exam, major }, signal }) });
export const choicesQuery = (edition: string, search: string) => queryOptions({ queryKey: ['majors', 'choices', edition, search], enabled: search !== '', placeholderData: keepPreviousData, queryFn: ({ signal }) => call(majorsApi.choices, { query: { edition, search }, signal }) });
/** Asked again while a replay is under way. */
export const majorReplaysQuery = (id: string) => queryOptions({ queryKey: ['majors', 'replays', id], queryFn: ({ signal }) => call(majorsApi.replays, { params: { id }, signal, background: true }), refetchInterval: (query) => (query.state.data?.replays.some((r) => r.finishedAt === null) ? 1_500 : false) });
