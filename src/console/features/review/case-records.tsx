import type { JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { colon, oneByOne, say } from '../../shared/text/text.ts';
import { Card } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { words } from './words.ts';

const TONES: Record<string, string> = { effective: 'success', pending: 'warning', proposed: 'warning', sent_back: 'danger' };

/** What was decided before, what the archive holds, what was committed to. */
export function CaseRecords({ c }: { c: ReviewCase }): JSX.Element {
  const w = say(words).case;
  return (
    <>
      <Card title={w.decisions}>
        {c.decisions.length === 0 ? <p className="text-soft">{w.noDecisions}</p> : (
          <ol className="grid gap-3">
            {c.decisions.map((d) => (
              <li key={d.id} className="grid gap-1 border-l-4 border-rule pl-3">
                <p><strong>{d.decisionText}</strong> <Tag tone={TONES[d.state] ?? 'neutral'}>{d.stateText}</Tag> <span className="text-soft">{w.stages[d.stage]} · {d.by} · {beijingTime(d.at)} · {d.basisText}</span></p>
                {d.reason ? <p>{w.reason}{colon()}{d.reason}</p> : null}
                {d.settledNote ? <p>{w.colleagueNote}{colon()}{d.settledNote}</p> : null}
                {d.ticked.length > 0 ? <p className="text-sm text-soft">{w.tickedLines}{colon()}{oneByOne(d.ticked)}</p> : null}
              </li>
            ))}
          </ol>
        )}
      </Card>
      <Card title={w.archive}>{c.archive ? <Archive archive={c.archive} /> : <p className="text-soft">{w.noArchive}</p>}</Card>
      <Card title={w.commitment}>
        {c.commitment ? (
          <>
            <p>{w.commitmentSigned(beijingTime(c.commitment.signedAt), c.commitment.version)}</p>
            <details><summary className="min-h-8 py-1 text-blue">{w.commitmentShow}</summary><div className="mt-2 max-h-80 overflow-auto rounded border border-rule bg-wash p-3 whitespace-pre-wrap" role="region" aria-label={w.commitment} tabIndex={0}>{c.commitment.text}</div></details>
          </>
        ) : <p className="text-soft">{w.noCommitment}</p>}
      </Card>
    </>
  );
}

function Archive({ archive }: { archive: NonNullable<ReviewCase['archive']> }): JSX.Element {
  const w = say(words).case;
  return (
    <>
      <p><span className="digits font-semibold">{archive.fileNumber}</span> <span className="text-soft">{w.firstYear(archive.firstYear)}</span></p>
      {archive.cancelled.map((c) => <p key={c.year}>{w.cancelledYear(c.year, c.documentNumber)}</p>)}
      <div className="relative overflow-x-auto" role="region" aria-label={w.archive} tabIndex={0}>
        <table className="w-full border-collapse text-left">
          <thead className="bg-deep"><tr>{[w.year, w.subject, w.outcome, ''].map((name, i) => (name === '' ? <td key={i} /> : <th key={name} scope="col" className="px-2 py-1 font-semibold">{name}</th>))}</tr></thead>
          <tbody>
            {archive.results.map((r) => (
              <tr key={`${String(r.year)}${r.subject}`} className="border-t border-rule"><td className="px-2 py-1 tabular-nums">{r.year}</td><td className="px-2 py-1">{r.subject}</td><td className="px-2 py-1">{r.outcomeText}</td><td className="px-2 py-1"><Tag tone={r.carried ? 'success' : 'neutral'}>{r.carried ? w.carried : w.notCarried}</Tag></td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
