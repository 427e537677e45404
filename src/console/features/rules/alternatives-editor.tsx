import type { JSX } from 'react';
import type { ConditionTerms } from '#contracts/eligibility.ts';
import type { RuleFinding, RuleReading, RuleText } from '#contracts/rules.ts';
import { colon, inARow, oneByOne, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { ConditionFields, firstCondition } from './condition-row.tsx';
import { words } from './words.ts';

type Alternatives = RuleText['alternatives'];
type Props = { alternatives: Alternatives; terms: ConditionTerms; reading: RuleReading; readOnly: boolean; onChange: (next: Alternatives) => void };

/** The alternatives as a list of lists of conditions, each beside the sentence candidates will read and beside what speaks against it. */
export function AlternativesEditor({ alternatives, terms, reading, readOnly, onChange }: Props): JSX.Element {
  const t = say(words);
  const set = (at: number, next: Alternatives[number]) => { onChange(alternatives.map((a, i) => (i === at ? next : a))); };
  return (
    <div className="grid gap-4">
      <p className="text-soft">{t.alternativesHint}</p>
      {alternatives.map((a, at) => {
        const name = t.alternative(at + 1);
        return (
          <section key={a.id + String(at)} aria-label={name} className="grid min-w-0 gap-3 rounded-md border border-rule p-3">
            <div className="flex flex-wrap items-center justify-between gap-2"><h3>{name}</h3>{readOnly ? null : <Order what={name} list={alternatives} at={at} onChange={onChange} least={1} />}</div>
            <p className="rounded bg-wash px-3 py-2"><span className="text-sm text-soft">{t.reads}{colon()}</span>{reading.alternatives[at]?.text}</p>
            <Findings findings={reading.findings.filter((f) => f.path === `alternatives.${String(at)}`)} />
            {a.all.length === 0 ? <p className="text-soft">{t.nothing}</p> : null}
            {a.all.map((c, i) => (
              <div key={`${c.kind}${String(i)}`} className="grid min-w-0 gap-2 border-l-4 border-rule pl-3">
                <ConditionFields condition={c} terms={terms} readOnly={readOnly} onChange={(next) => { set(at, { ...a, all: a.all.map((x, j) => (j === i ? next : x)) }); }} />
                <Findings findings={reading.findings.filter((f) => f.path === `alternatives.${String(at)}.all.${String(i)}`)} />
                {readOnly ? null : <Order what={`${name} ${t.condition(i + 1)}`} list={a.all} at={i} onChange={(all) => { set(at, { ...a, all }); }} least={0} />}
              </div>
            ))}
            {a.notIn.length > 0 ? <p className="text-sm text-soft">{t.exceptIn}{colon()}{oneByOne(a.notIn.map((n) => inARow(n.provinces)))}</p> : null}
            {readOnly ? null : <div><Button small onClick={() => { set(at, { ...a, all: [...a.all, firstCondition('work_years', terms)] }); }}>{t.addCondition}</Button></div>}
          </section>
        );
      })}
      {readOnly ? null : <div><Button onClick={() => { onChange([...alternatives, { id: freeId(alternatives), all: [firstCondition('education', terms)], notIn: [] }]); }}>{t.addAlternative}</Button></div>}
    </div>
  );
}

/** What speaks against something, where it stands. */
export function Findings({ findings }: { findings: readonly RuleFinding[] }): JSX.Element | null {
  const t = say(words);
  if (findings.length === 0) return null;
  return <ul className="grid gap-1">{findings.map((f) => <li key={f.code + f.text}><Tag tone={f.stops ? 'danger' : 'info'}>{f.stops ? t.stops : t.advice}</Tag> {f.text}</li>)}</ul>;
}

function Order<T>({ what, list, at, least, onChange }: { what: string; list: readonly T[]; at: number; least: number; onChange: (next: T[]) => void }): JSX.Element {
  const t = say(words);
  const swapped = (a: number, b: number) => list.map((x, i) => (i === a ? list[b] ?? x : i === b ? list[a] ?? x : x));
  return (
    <div className="flex flex-wrap gap-2">
      <Button small aria-label={t.upOf(what)} disabled={at === 0} onClick={() => { onChange(swapped(at, at - 1)); }}>{t.up}</Button>
      <Button small aria-label={t.downOf(what)} disabled={at === list.length - 1} onClick={() => { onChange(swapped(at, at + 1)); }}>{t.down}</Button>
      <Button small aria-label={t.removeOf(what)} disabled={list.length <= least} onClick={() => { onChange(list.filter((_, i) => i !== at)); }}>{t.remove}</Button>
    </div>
  );
}

function freeId(alternatives: Alternatives): string {
  let n = alternatives.length + 1;
  while (alternatives.some((a) => a.id === `way-${String(n)}`)) n += 1;
  return `way-${String(n)}`;
}
