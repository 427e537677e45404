import { z } from 'zod';
import { MajorVersionId } from './major-versions.ts';

export const MajorImportId = z.uuid('field.invalid').brand('MajorImportId');
export type MajorImportId = z.infer<typeof MajorImportId>;

/** What a file may be: everybody's own table fits, and no table takes the server down. */
export const IMPORT_LIMITS = { bytes: 5_000_000, rows: 20_000, columns: 40, cell: 2_000 } as const;

/** What a column of a file says: a field of a line, or the earlier names of one catalogue column (`names.<key>`). */
export const ImportField = z.string().regex(/^(code|nameZh|nameEn|classZh|category|synonyms|note|names\.[a-zA-Z0-9]{1,20})$/, 'field.not_a_choice');
export type ImportField = z.infer<typeof ImportField>;
/** Fields every line needs. */
export const NEEDED_FIELDS = ['code', 'nameZh', 'classZh', 'category'] as const;

/** A fault at a cell: the row and column as the spreadsheet program shows them. */
export const ImportFault = z.object({ row: z.number(), /** False for what was mended on the way and only told. */ fault: z.boolean(), column: z.string().nullable(), header: z.string().nullable(), value: z.string(), text: z.string() });
export type ImportFault = z.infer<typeof ImportFault>;
export const ImportFaults = z.object({ faults: z.array(ImportFault), next: z.number().nullable() }).meta({ id: 'MajorImportFaults' });
export type ImportFaults = z.infer<typeof ImportFaults>;

export const IMPORT_STATES = ['unmapped', 'checked', 'loaded', 'discarded'] as const;
export const ImportState = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof ImportState>;

/** A file as it was read: how its columns were understood, how many of its rows can be loaded, and whether they were. */
export const MajorImport = z.object({
  id: MajorImportId, versionId: MajorVersionId, fileName: z.string(), format: z.enum(['csv', 'xlsx']), encoding: z.string().nullable(), sheet: z.string().nullable(), otherSheets: z.array(z.string()), headerRow: z.number(),
  columns: z.array(z.object({ column: z.string(), header: z.string(), field: ImportField.nullable(), sample: z.string() })), fields: z.array(z.object({ field: ImportField, name: z.string(), needed: z.boolean() })),
  missing: z.array(z.string()), state: ImportState, rows: z.number(), good: z.number(), bad: z.number(), faults: z.number(), notes: z.number(), loaded: z.number().nullable(), by: z.string(), at: z.number(), loadedAt: z.number().nullable(),
}).meta({ id: 'MajorImport' });
export type MajorImport = z.infer<typeof MajorImport>;
export const MajorImports = z.object({ imports: z.array(MajorImport) }).meta({ id: 'MajorImports' });

/** Body of PUT …/mapping: what each column of the file says, null for one that is left out. */
export const MapColumns = z.strictObject({ fields: z.array(ImportField.nullable()).max(IMPORT_LIMITS.columns, 'field.too_many') });
export type MapColumns = z.infer<typeof MapColumns>;

/** Body of POST …/loading: every row (refused while one is bad) or the good ones only; in place of the version's lines, or behind them. */
export const LoadImport = z.strictObject({ version: z.number().int().min(1), rows: z.enum(['all', 'good'], 'field.not_a_choice'), mode: z.enum(['replace', 'append'], 'field.not_a_choice') });
export type LoadImport = z.infer<typeof LoadImport>;
