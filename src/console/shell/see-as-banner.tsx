import { useState, type JSX } from 'react';
import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { call, route } from '../shared/api/call.ts';
import { pageLang, say } from '../shared/text/text.ts';
import { Button } from '../shared/ui/button.tsx';
import { shellWords } from './shell-words.ts';

const end = route({ method: 'DELETE', path: '/api/staff/see-as', ok: z.object({}) });

/** 以某人视角查看: whose view it is, that it is read-only, until when; and the way back. */
export function SeeAsBanner({ seen, viewer }: { seen: NonNullable<StaffSession['seeingAs']>; viewer: string }): JSX.Element {
  const t = say(shellWords);
  const [busy, setBusy] = useState(false);
  const back = () => {
    setBusy(true);
    // loaded anew, so that nothing of the colleague's view stays on the screen
    void call(end).catch(() => undefined).then(() => { location.assign(`/console/people/${seen.staffId}`); });
  };
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-3 border-b-2 border-warning bg-warning-wash px-4 py-2">
      <p><strong>{t.seeingAs(seen.name, seen.roles.map((r) => STAFF_ROLE_WORDS[r][pageLang()]).join(' · '))}</strong> {t.readOnly(viewer, beijingTime(seen.until))}</p>
      <Button small disabled={busy} onClick={back}>{t.endSeeAs}</Button>
    </div>
  );
}
