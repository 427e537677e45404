import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { BreachView } from '#contracts/breaches.ts';
import { beijingTime } from '#contracts/dates.ts';
import { inARow, say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CorrectionList } from './correction-parts.tsx';
import { words } from './words.ts';

/** Who, what, when, where, and the article. */
export function CaseFacts({ c }: { c: BreachView }): JSX.Element {
  const t = say(words);
  const subjects = c.subjectChoices.filter((s) => c.subjects.includes(s.code)).map((s) => s.name);
  return (
    <Card title={t.facts.title}>
      <Pairs pairs={[
        { term: t.columns.who, value: <><strong>{c.name}</strong> <span className="digits">{c.documentNumber}</span></> }, { term: t.columns.exam, value: c.examText },
        ...(c.number === null ? [] : [{ term: t.number, value: <span className="digits break-all">{c.number}</span> }]), ...(subjects.length === 0 ? [] : [{ term: t.facts.subjects, value: inARow(subjects) }]),
        { term: t.facts.article, value: c.articleText }, { term: t.itemText, value: c.itemText }, { term: t.facts.on, value: c.occurredOn }, { term: t.where, value: c.place },
        { term: t.facts.facts, value: <span className="break-words whitespace-pre-wrap">{c.facts}</span> },
        ...(c.noticed === null ? [] : [{ term: t.noticed, value: c.noticed.text }]), { term: t.by, value: `${c.openedBy} ${beijingTime(c.openedAt)}` },
      ]} />
      {c.applicationId === null ? null : <p><Link to="/review/$id" params={{ id: c.applicationId }}>{t.application}</Link></p>}
    </Card>
  );
}

/** What the person answered, and until when they may. */
export function CaseStatements({ c }: { c: BreachView }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.statements}>
      {c.statementUntil === null ? null : <p>{t.until} <time className="digits font-semibold">{beijingTime(c.statementUntil)}</time></p>}
      {c.statements.length === 0 ? <p className="text-soft">{t.noStatements}</p> : (
        <ul className="grid gap-3">{c.statements.map((s) => <li key={s.id} className="border-l-4 border-rule pl-3"><p className="text-soft">{s.by} · {s.receivedOn}</p><p className="break-words whitespace-pre-wrap">{s.waived ? `${t.waived} ${s.text}`.trim() : s.text}</p></li>)}</ul>
      )}
    </Card>
  );
}

/** What is proposed, or was decided, and by whom. */
export function CaseProposal({ c }: { c: BreachView }): JSX.Element | null {
  const t = say(words);
  const p = c.proposal;
  if (p === null) return null;
  return (
    <Card title={c.decidedAt === null ? t.proposal : t.decision}>
      <Pairs pairs={[
        { term: t.decisionNumber, value: p.decisionNumber }, { term: t.disposition, value: <strong>{p.dispositionText}</strong> }, { term: t.reasons, value: <span className="break-words whitespace-pre-wrap">{p.reasons}</span> },
        ...(p.answer === '' ? [] : [{ term: t.answered, value: <span className="break-words whitespace-pre-wrap">{p.answer}</span> }]), { term: t.proposedBy, value: `${p.by} ${beijingTime(p.at)}` },
        ...(c.decidedBy === null || c.decidedAt === null ? [] : [{ term: t.decidedBy, value: `${c.decidedBy} ${beijingTime(c.decidedAt)}` }]),
      ]} />
    </Card>
  );
}

/** What came of a served decision: the record in the register, and whether it is published. */
export function CaseStanding({ c }: { c: BreachView }): JSX.Element | null {
  const t = say(words);
  if (c.servedAt === null) return null;
  return (
    <Card title={t.standing}>
      {c.record === null ? null : <p><Tag tone="info">{t.record}</Tag> {c.record.stateText} {c.record.counts ? t.recordUntil(c.record.until) : null} <Link to="/integrity-records" search={{ record: c.record.recordId }}>{t.seeRecord}</Link></p>}
      {c.corrections.length === 0 ? null : <><h3>{t.register.corrections}</h3><CorrectionList corrections={c.corrections} /></>}
      <h3>{t.publications}</h3>
      {c.publications.length === 0 ? <p className="text-soft">{t.noPublication}</p> : <ul className="grid gap-1">{c.publications.map((p) => <li key={p.id}><Tag tone={p.shows ? 'warning' : 'neutral'}>{p.stateText}</Tag> <span className="digits">{p.from} – {p.until}</span> <span className="text-soft">{p.by}</span></li>)}</ul>}
    </Card>
  );
}

/** Every act on the case: who, when, why. */
export function CaseHistory({ c }: { c: BreachView }): JSX.Element {
  const t = say(words);
  return (
    <Card title={t.history}>
      <ol className="grid gap-2">{c.history.map((h) => <li key={`${String(h.at)}${h.actText}`}><time className="digits text-soft">{beijingTime(h.at)}</time> <span className="font-semibold">{h.actText}</span> <span className="text-soft">{h.by}</span>{h.note === null ? null : <span className="block break-words">{h.note}</span>}</li>)}</ol>
    </Card>
  );
}
