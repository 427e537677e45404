import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Permission } from '#contracts/staff.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { say } from '../../shared/text/text.ts';
import { TAB } from '../../shared/ui/tab-look.ts';
import { words } from './words.ts';

/** The way between the lists of messages (模板、群发、发送情况), as far as the roles open them. */
export function MessagesTabs(): JSX.Element {
  const t = say(words);
  const session = useQuery(sessionQuery);
  const may = (permission: Permission) => session.data?.permissions.includes(permission) ?? false;
  return (
    <nav aria-label={t.tabs} className="flex flex-wrap gap-2">
      {may('message.edit') ? <><Link to="/messages" search={{}} activeOptions={{ exact: true, includeSearch: false }} {...TAB}>{t.templates}</Link>
      <Link to="/messages/notices" search={{}} activeOptions={{ includeSearch: false }} {...TAB}>{t.notices}</Link></> : null}
      {may('message.see') ? <Link to="/messages/delivery" {...TAB}>{t.delivery}</Link> : null}
    </nav>
  );
}
