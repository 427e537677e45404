/** Han characters, long runs of digits, addresses and whatever stands in quotation marks: words of people, not of programs. */
const PERSONAL = /[\p{Script=Han}\u{20000}-\u{3ffff}][\p{Script=Han}·\s\u{20000}-\u{3ffff}]*|\b\d[\dXx*]{4,}|[\w.+-]+@[\w.-]+|"[^"]*"|'[^']*'/gu;
/** Ids are nobody's data, and help to find the row. */
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** Why a job failed, as operators may read it: the program's own words, without anything that could be a person's data, never longer than a line or two. */
export function faultWords(problem: unknown): string {
  const said = problem instanceof Error ? `${problem.name === 'Error' ? '' : `${problem.name}: `}${problem.message}` : typeof problem === 'string' ? problem : 'no words';
  const parts = said.split(new RegExp(`(${ID.source})`));
  return parts.map((part) => (ID.test(part) ? part : part.replaceAll(PERSONAL, '…'))).join('').replaceAll(/\s+/g, ' ').trim().slice(0, 240);
}
