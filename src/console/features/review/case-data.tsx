import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { CaseLine, ReviewCase } from '#contracts/review.ts';
import { colon, inBrackets, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CaseRecords } from './case-records.tsx';
import { UnmaskDialog } from './unmask-dialog.tsx';

/** What was confirmed, what was verified, which conditions it rests on, what happened so far. */
export function CaseData({ c }: { c: ReviewCase }): JSX.Element {
  const t = text().review;
  const [asked, setAsked] = useState<NonNullable<CaseLine['masked']>>();
  const [person, ...rest] = c.sections;
  const pairs = (lines: readonly CaseLine[]) => lines.map((l) => ({ term: l.term, value: <>{l.value} {l.masked === null ? null : <Button small look="quiet" onClick={() => { setAsked(l.masked ?? undefined); }} aria-label={`${t.unmask}${colon()}${l.term}`}>{t.unmask}</Button>}</> }));
  return (
    <>
      {c.routeReasons.length === 0 ? null : <Card title={t.why}><ul className="list-disc pl-5">{c.routeReasons.map((r) => <li key={r}>{r}</li>)}</ul>{c.reviewReason ? <p><span className="text-soft">{t.lastReason}{colon()}</span>{c.reviewReason}</p> : null}</Card>}
      {person ? (
        <Card title={person.title}>
          <div className="flex flex-wrap items-start gap-4">
            {c.hasPhoto ? <img src={`/api/staff/applications/${c.id}/photo`} width={118} height={165} alt={t.photoAlt(c.name)} className="rounded border border-rule" /> : <p className="text-soft">{t.noPhoto}</p>}
            <div className="min-w-0 flex-1 basis-64"><Pairs pairs={pairs(person.lines)} /></div>
          </div>
        </Card>
      ) : null}
      <Card title={t.verifications}>
        <Pairs pairs={c.verifications.map((v) => ({ term: v.subject, value: <><Tag tone={v.tone}>{v.text}</Tag> {v.hint}</> }))} />
      </Card>
      <Card title={t.conditions}>
        {c.conditions.map((part) => (
          <div key={part.title} className="grid gap-1">
            <h3>{part.title} <Tag tone={part.met ? 'success' : 'danger'}>{part.met ? t.met : t.notMet}</Tag></h3>
            <ul className="grid list-disc gap-1 pl-5">{part.conditions.map((k) => <li key={k.text}>{k.text} {k.toCheck ? <Tag tone="warning">{t.toCheck}</Tag> : null}</li>)}</ul>
          </div>
        ))}
      </Card>
      {rest.map((s) => <Card key={s.title} title={s.title}><Pairs pairs={pairs(s.lines)} /></Card>)}
      <CaseRecords c={c} />
      <Card title={t.history}>
        <ol className="grid gap-1">
          {c.history.map((h) => <li key={`${String(h.at)}${h.actText}`}><time className="text-soft" dateTime={new Date(h.at).toISOString()}>{beijingTime(h.at)}</time> {h.actText}{inBrackets(h.by)}{h.note ? <span className="block pl-4 text-soft">{t.historyNote}{colon()}{h.note}</span> : null}</li>)}
        </ol>
      </Card>
      <UnmaskDialog applicationId={c.id} what={asked} onClose={() => { setAsked(undefined); }} />
    </>
  );
}
