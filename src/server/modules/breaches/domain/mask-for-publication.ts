import { maskDocumentNumber } from '#contracts/identity-documents.ts';

/** A name as it may be published (个人信息保护法): the first character, the rest starred; a Latin name keeps its first letter. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.replaceAll(/\[|\]/g, '')];
  return first + '*'.repeat(Math.min(Math.max(rest.length, 1), 3));
}

/** A document number as it may be published: area and last four of an 18-digit one, the day of birth starred; less of shorter ones. */
export function maskPublishedNumber(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)}********${number.slice(-4)}` : maskDocumentNumber(number);
}
