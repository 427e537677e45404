import type { JSX } from 'react';
import type { Agreement } from '#contracts/samples.ts';
import { colon, say } from '../../../shared/text/text.ts';
import { Card } from '../../../shared/ui/page.tsx';
import { words } from './words.ts';

/** How far two reviewers agree beyond chance, drawn: the four fields, and κ on its scale. */
export function AgreementCard({ agreement: a }: { agreement: Agreement }): JSX.Element {
  const w = say(words);
  const percent = (x: number | null) => (x === null ? '—' : `${(x * 100).toFixed(1)} %`);
  const cell = 'border border-rule px-3 py-2 text-right tabular-nums';
  return (
    <Card title={w.agreement}>
      <div className="flex flex-wrap items-start gap-8">
        <table className="border-collapse">
          <caption className="pb-1 text-left text-sm text-soft">{w.table}</caption>
          <thead><tr><td /><th scope="col" className="px-3 font-semibold">{w.second}{colon()}{w.approve}</th><th scope="col" className="px-3 font-semibold">{w.second}{colon()}{w.reject}</th></tr></thead>
          <tbody>
            <tr><th scope="row" className="pr-3 text-left font-semibold">{w.first}{colon()}{w.approve}</th><td className={`${cell} bg-success-wash`}>{a.both.approve}</td><td className={`${cell} bg-warning-wash`}>{a.onlyFirst}</td></tr>
            <tr><th scope="row" className="pr-3 text-left font-semibold">{w.first}{colon()}{w.reject}</th><td className={`${cell} bg-warning-wash`}>{a.onlySecond}</td><td className={`${cell} bg-success-wash`}>{a.both.reject}</td></tr>
          </tbody>
        </table>
        <div className="grid min-w-64 flex-1 gap-2">
          <p>{w.reviewed(a.reviewed)} · {w.observed} {percent(a.observed)} · {w.expected} {percent(a.expected)}</p>
          <p className="text-lg font-semibold">{w.kappa} {a.kappa === null ? w.noKappa : `${a.kappa.toFixed(2)} · ${gradeOf(a.kappa, w.grades)}`}</p>
          {a.kappa === null ? null : (
            <svg viewBox="0 0 220 34" className="w-full max-w-md" role="img" aria-label={`${w.kappa} ${a.kappa.toFixed(2)}`}>
              {[0, 1, 2, 3, 4].map((i) => <rect key={i} x={10 + i * 40} y="6" width="40" height="10" className="fill-blue" opacity={0.2 + i * 0.18} />)}
              <circle cx={10 + Math.max(0, Math.min(1, a.kappa)) * 200} cy="11" r="6" className="fill-gold stroke-ink" />
              {[0, 0.2, 0.4, 0.6, 0.8, 1].map((x) => <text key={x} x={10 + x * 200} y="30" textAnchor="middle" className="fill-soft text-[9px]">{x}</text>)}
            </svg>
          )}
        </div>
      </div>
    </Card>
  );
}

/** The usual words for κ (Landis and Koch). */
function gradeOf(kappa: number, grades: readonly string[]): string {
  const at = kappa < 0 ? 0 : kappa <= 0.2 ? 1 : kappa <= 0.4 ? 2 : kappa <= 0.6 ? 3 : kappa <= 0.8 ? 4 : 5;
  return grades[at] ?? '';
}
