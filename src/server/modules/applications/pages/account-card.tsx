import type { JSX } from 'preact';
import { beijingTime } from '#contracts/dates.ts';
import type { VerificationState } from '#contracts/verification.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';
import { isUnfinished, STATE_WORDS, VERIFICATION_PATH } from '#server/modules/verification/index.ts';
import type { PhotoStanding } from '../domain/confirm.ts';
import type { Look } from '../looks-port.ts';
import { applicationPaths as paths } from '../paths.ts';
import { cardWords } from './card-words.ts';
import { words } from './words.ts';

/** How the account stands: in order or not, how far it is verified, its photo. */
export type Standing = { state: string; identity: VerificationState; rows: VerificationState[]; photo: PhotoStanding };

const VERIFIED: Record<VerificationState, StatusTone> = { not_verified: 'neutral', verifying: 'info', passed: 'success', failed: 'danger', needs_manual: 'warning', manual_passed: 'success', manual_failed: 'danger' };
const PHOTO: Record<PhotoStanding, StatusTone> = { missing: 'warning', self_checked: 'success', awaiting: 'info', approved: 'success', rejected: 'danger' };

/** 我的账号: how it stands, messages, who looked lately, and the way to one's own data. */
export function AccountCard({ view, page }: { view: { standing: Standing; messages: { unread: number; href: string }; looks: readonly Look[] }; page: PageContext }): JSX.Element {
  const w = cardWords[page.lang];
  const { standing: s } = view;
  const done = s.rows.filter((r) => !isUnfinished(r)).length;
  return (
    <Card title={w.me}>
      <DataList layout="tags" items={[
        { term: w.state, value: <StatusTag tone={s.state === 'active' ? 'success' : 'danger'} text={w.states[s.state] ?? s.state} /> },
        { term: w.identity, value: <StatusTag tone={VERIFIED[s.identity]} text={STATE_WORDS[page.lang][s.identity]} />, act: { text: w.see, href: VERIFICATION_PATH } },
        { term: w.rows, value: s.rows.length === 0 ? w.rowsNone : w.rowsDone(done, s.rows.length) },
        { term: w.photo, value: <StatusTag tone={PHOTO[s.photo]} text={words[page.lang].values['photo']?.[s.photo] ?? s.photo} />, act: { text: w.see, href: paths.photo } },
        { term: w.messages, value: <a href={view.messages.href}>{w.unread(view.messages.unread)}</a> },
      ]} />
      <h3>{w.looks}</h3>
      {view.looks.length === 0 ? <p>{w.looksNone}</p> : <ul>{view.looks.map((l) => <li key={l.id}>{beijingTime(l.at)} · {l.office} · {l.what}</li>)}</ul>}
      <p><a href="/my/profile/looks">{w.looksAll}</a></p>
      <h3>{w.mine}</h3>
      <p>{w.mineText}</p>
      <p><a href="/my/data">{w.mineAct}</a></p>
    </Card>
  );
}
