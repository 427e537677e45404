import { pageLang, say } from '../../shared/text/text.ts';
import { words } from './words.ts';

/** Numbers, shares, lengths and sizes as operators read them. */
export const number = (n: number): string => n.toLocaleString(pageLang() === 'zh' ? 'zh-CN' : 'en-GB');
export const share = (part: number, whole: number): string => (whole === 0 ? '0%' : `${(part / whole * 100).toFixed(part === 0 || part === whole ? 0 : 1)}%`);

export function length(ms: number | null): string {
  if (ms === null) return '—';
  return ms < 1_000 ? `${String(Math.round(ms))} ms` : say(words).seconds((ms / 1_000).toFixed(1));
}

export function span(seconds: number | null): string {
  if (seconds === null) return '—';
  const minutes = seconds / 60;
  if (minutes < 2) return say(words).seconds(String(Math.round(seconds)));
  if (minutes < 120) return `${String(Math.round(minutes))} min`;
  return `${(minutes / 60).toFixed(1)} h`;
}

export function bytes(n: number | null): string {
  if (n === null) return '—';
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, n === 0 ? 0 : Math.floor(Math.log2(n) / 10));
  return `${(n / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ''}`;
}
