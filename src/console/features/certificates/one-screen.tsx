import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type JSX } from 'react';
import { CERTIFICATE_KIND_WORDS, CERTIFICATE_STATE_WORDS } from '#contracts/certificates.ts';
import type { CaseKind, CertificateWhole } from '#contracts/certificate-cases.ts';
import { beijingTime } from '#contracts/dates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { actor } from '../../shared/text/actor.ts';
import { colon, oneByOne, pageLang, say } from '../../shared/text/text.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { Card, Loading, Page, Pairs } from '../../shared/ui/page.tsx';
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx';
import { Tag } from '../../shared/ui/tag.tsx';
import { CaseCard } from './case-card.tsx';
import { oneQuery } from './certificates.api.ts';
import { ProposeCaseDialog } from './propose-case-dialog.tsx';
import { STATE_TONES } from './tones.ts';
import { words } from './words.ts';

/** One certificate: what it says, its versions and copies, and its revocation or re-issue. */
export function CertificateScreen(): JSX.Element {
  const t = say(words);
  const { accountId, id } = useParams({ from: '/inside/certificates/$accountId/$id' });
  const client = useQueryClient();
  const { data, error } = useQuery(oneQuery(accountId, id));
  if (!data) return <Page title={t.one}>{error ? <ProblemNotice error={error} /> : <Loading />}</Page>;
  const onDone = (next: CertificateWhole) => {
    client.setQueryData(oneQuery(accountId, id).queryKey, next);
    void client.invalidateQueries({ queryKey: ['certificates', 'cases'] });
  };
  return (
    <Page title={`${data.sheet.name} · ${data.sheet.title[pageLang()]}`} sub={t.one} actions={<Link to="/certificates" search={{}} className="inline-flex min-h-11 items-center">{t.toList}</Link>}>
      {data.stale ? <Notice tone="warning">{t.stale}</Notice> : null}
      <Says c={data} onDone={onDone} />
      <Card title={t.casesOf}>{data.cases.length === 0 ? <p className="text-soft">{t.casesOfNone}</p> : <div className="grid gap-6">{data.cases.map((one) => <CaseCard key={`${one.id} ${String(one.version)}`} of={data} one={one} onDone={onDone} />)}</div>}</Card>
      <Card title={t.copies}>
        <DataTable label={`${t.copies} · ${t.purpose}`} rows={data.copies} keyOf={(c) => String(c.number)} empty={t.copiesNone} columns={[
          { name: t.copyNumber, cell: (c) => <span className="digits">{String(c.number).padStart(3, '0')}</span>, nowrap: true }, { name: t.purpose, cell: (c) => c.purpose[pageLang()] }, { name: t.validUntil, cell: (c) => <span className="digits">{c.validUntil}</span>, nowrap: true },
          { name: t.madeAt, cell: (c) => <span className="digits">{beijingTime(c.at)}</span>, nowrap: true }, { name: t.downloads, cell: (c) => c.downloads, align: 'right' },
        ]} />
      </Card>
      <Card title={t.versions}><ul className="grid gap-1">{data.versions.map((v) => <li key={v.version}>{t.version(v.version)} <time className="digits">{beijingTime(v.at)}</time> {actor(v.by)}{colon()}{v.name}，{v.reason === '' ? t.first : v.reason}</li>)}</ul></Card>
      <Card title={t.history}><ol className="grid gap-1">{data.history.map((h, at) => <li key={String(at)}><time className="digits">{beijingTime(h.at)}</time> {actor(h.by)} {t.certificateSteps[h.act] ?? h.act}{h.detail === '' ? '' : `${colon()}${h.detail}`}</li>)}</ol></Card>
    </Page>
  );
}

function Says({ c, onDone }: { c: CertificateWhole; onDone: (next: CertificateWhole) => void }): JSX.Element {
  const t = say(words);
  const lang = pageLang();
  const [asked, setAsked] = useState<CaseKind>();
  const { sheet: s } = c;
  const acts = [{ kind: 'reissue' as const, text: t.reissue, no: c.closed.reissue, note: t.reissueNote }, { kind: 'revoke' as const, text: t.revoke, no: c.closed.revoke, note: t.revokeNote }];
  return (
    <Card title={t.says}>
      <p><Tag tone={STATE_TONES[s.state]}>{CERTIFICATE_STATE_WORDS[s.state][lang]}</Tag></p>
      <Pairs pairs={[
        { term: t.number, value: <strong className="digits">{s.number}</strong> }, { term: t.managementNumber, value: <span className="digits">{s.managementNumber}</span> }, { term: t.name, value: s.name }, { term: t.document, value: <span className="digits">{s.document}</span> }, { term: t.kind, value: CERTIFICATE_KIND_WORDS[s.kind][lang] },
        { term: t.exam, value: sittingText(s, s.exam, lang) }, { term: t.level, value: s.level[lang] }, { term: t.specialty, value: s.specialty[lang] }, { term: t.province, value: c.province }, { term: t.approvedOn, value: <span className="digits">{s.approvedOn}</span> }, { term: t.validThrough, value: s.validThrough ?? t.endless },
      ]} />
      {acts.map(({ kind, text, no, note }) => (
        <div key={kind} className="flex flex-wrap items-center gap-3">
          <Button look={kind === 'revoke' ? 'danger' : 'plain'} disabled={no.length > 0} onClick={() => { setAsked(kind); }}>{text}</Button>
          <span className="min-w-0 flex-1 basis-56 text-sm text-soft">{no.length > 0 ? oneByOne(no) : note}</span>
        </div>
      ))}
      {asked ? <ProposeCaseDialog of={c} kind={asked} onClose={() => { setAsked(undefined); }} onDone={(next) => { setAsked(undefined); onDone(next); }} /> : null}
    </Card>
  );
}
