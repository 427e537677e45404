/** The four ways to say how long is left: with days, with hours, with minutes, and none. */
export type RemainingWords = { days: string; hours: string; minutes: string; passed: string };

/** How long is left, rounded down to the minute; said the same by the server and by the countdown in the browser. */
export function remaining(ms: number, words: RemainingWords): string {
  if (ms <= 0) return words.passed;
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  const parts: Record<string, number> = { d: Math.floor(minutes / 1440), h: Math.floor(minutes / 60) % 24, m: minutes % 60 };
  const template = minutes >= 1440 ? words.days : minutes >= 60 ? words.hours : words.minutes;
  return template.replace(/\{(\w)\}/g, (_, key: string) => String(parts[key] ?? ''));
}
