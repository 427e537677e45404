import type { JSX } from 'react';
import type { CertificateCounts } from '#contracts/certificates.ts';
import { ExportControl } from '../../shared/exports/export-control.tsx';
import { say } from '../../shared/text/text.ts';
import { Card, Pairs } from '../../shared/ui/page.tsx';
import { words } from './words.ts';

type Line = CertificateCounts['byExam'][number];

/** 核发统计: what was issued and revoked, drawn by exam and by province to one scale each. */
export function CountsCard({ counts }: { counts: CertificateCounts }): JSX.Element {
  const t = say(words);
  const figure = (n: number) => <span className="digits">{n.toLocaleString()}</span>;
  return (
    <Card title={t.counts} actions={<ExportControl small list="certificates.counts" filters={{}} />}>
      {counts.issued === 0 ? <p className="text-soft">{t.noCounts}</p> : (
        <>
          <Pairs pairs={[{ term: t.issued, value: figure(counts.issued) }, { term: t.revoked, value: figure(counts.revoked) }, { term: t.expiringSoon, value: figure(counts.expiringSoon) }]} />
          <div className="grid gap-6 xl:grid-cols-2"><Bars title={t.byExam} lines={counts.byExam} />{counts.byProvince.length > 1 ? <Bars title={t.byProvince} lines={counts.byProvince} /> : null}</div>
        </>
      )}
    </Card>
  );
}

function Bars({ title, lines }: { title: string; lines: readonly Line[] }): JSX.Element {
  const t = say(words);
  const most = Math.max(1, ...lines.map((l) => l.issued));
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      <dl className="grid grid-cols-[minmax(6rem,max-content)_1fr] items-center gap-x-3 gap-y-2">
        {lines.map((l) => (
          <div key={l.code} className="contents">
            <dt className="max-w-40 text-sm sm:max-w-60">{l.name}</dt>
            <dd className="flex min-w-0 items-center gap-2">
              <svg aria-hidden="true" className="h-3 w-full min-w-8" viewBox="0 0 100 4" preserveAspectRatio="none"><rect width={Math.max(0.5, (l.issued / most) * 100)} height="4" className="fill-success" /><rect width={(l.revoked / most) * 100} height="4" className="fill-danger" /></svg>
              <span className="min-w-0 text-right sm:w-36 sm:shrink-0 text-sm">{t.bar(l.issued, l.revoked)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
