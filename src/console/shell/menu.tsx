import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { StaffSession } from '#contracts/staff.ts';
import { text } from '../shared/text/text.ts';
import { GROUPS, sectionsOf } from './sections.ts';

/** Where one can go, by group: a column beside the screen, on a narrow window a list that opens above it. */
export function Menu({ session }: { session: StaffSession }): JSX.Element {
  const t = text();
  const open = sectionsOf(session);
  const groups = GROUPS.map((name) => ({ name, sections: open.filter((s) => s.group === name) })).filter((g) => g.sections.length > 0);
  const list = (
    <ul className="grid gap-3">
      {groups.map((g) => (
        <li key={g.name}>
          <p className="px-3 text-sm text-soft">{t.groups[g.name]}</p>
          <ul>
            {g.sections.map((s) => (
              <li key={s.to}><Link to={s.to} search={{}} className="block border-l-4 border-transparent px-3 py-2 no-underline hover:bg-wash" activeProps={{ className: 'border-blue! bg-wash font-semibold', 'aria-current': 'page' }}>{t.nav[s.name]}</Link></li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={t.menu} className="lg:w-44 lg:shrink-0 lg:border-r lg:border-rule lg:bg-paper lg:py-4">
      <div className="hidden lg:block">{list}</div>
      <details className="border-b border-rule bg-paper lg:hidden"><summary className="min-h-11 px-4 py-2">{t.menu}</summary><div className="pb-3">{list}</div></details>
    </nav>
  );
}
