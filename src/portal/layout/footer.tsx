import type { JSX } from 'preact';
import type { PageContext } from '../page-context.ts';
import { words } from '../words.ts';

/** The foot of every page: who runs it and whom to ask; every name and number comes from the operator's settings. */
export function Footer({ page }: { page: PageContext }): JSX.Element {
  const w = words[page.lang];
  const site = page.site ?? {};
  const facts: readonly [string, string | undefined][] = [
    [w.phone, page.supportPhone],
    [w.technicalPhone, site.technicalPhone],
    [w.hours, site.hours],
  ];
  const told = facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
  return (
    <footer class="foot">
      <div class="foot__in">
        {told.length === 0 ? null : (
          <dl class="foot__facts">
            {told.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
          </dl>
        )}
        <p>{w.officialSite}</p>
        <p class="foot__small">{[site.organiser, `${w.brand} ${w.platform}`, w.license, site.filing].filter(Boolean).join(' · ')}</p>
      </div>
    </footer>
  );
}
