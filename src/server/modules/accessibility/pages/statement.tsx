import type { JSX } from 'preact';
import type { PageContext } from '#portal/page-context.ts';
import { statementWords } from './statement-words.ts';

/** 无障碍声明: what is promised and by which rules, how it is checked, what is known not to work, and whom to tell. */
export function Statement({ page }: { page: PageContext }): JSX.Element {
  const w = statementWords[page.lang];
  const phone = page.supportPhone ?? page.site?.technicalPhone;
  return (
    <section aria-labelledby="statement">
      <h2 id="statement">{w.title}</h2>
      {w.parts.map((part) => (
        <section key={part.title}>
          <h3>{part.title}</h3>
          {part.text === undefined ? null : <p>{part.text}</p>}
          {part.points === undefined ? null : <ul>{part.points.map((point) => <li key={point}>{point}</li>)}</ul>}
        </section>
      ))}
      <h3>{w.contactTitle}</h3>
      <p>{phone === undefined || phone === '' ? w.contact : w.contactBy(phone)}</p>
    </section>
  );
}
