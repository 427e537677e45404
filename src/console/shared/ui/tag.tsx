import type { JSX, ReactNode } from 'react';

const TONES: Record<string, string> = {
  neutral: 'bg-deep text-ink', good: 'bg-success-wash text-success', success: 'bg-success-wash text-success', warning: 'bg-warning-wash text-warning', danger: 'bg-danger-wash text-danger', info: 'bg-wash text-blue-deep',
};

/** A short status; its words carry the meaning, the colour only helps. No column is so narrow that one is cut within a word. */
export function Tag({ tone = 'neutral', children }: { tone?: string; children: ReactNode }): JSX.Element {
  return <span className={`inline-block rounded break-keep break-words px-1.5 py-0.5 text-sm font-semibold ${TONES[tone] ?? TONES['neutral'] ?? ''}`}>{children}</span>;
}
