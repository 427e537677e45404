import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import { zodResolver } from '@hookform/resolvers/zod';
import { ChangeStaffPassword } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fieldProblem } from '../../shared/forms/field-problem.ts';
import { text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { staffApi } from './staff.api.ts';

const EMPTY = { current: '', password: '', passwordAgain: '' };

/** 修改密码; the only screen a temporary password opens. */
export function PasswordScreen(): JSX.Element {
  const t = text().password;
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const form = useForm({ resolver: zodResolver(ChangeStaffPassword), defaultValues: EMPTY });
  const act = useAct((typed: ChangeStaffPassword, key) => call(staffApi.changePassword, { body: typed, key }), async () => {
    setDone(true);
    form.reset(EMPTY);
    await client.invalidateQueries(sessionQuery);
  });
  const problem = (name: keyof typeof EMPTY) => fieldProblem(form.formState.errors[name]?.message) ?? problemAt(act.error, name);
  return (
    <Page title={t.title}>
      {session?.passwordTemporary && !done ? <Notice tone="warning">{t.first}</Notice> : null}
      {session?.passwordExpired && !done ? <Notice tone="warning">{t.expired}</Notice> : null}
      {done ? <Notice tone="success" live="status">{t.done}</Notice> : null}
      <ProblemNotice error={act.error} except={Object.keys(EMPTY)} />
      <div className="max-w-md">
        <Card label={t.title}>
          <form className="grid gap-4" noValidate onSubmit={(event) => void form.handleSubmit((typed) => { setDone(false); act.mutate(typed); })(event)}>
            <TextField label={t.current} type="password" autoComplete="current-password" {...form.register('current')} problem={problem('current')} />
            <TextField label={t.next} hint={t.hint} type="password" autoComplete="new-password" {...form.register('password')} problem={problem('password')} />
            <TextField label={t.again} type="password" autoComplete="new-password" {...form.register('passwordAgain')} problem={problem('passwordAgain')} />
            <Button type="submit" look="main" disabled={act.isPending}>{t.act}</Button>
          </form>
        </Card>
      </div>
    </Page>
  );
}
