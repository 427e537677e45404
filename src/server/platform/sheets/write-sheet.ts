import type { Lang } from '#contracts/refusals.ts';
import { neutralise } from '#server/kernel/neutralise.ts';

export type SheetFormat = 'csv' | 'xlsx';
export const FILE_TYPES: Record<SheetFormat, string> = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' };

/** A table as a file: every cell is text, codes with their zeros too, and none of it is ever run as a formula, whatever width its sign has. */
export async function writeSheet(rows: readonly (readonly string[])[], name: string, format: SheetFormat): Promise<Buffer> {
  const { writeCsv, writeXlsx } = await import('hucre'); // two megabytes that nobody needs before the first sheet
  const harmless = rows.map((row) => row.map(neutralise));
  if (format === 'csv') return Buffer.from(writeCsv(harmless, { bom: true }));
  return Buffer.from(await writeXlsx({ sheets: [{ name, rows: harmless, freezePane: { rows: 1 } }] }));
}

const HEADINGS = { zh: ['行', '列', '列标题', '单元格内容', '问题', '是否须改正'], en: ['Row', 'Column', 'Heading', 'Cell', 'Problem', 'To mend'] } as const;

/** Every fault of a file as a table, so that who made the file can mend it cell by cell. */
export function faultSheet(faults: readonly { row: number; fault: boolean; column: string | null; header: string | null; value: string; text: string }[], lang: Lang): Promise<Buffer> {
  const yes = { zh: ['是', '否'], en: ['yes', 'no'] }[lang];
  return writeSheet([[...HEADINGS[lang]], ...faults.map((f) => [String(f.row), f.column ?? '', f.header ?? '', f.value, f.text, (f.fault ? yes[0] : yes[1]) ?? ''])], '', 'csv');
}
