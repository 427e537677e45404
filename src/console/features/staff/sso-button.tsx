import type { JSX } from 'react';
import { call } from '../../shared/api/call.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { ssoApi } from './sso.api.ts';
import { ssoWords } from './sso-words.ts';

/** 通过统一身份认证登录: leaves for the provider; where to go afterwards is remembered in this browser. */
export function SsoButton({ name, next }: { name: string; next: string | undefined }): JSX.Element {
  const t = say(ssoWords);
  const leave = useAct((_: undefined, key) => call(ssoApi.leave, { key }), ({ url }) => {
    sessionStorage.setItem('sso-next', next ?? '/');
    location.assign(url);
  });
  return (
    <div className="grid gap-2">
      <ProblemNotice error={leave.error} />
      <Button look="main" disabled={leave.isPending || leave.isSuccess} onClick={() => { leave.mutate(undefined); }}>{leave.isPending || leave.isSuccess ? t.leaving : t.signInBy(name)}</Button>
    </div>
  );
}
