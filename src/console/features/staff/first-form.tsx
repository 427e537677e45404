import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { StaffSignInAnswer } from '#contracts/staff-security.ts';
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

export type FirstStep = Extract<StaffSignInAnswer, { step: 'first' }>;

/** 首次登录: an own password in place of the made one, and the activation code where an authenticator is required. */
export function FirstForm({ first, onIn, onBack }: { first: FirstStep; onIn: (session: StaffSession) => void | Promise<void>; onBack: () => void }): JSX.Element {
  const t = say(securityWords);
  const [typed, setTyped] = useState({ password: '', passwordAgain: '', activation: '' });
  const act = useAct((_: undefined, key) => {
    const { activation, ...own } = typed;
    return call(staffApi.signInFirst, { body: { ticket: first.ticket, ...own, ...(first.activation && { activation }) }, key });
  }, onIn);
  const field = (name: keyof typeof typed) => ({ value: typed[name], problem: problemAt(act.error, name), onChange: (e: { target: { value: string } }) => { setTyped({ ...typed, [name]: e.target.value }); } });
  return (
    <Page title={t.firstTitle} sub={t.firstAbout(beijingTime(first.endsAt))}>
      <ProblemNotice error={act.error} except={Object.keys(typed)} />
      <form className="grid gap-4" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
        <TextField label={t.ownPassword} hint={t.ownHint} type="password" autoComplete="new-password" {...field('password')} />
        <TextField label={t.ownAgain} type="password" autoComplete="new-password" {...field('passwordAgain')} />
        {first.activation ? <TextField label={t.activation} hint={t.activationHint} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={20} {...field('activation')} /> : null}
        <Button type="submit" look="main" disabled={act.isPending}>{t.firstAct}</Button>
      </form>
      {first.activation ? <p className="text-sm text-soft">{t.noActivation}</p> : null}
      <p><Button look="quiet" small onClick={onBack}>{t.otherAccount}</Button></p>
    </Page>
  );
}
