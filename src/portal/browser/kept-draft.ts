/** What stood in a form, field by field. */
export type Fields = (readonly [name: string, value: string])[];

/** Half an hour: a cut of the network, not a working day. */
export const LIFE = 30 * 60_000;

/** Never kept: what is hidden or secret, and what names a person to others or reaches them (numbers of documents, telephones, mail, addresses). */
const SECRET = { type: /^(?:password|file|hidden|tel|email|submit)$/, check: /^(?:resident-id|mobile)$/, name: /^_|captcha|password|answer|phone|mobile|mail|card|(?:number|Number|No)$/, fill: /password|one-time|tel|email|name|address/ };

/** Whether what is typed into a field may be kept in the window. */
export function mayBeKept(type: string, name: string, check: string, fill: string): boolean {
  return !SECRET.type.test(type) && !SECRET.name.test(name) && !SECRET.check.test(check) && !SECRET.fill.test(fill);
}

/** A draft as it is kept: until when, then what. */
export function writeDraft(fields: Fields, now: number): string {
  return `${String(now + LIFE)} ${JSON.stringify(fields)}`;
}

/** What was kept, if that is what it is and still young enough; a clock that was put back makes nothing live longer. */
export function readDraft(kept: string | null | undefined, now: number): Fields {
  const [, until = '', text = ''] = /^(\d+) (.+)$/.exec(kept ?? '') ?? [];
  if (!(Number(until) > now) || Number(until) - now > LIFE) return [];
  try {
    const fields: unknown = JSON.parse(text);
    return Array.isArray(fields) ? fields.filter((one): one is [string, string] => Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string') : [];
  } catch {
    return [];
  }
}
