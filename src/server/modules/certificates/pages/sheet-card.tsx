import type { JSX } from 'preact';
import { CERTIFICATE_KIND_WORDS, CERTIFICATE_STATE_WORDS, type CertificateSheet, type CertificateState } from '#contracts/certificates.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { PageContext } from '#portal/page-context.ts';
import { Card } from '#portal/parts/card.tsx';
import { DataList } from '#portal/parts/data-list.tsx';
import { Notice } from '#portal/parts/notice.tsx';
import { words } from './words.ts';

const TONES = { valid: 'success', expired: 'warning', revoked: 'danger' } as const satisfies Record<CertificateState, string>;

/** A certificate on the screen: what it is worth today first, then what it says; the document number masked. */
export function SheetCard({ page, sheet: s }: { page: PageContext; sheet: CertificateSheet }): JSX.Element {
  const w = words[page.lang];
  const { lang } = page;
  return (
    <>
      <Notice page={page} tone={TONES[s.state]} title={CERTIFICATE_STATE_WORDS[s.state][lang]}><p>{w.stateNotes[s.state]}</p></Notice>
      <Card title={s.title[lang]} accent>
        <DataList items={[
          { term: w.kind, value: CERTIFICATE_KIND_WORDS[s.kind][lang] }, { term: w.name, value: s.name }, { term: w.document, value: <span class="digits">{s.document}</span> }, { term: w.exam, value: sittingText(s, s.exam, lang) }, { term: w.level, value: s.level[lang] }, { term: w.specialty, value: s.specialty[lang] },
          { term: w.certificateNumber, value: <strong class="digits">{s.number}</strong> }, { term: w.managementNumber, value: <span class="digits">{s.managementNumber}</span> }, { term: w.approvedOn, value: <span class="digits">{s.approvedOn}</span> },
          { term: w.validThrough, value: s.validThrough === null ? w.endless : <span class="digits">{s.validThrough}</span> }, ...(s.revokedOn === null ? [] : [{ term: w.revokedOn, value: <span class="digits">{s.revokedOn}</span> }]),
          { term: w.issuedBy, value: s.issuedBy[lang] }, { term: w.version, value: w.versionOf(s.version) },
        ]} />
      </Card>
    </>
  );
}
