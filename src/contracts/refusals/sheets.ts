import type { RefusalWords } from './words.ts';

/** Noes about tables people send as files (CSV, XLSX), and about single cells of them. */
export const SHEET_REFUSALS = {
  'sheet.empty': { status: 422, zh: '请选择文件', en: 'Choose a file' },
  'sheet.unreadable': { status: 422, zh: '读不出这个文件：应为未加密的 XLSX 或 CSV，请用表格软件另存后再试', en: 'The file cannot be read: it should be an XLSX or CSV file without a password; save it again with your spreadsheet program' },
  'sheet.encrypted': { status: 422, zh: '这是旧格式（.xls）或设有密码的文件，请另存为不加密的 .xlsx 再试', en: 'This is an old .xls file or has a password; save it as .xlsx without one' },
  'sheet.too_big_inside': { status: 422, zh: '文件解开后过大，不能导入；请只保留要导入的工作表', en: 'Unpacked, the file is too large; keep only the sheet to be imported' },
  'sheet.encoding': { status: 422, zh: '读不出文字：CSV 应为 UTF-8 或 GB 18030 编码', en: 'The text cannot be read: a CSV file should be UTF-8 or GB 18030' },
  'sheet.csv_broken': { status: 422, zh: '第 {row} 行的引号不成对，从这里起读不下去', en: 'A quotation mark is not closed near row {row}; the file cannot be read on from there' },
  'sheet.too_many_rows': { status: 422, zh: '一个文件最多 {rows} 行', en: 'A file has at most {rows} rows' },
  'sheet.too_many_columns': { status: 422, zh: '一个文件最多 {columns} 列', en: 'A file has at most {columns} columns' },
  'sheet.no_rows': { status: 422, zh: '列标题下面没有内容', en: 'There is nothing under the headings' },
  'sheet.cell_formula': { status: 422, zh: '是公式；请把计算结果粘贴为值', en: 'is a formula; paste its value instead' },
  'sheet.cell_error': { status: 422, zh: '是表格软件的错误值', en: 'is an error of the spreadsheet program' },
  'sheet.cell_merged': { status: 422, zh: '是跨列合并的单元格，无法判断属于哪一列；请取消合并', en: 'is merged across columns, so nobody can tell where it belongs; unmerge it' },
  'sheet.cell_filled': { status: 422, zh: '跨行合并的单元格，已按第一行的内容填入', en: 'was merged across rows and has been filled from the first' },
  'sheet.cell_long': { status: 422, zh: '内容超过 {most} 个字', en: 'is longer than {most} characters' },
} as const satisfies Record<string, RefusalWords>;
