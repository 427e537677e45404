const OPENING = '（([【';
const CLOSING = '）)]】';

/**
 * The names in one cell or box, as people part them: by 、，,/ — or, where a semicolon or a line end stands, by those alone, because some majors have a
 * 、 in their name (供热、供燃气、通风及空调工程). Nothing is parted inside brackets.
 */
export function splitNames(cell: string): string[] {
  const parts = partedBy(cell, '；;\n\r');
  const names = parts.length > 1 ? parts : partedBy(cell, '、，,/／');
  return [...new Set(names.map((n) => n.trim()).filter((n) => n !== '' && n !== '–' && n !== '—' && n !== '-'))];
}

/** Names as one text that `splitNames` takes apart again. */
export function joinNames(names: readonly string[]): string {
  return names.some((n) => partedBy(n, '、，,/／').length > 1) ? `${names.join('；')}；` : names.join('、');
}

function partedBy(text: string, marks: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (OPENING.includes(char)) depth += 1;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    if (depth === 0 && marks.includes(char)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}
