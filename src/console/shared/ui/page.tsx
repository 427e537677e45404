import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { text } from '../text/text.ts';

const arrivedAt = location.pathname;
let wentOn = false;

/** A screen: its title names the window, and gets the focus when one comes to it from another, so that it is read out; who has just arrived begins at the way past the menu. */
export function Page({ title, sub, actions, children }: { title: string; sub?: string; actions?: ReactNode; children: ReactNode }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${text().title}`;
    wentOn ||= location.pathname !== arrivedAt;
    if (wentOn) heading.current?.focus();
  }, [title]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 ref={heading} tabIndex={-1} className="outline-none">{title}</h1>
          {sub ? <p className="text-soft">{sub}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** A box of one matter; what can be done with the whole of it stands beside its title. */
export function Card({ title, children, label, actions }: { title?: string; label?: string; actions?: ReactNode; children: ReactNode }): JSX.Element {
  return (
    <section aria-label={title ?? label} className="grid min-w-0 grid-cols-1 content-start gap-3 rounded-lg border border-rule bg-paper p-4">
      {title && actions ? <div className="flex flex-wrap items-center justify-between gap-2"><h2>{title}</h2>{actions}</div> : title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}

/** Labelled values, a pair a line. */
export function Pairs({ pairs }: { pairs: readonly { term: string; value: ReactNode }[] }): JSX.Element {
  return (
    <dl className="grid grid-cols-[fit-content(42%)_minmax(0,1fr)] gap-x-4 gap-y-1">
      {pairs.map((p, at) => (
        <div key={`${p.term}${String(at)}`} className="contents"><dt className="min-w-22 text-soft">{p.term}</dt><dd className="min-w-0">{p.value}</dd></div>
      ))}
    </dl>
  );
}

/** While something loads. */
export function Loading(): JSX.Element {
  return <p role="status" className="py-8 text-center text-soft">{text().loading}</p>;
}
