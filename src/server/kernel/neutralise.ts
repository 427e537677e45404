/**
 * A value as a spreadsheet shows it and never runs it (防公式注入): what begins like a formula gets an apostrophe in front. Full-width signs
 * count too, Chinese editions of spreadsheets read them as formulas; blanks before the sign do not hide it.
 */
export function neutralise(value: string): string {
  return /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
}
