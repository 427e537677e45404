import type { JSX } from 'preact';
import { Icon } from '../icons.tsx';
import type { PageContext } from '../page-context.ts';
import { servicesOf } from '../services.ts';
import { words } from '../words.ts';

/** 服务栏 of the first page: each service one target for a thumb (R-2.3-02). */
export function ServiceBar({ page }: { page: PageContext }): JSX.Element {
  return (
    <nav class="services" aria-label={words[page.lang].services}>
      <ul>{servicesOf(page).map((service) => <li key={service.href}><a href={service.href}><Icon name={service.icon} /> {service.text}</a></li>)}</ul>
    </nav>
  );
}
