import { useEffect, useRef, useState, type JSX } from 'react';
import type { StaffSession } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { securityWords } from './security-words.ts';
import { staffApi } from './staff.api.ts';

/** The second half of sign-in: the code of the authenticator, or one of the recovery codes. */
export function CodeForm({ ticket, onIn, onBack }: { ticket: string; onIn: (session: StaffSession) => void | Promise<void>; onBack: () => void }): JSX.Element {
  const t = say(securityWords);
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => { field.current?.focus(); }, [recovery]);
  const act = useAct((typed: string, key) => call(staffApi.signInCode, { body: { ticket, code: typed }, key }), onIn);
  return (
    <Page title={t.codeTitle}>
      <ProblemNotice error={act.error} except={['code']} />
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(code); }}>
        <TextField
          key={String(recovery)} label={recovery ? t.recoveryCode : t.code} hint={recovery ? t.recoveryHint : t.codeHint} inputMode={recovery ? 'text' : 'numeric'} autoComplete={recovery ? 'off' : 'one-time-code'}
          ref={field} spellCheck={false} autoCapitalize="none" maxLength={recovery ? 20 : 8} value={code} onChange={(e) => { setCode(e.target.value); }} problem={problemAt(act.error, 'code')}
        />
        <Button type="submit" look="main" disabled={act.isPending}>{t.enter}</Button>
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="quiet" small onClick={() => { setRecovery(!recovery); setCode(''); act.reset(); }}>{recovery ? t.useAuthenticator : t.useRecovery}</Button>
          <Button look="quiet" small onClick={onBack}>{t.otherAccount}</Button>
        </div>
      </form>
      <p className="text-sm text-soft">{t.lostBoth}</p>
    </Page>
  );
}
