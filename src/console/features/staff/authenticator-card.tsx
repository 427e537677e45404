import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { beijingTime } from '#contracts/dates.ts';
import type { SecondFactorOffer, StaffSecurity } from '#contracts/staff-security.ts';
import { call } from '../../shared/api/call.ts';
import { sessionQuery } from '../../shared/api/session.ts';
import { useAct } from '../../shared/api/use-act.ts';
import { say, text } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { problemAt, ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { RecoveryCodesCard } from './recovery-codes-card.tsx';
import { securityWords } from './security-words.ts';
import { securityQuery, staffApi } from './staff.api.ts';

type Doing = 'bind' | 'renew' | undefined;

/** The second factor: bound or not, and the way to bind, to change, and to new recovery codes. */
export function AuthenticatorCard({ factor }: { factor: StaffSecurity['secondFactor'] }): JSX.Element {
  const t = say(securityWords);
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const [offer, setOffer] = useState<SecondFactorOffer>();
  const [codes, setCodes] = useState<readonly string[]>();
  const given = async (fresh: readonly string[]) => {
    setOffer(undefined);
    setDoing(undefined);
    setCodes(fresh);
    await client.invalidateQueries(securityQuery);
    await client.invalidateQueries(sessionQuery);
  };
  if (codes) return <RecoveryCodesCard codes={codes} onKept={() => { setCodes(undefined); }} />;
  return (
    <Card title={t.factor}>
      <p className="text-soft">{t.factorAbout}</p>
      <Pairs pairs={[
        { term: t.state, value: <Tag tone={factor.on ? 'success' : 'warning'}>{factor.on ? t.on : t.off}</Tag> },
        ...(factor.since === null ? [] : [{ term: t.since, value: beijingTime(factor.since) }]),
        ...(factor.on ? [{ term: t.codesLeft, value: t.codesLeftOf(factor.recoveryCodesLeft) }] : []),
      ]} />
      {factor.on && factor.recoveryCodesLeft < 3 ? <Notice tone="warning">{t.fewCodes}</Notice> : null}
      {offer ? <Confirm offer={offer} onGiven={given} /> : null}
      {doing === 'bind' && !offer ? <Begin on={factor.on} activation={factor.activationNeeded} onOffer={setOffer} onStop={() => { setDoing(undefined); }} /> : null}
      {doing === 'renew' ? <Renew onGiven={given} onStop={() => { setDoing(undefined); }} /> : null}
      {doing === undefined ? (
        <div className="flex flex-wrap gap-3">
          <Button look={factor.on ? 'plain' : 'main'} onClick={() => { setDoing('bind'); }}>{factor.on ? t.rebind : t.bind}</Button>
          {factor.on ? <Button onClick={() => { setDoing('renew'); }}>{t.renew}</Button> : null}
        </div>
      ) : null}
      {factor.on ? <p className="text-sm text-soft">{t.factorReset}</p> : null}
    </Card>
  );
}

function Begin({ on, activation, onOffer, onStop }: { on: boolean; activation: boolean; onOffer: (offer: SecondFactorOffer) => void; onStop: () => void }): JSX.Element {
  const t = say(securityWords);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [given, setGiven] = useState('');
  const act = useAct(() => call(staffApi.begin, { body: { password, ...(on && { code }), ...(activation && { activation: given }) } }), onOffer);
  return (
    <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(undefined); }}>
      <ProblemNotice error={act.error} except={['password', 'code', 'activation']} />
      <TextField label={t.yourPassword} type="password" autoComplete="current-password" value={password} onChange={(e) => { setPassword(e.target.value); }} problem={problemAt(act.error, 'password')} />
      {on ? <TextField label={t.presentCode} inputMode="numeric" autoComplete="one-time-code" maxLength={8} value={code} onChange={(e) => { setCode(e.target.value); }} problem={problemAt(act.error, 'code')} /> : null}
      {activation ? <TextField label={t.activation} hint={t.activationHint} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={20} value={given} onChange={(e) => { setGiven(e.target.value); }} problem={problemAt(act.error, 'activation')} /> : null}
      <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{t.makeSecret}</Button><Button onClick={onStop}>{text().cancel}</Button></div>
    </form>
  );
}

function Confirm({ offer, onGiven }: { offer: SecondFactorOffer; onGiven: (codes: readonly string[]) => Promise<void> }): JSX.Element {
  const t = say(securityWords);
  const { size, path } = offer.picture;
  return (
    <div className="grid gap-3">
      <h3>{t.scan}</h3>
      <svg role="img" aria-label={t.pictureAlt} viewBox={`-4 -4 ${String(size + 8)} ${String(size + 8)}`} width={208} height={208} shapeRendering="crispEdges" className="border border-rule bg-paper text-ink"><path d={path} fill="currentColor" /></svg>
      <p>{t.typed}<br /><code className="digits text-base font-semibold">{offer.secret}</code></p>
      <h3>{t.confirmStep}</h3>
      <WithCode act={t.confirm} onCode={async (code) => { await onGiven((await call(staffApi.confirm, { body: { code } })).codes); }} />
    </div>
  );
}

function Renew({ onGiven, onStop }: { onGiven: (codes: readonly string[]) => Promise<void>; onStop: () => void }): JSX.Element {
  const t = say(securityWords);
  return <WithCode act={t.renew} onStop={onStop} onCode={async (code) => { await onGiven((await call(staffApi.renewCodes, { body: { code } })).codes); }} />;
}

function WithCode({ act: label, onCode, onStop }: { act: string; onCode: (code: string) => Promise<void>; onStop?: () => void }): JSX.Element {
  const t = say(securityWords);
  const [code, setCode] = useState('');
  const act = useAct(onCode);
  return (
    <form className="grid gap-3" noValidate onSubmit={(event) => { event.preventDefault(); act.mutate(code); }}>
      <ProblemNotice error={act.error} except={['code']} />
      <TextField label={t.code} hint={t.codeHint} inputMode="numeric" autoComplete="one-time-code" maxLength={8} value={code} onChange={(e) => { setCode(e.target.value); }} problem={problemAt(act.error, 'code')} />
      <div className="flex flex-wrap gap-3"><Button type="submit" look="main" disabled={act.isPending}>{label}</Button>{onStop ? <Button onClick={onStop}>{text().cancel}</Button> : null}</div>
    </form>
  );
}
