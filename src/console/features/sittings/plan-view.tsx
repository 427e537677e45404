import type { JSX } from 'react';
import { WINDOW_NAMES } from '#contracts/catalogue.ts';
import { beijingTime } from '#contracts/dates.ts';
import type { Finding, StaffSitting } from '#contracts/sittings.ts';
import { colon, inARow, pageLang, say } from '../../shared/text/text.ts';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Card } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { Timeline } from './timeline.tsx';
import { words } from './words.ts';

/** The plan as a picture and as a table, what the checks found, and what the opening minutes would bring. */
export function PlanView({ sitting }: { sitting: StaffSitting }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const nameOf = (code: string | null) => (code === null ? t.national : sitting.provinces.find((p) => p.province === code)?.name[lang] ?? code);
  const rows = [{ key: 'frame', name: t.frame, windows: sitting.frame }, ...sitting.provinces.map((p) => ({ key: p.province, name: p.name[lang], windows: p.terms.windows }))];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card label={t.tabs.plan}><h2>{t.timeline}</h2><Timeline sitting={sitting} /></Card>
      <div className="grid min-w-0 gap-2">
        <h2>{t.findings}</h2>
        <DataTable
          label={t.findings} rows={grouped(sitting.findings)} keyOf={(g) => g.key} empty={t.noFindings}
          columns={[
            { name: t.state, cell: (g) => <Tag tone={g.kind === 'no' ? 'danger' : 'warning'}>{g.kind === 'no' ? t.no : t.look}</Tag>, nowrap: true },
            { name: t.where, cell: (g) => `${g.window ? `${t.windows[g.window]} · ` : ''}${inARow([...new Set(g.items.map((f) => nameOf(f.province)))].slice(0, NAMED))}${g.items.length > NAMED ? `… (${String(g.items.length)})` : ''}` },
            { name: t.finding, cell: (g) => (g.items.length === 1 ? g.items[0]?.text : <details><summary className="text-blue">{g.items[0]?.text} {t.more(g.items.length - 1)}</summary><ul className="grid gap-0.5 text-sm">{g.items.map((f) => <li key={`${f.province ?? ''}${f.text}`}>{nameOf(f.province)}{colon()}{f.text}</li>)}</ul></details>) },
          ]}
        />
      </div>
      <div className="grid min-w-0 gap-2">
        <h2>{t.opening}</h2>
        <p className="text-sm text-soft">{t.openingHint}</p>
        <DataTable
          label={t.opening} rows={sitting.opening} keyOf={(m) => String(m.at)} empty={t.openingUnknown}
          columns={[
            { name: t.minute, cell: (m) => <span className="digits">{beijingTime(m.at)}</span>, nowrap: true },
            { name: t.together, cell: (m) => (m.provinces.length > 6 ? `${inARow(m.provinces.slice(0, 6).map(nameOf))}… (${String(m.provinces.length)})` : inARow(m.provinces.map(nameOf))) },
            { name: t.expected, cell: (m) => (m.expected === 0 ? '—' : m.expected.toLocaleString('en')), align: 'right' },
            { name: t.perSecond, cell: (m) => (m.expected === 0 ? '—' : <><span className="digits">{m.perSecond.toLocaleString('en')}</span> <Tag tone={m.heavy ? 'danger' : 'good'}>{m.heavy ? t.heavy : t.fine}</Tag></>), align: 'right' },
          ]}
        />
      </div>
      <div className="grid min-w-0 gap-2">
        <h2>{t.table}</h2>
        <div className="relative overflow-x-auto rounded-lg border border-rule bg-paper" role="region" aria-label={t.table} tabIndex={0}>
          <table className="w-full border-collapse text-left text-sm">
            <thead className="bg-deep"><tr><th scope="col" className="px-3 py-2">{t.provinces}</th>{WINDOW_NAMES.map((w) => <th key={w} scope="col" className="px-3 py-2 whitespace-nowrap">{t.windows[w]}</th>)}</tr></thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.key} className="border-t border-rule">
                  <th scope="row" className="px-3 py-2 font-semibold whitespace-nowrap">{r.name}</th>
                  {WINDOW_NAMES.map((w) => { const span = r.windows[w]; return <td key={w} className="digits px-3 py-2 whitespace-nowrap">{span === null ? <span className="text-soft">{t.phases.unpublished}</span> : <>{beijingTime(span.opensAt)}<br />{beijingTime(span.closesAt)}</>}</td>; })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}

/** Provinces named in a row before it says how many there are. */
const NAMED = 5;

type Group = { key: string; kind: Finding['kind']; window: Finding['window']; items: Finding[] };

/** The same finding of several provinces as one row; what must be settled comes first. */
function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Group>();
  for (const f of findings) {
    const key = `${f.kind} ${f.code} ${f.window ?? ''}`;
    const group = groups.get(key) ?? { key, kind: f.kind, window: f.window, items: [] };
    group.items.push(f);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.kind === 'look') - Number(b.kind === 'look'));
}
