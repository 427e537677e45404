import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import { StaffSignIn, type StaffSession } from '#contracts/staff.ts';
import { call } from '../../shared/api/call.ts';
import { randomKey } from '../../shared/api/random-key.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { fieldProblem } from '../../shared/forms/field-problem.ts';
import { prove } from '../../shared/forms/prove.ts';
import { chooseLang, pageLang, say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Loading, Page } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { DigitPicture } from './digit-picture.tsx';
import type { FirstStep } from './first-form.tsx';
import { SsoButton } from './sso-button.tsx';
import { ssoWords } from './sso-words.ts';
import { staffApi } from './staff.api.ts';

// what comes after the password is fetched when it comes
const CodeForm = lazy(() => import('./code-form.tsx').then((m) => ({ default: m.CodeForm })));
const FirstForm = lazy(() => import('./first-form.tsx').then((m) => ({ default: m.FirstForm })));

const Form = StaffSignIn.omit({ captcha: true });

/** 工作人员登录: user name, password, and the check that a person stands behind it. */
export function SignInScreen(): JSX.Element {
  const t = text();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { next, expired } = useSearch({ from: '/sign-in' });
  const options = useQuery({ queryKey: ['sign-in-options'], queryFn: () => call(staffApi.options), staleTime: Infinity });
  const form = useForm({ resolver: zodResolver(Form), defaultValues: { userName: '', password: '' } });
  const [picture, setPicture] = useState(() => randomKey());
  const [digits, setDigits] = useState('');
  const [ticket, setTicket] = useState<string>();
  const [first, setFirst] = useState<FirstStep>();
  // the proof needs the browser's cryptography, which plain http from another machine does not have: the picture then
  const byPicture = options.data?.captcha === 'picture' || !globalThis.isSecureContext;
  const act = useAct(
    async (typed: { userName: string; password: string }, key) => {
      const captcha = byPicture ? { picture, digits } : { proof: await prove() };
      return call(staffApi.signIn, { body: { ...typed, captcha }, key });
    },
    (answer) => {
      if (answer.step === 'open') return enter(answer.session);
      if (answer.step === 'first') setFirst(answer);
      else setTicket(answer.ticket);
      form.resetField('password');
    },
  );
  const enter = (session: StaffSession) => {
    client.setQueryData(sessionQuery.queryKey, session);
    return navigate({ to: next ?? '/' });
  };
  const back = () => {
    setTicket(undefined);
    setFirst(undefined);
    act.reset();
    form.resetField('password');
    setPicture(randomKey());
  };
  const { errors } = form.formState;
  const submit = form.handleSubmit((typed) => {
    act.mutate(typed, { onError: () => { setPicture(randomKey()); setDigits(''); } });
  });
  const byPassword = (
    <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      <TextField label={t.signIn.userName} autoComplete="username" autoCapitalize="none" spellCheck={false} {...form.register('userName')} problem={fieldProblem(errors.userName?.message) ?? problemAt(act.error, 'userName')} />
      <TextField label={t.signIn.password} type="password" autoComplete="current-password" {...form.register('password')} problem={fieldProblem(errors.password?.message) ?? problemAt(act.error, 'password')} />
      {byPicture ? <DigitPicture picture={picture} digits={digits} onDigits={setDigits} /> : null}
      <Button type="submit" look="main" disabled={act.isPending}>{act.isPending ? t.signIn.busy : t.signIn.act}</Button>
    </form>
  );
  return (
    <main className="mx-auto grid min-h-screen max-w-md content-center gap-4 px-4 py-8">
      <p className="text-lg"><strong className="tracking-widest text-gold-ink">{t.brand}</strong> {t.console}</p>
      <div className="rounded-lg border border-rule bg-paper p-6">
        <Suspense fallback={<Loading />}>{first ? <FirstForm first={first} onIn={enter} onBack={back} /> : ticket === undefined ? (
          <Page title={t.signIn.title}>
            {options.data?.demo ? <Notice tone="warning">{t.demo}</Notice> : null}
            {expired && !act.error ? <Notice>{t.signIn.needAgain}</Notice> : null}
            <ProblemNotice error={act.error} except={['userName', 'password']} />
            {options.data?.sso ? <SsoButton name={options.data.sso.name} next={next} /> : null}
            {options.data?.sso?.only ? <details><summary className="min-h-8">{say(ssoWords).byPassword}</summary><p className="text-sm text-soft">{say(ssoWords).only}</p>{byPassword}</details> : byPassword}
            <p className="text-sm text-soft">{t.signIn.hint}</p>
          </Page>
        ) : <CodeForm ticket={ticket} onIn={enter} onBack={back} />}</Suspense>
      </div>
      <p><Button look="quiet" small lang={pageLang() === 'zh' ? 'en' : 'zh-CN'} onClick={() => { chooseLang(pageLang() === 'zh' ? 'en' : 'zh'); }}>{t.otherLang}</Button></p>
    </main>
  );
}
