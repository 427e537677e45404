/** What a carrier counts of a text message: UCS-2 units, a rare character two of them; 70 in a single message, 67 in each part of a longer one (拆分计费). */
export function smsLength(text: string): { units: number; parts: number } {
  const units = text.length;
  return { units, parts: units <= 70 ? 1 : Math.ceil(units / 67) };
}
