import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { CounterCase } from '#contracts/counter.ts';
import { beijingTime } from '#contracts/dates.ts';
import { inBrackets, say } from '../../../shared/text/text.ts';
import { Card, Pairs } from '../../../shared/ui/page.tsx';
import { words } from './words.ts';

/** Who stands at the counter, to compare with face and document; what they have to bring. */
export function CounterPerson({ c }: { c: CounterCase }): JSX.Element {
  const w = say(words);
  return (
    <Card title={w.person}>
      <div className="flex flex-wrap items-start gap-4">
        {c.hasPhoto ? <img src={`/api/staff/applications/${c.id}/photo`} width={177} height={248} alt={w.photoAlt(c.name)} className="rounded border border-rule" /> : <p className="text-soft">{w.noPhoto}</p>}
        <div className="min-w-0 flex-1 basis-64">
          <Pairs pairs={[
            { term: w.name, value: <strong className="text-lg">{c.name}</strong> }, { term: w.document, value: <span className="digits">{c.documentNumber}</span> }, { term: w.exam, value: c.examText }, { term: w.choice, value: c.choiceText },
            { term: w.point, value: c.pointText }, { term: w.state, value: c.stateText }, { term: w.appointment, value: c.appointment ? `${beijingTime(c.appointment.startsAt)}${inBrackets(c.appointment.stateText)}` : w.noAppointment },
          ]} />
        </div>
      </div>
      <h3>{w.bring}</h3>
      {c.bring.length === 0 ? <p className="text-soft">{w.nothingToBring}</p> : <ul className="list-disc pl-5">{c.bring.map((line) => <li key={line}>{line}</li>)}</ul>}
      <p><Link to="/review/$id" params={{ id: c.id }}>{w.openCase}</Link></p>
    </Card>
  );
}
