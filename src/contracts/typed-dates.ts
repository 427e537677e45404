const parts = (text: string) => text.normalize('NFKC').trim().split(/[\s年月日号./-]+/).filter((part) => part !== '');
const two = (digits: string) => (digits.length === 1 ? `0${digits}` : digits);

/** A month as people type it (201807, 2018-7, 2018年7月, ２０１８０７) as it is kept, `201807`; anything else comes back unchanged for the rule to refuse. */
export function typedMonth(text: string): string {
  const [first = '', second, ...more] = parts(text);
  if (more.length > 0) return text;
  if (second === undefined) return /^\d{6}$/.test(first) ? first : text;
  return /^\d{4}$/.test(first) && /^\d{1,2}$/.test(second) ? first + two(second) : text;
}

/** A day as people type it (19900802, 1990-8-2, 1990年8月2日) as it is kept, `1990-08-02`; anything else comes back unchanged for the rule to refuse. */
export function typedDay(text: string): string {
  const [first = '', second, third, ...more] = parts(text);
  if (more.length > 0) return text;
  if (second === undefined) return /^\d{8}$/.test(first) ? `${first.slice(0, 4)}-${first.slice(4, 6)}-${first.slice(6)}` : text;
  return /^\d{4}$/.test(first) && /^\d{1,2}$/.test(second) && /^\d{1,2}$/.test(third ?? '') ? `${first}-${two(second)}-${two(third ?? '')}` : text;
}
