import type { CertificateCounts, CertificateFilter, CertificateLine, CertificateList } from '#contracts/certificates.ts';
import { beijingDay } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { catalogueNames, findExam } from '#server/modules/catalogue/index.ts';
import type { Certifying } from '../asking.ts';
import { contentsOf } from '../certificates.store.ts';
import { stateOn } from '../domain/kind-of.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { certificateTerms } from '../terms.ts';
import { countByPlace, listCertificates, type Listed } from './list.store.ts';

const PAGE = 50;
const DAY = 86_400_000;

/** The certificates of a jurisdiction, a page by key, the newest first. */
export async function viewCertificates(certifying: Certifying, filter: CertificateFilter, after: string | undefined): Promise<CertificateList> {
  const { tx, by, now } = certifying;
  const found = await listCertificates(tx, by.jurisdiction, filter, beijingDay(now), after, PAGE + 1);
  const shown = found.slice(0, PAGE);
  return { certificates: await linesOf(certifying, shown), next: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** Lines of a list, in the words of each certificate's own time; the document masked unless `whole`. */
export async function linesOf({ tx, kit, now, lang }: Pick<Certifying, 'tx' | 'kit' | 'now' | 'lang'>, certificates: readonly Listed[], whole = false): Promise<CertificateLine[]> {
  const contents = await contentsOf(tx, certificates);
  return certificates.flatMap((c) => {
    const content = contents.get(c.id);
    if (!content) return [];
    const f = openFacts(kit.crypto, content);
    return [{
      id: c.id, accountId: c.accountId, name: f.name, document: whole ? f.documentNumber : maskDocumentNumber(f.documentNumber), number: f.number, kind: c.kind, state: stateOn(beijingDay(now), { revoked: c.revokedAt !== null, validThrough: c.validThrough }),
      exam: f.exam.name[lang], year: f.year, level: f.level.name[lang], specialty: f.specialty.name[lang], province: f.province.name[lang], approvedOn: c.approvedOn, validThrough: c.validThrough, version: c.version,
    }];
  });
}

/** How many were issued and revoked, by exam and province of the jurisdiction, and how many proofs end soon. */
export async function viewCounts({ tx, by, lang, now }: Certifying, filter: CertificateFilter): Promise<CertificateCounts> {
  const today = beijingDay(now);
  const { rows, expiringSoon } = await countByPlace(tx, by.jurisdiction, filter, { today, soon: beijingDay(now + certificateTerms('').expiringSoonDays * DAY) });
  const names = catalogueNames(tx, lang);
  const sum = (of: 'issued' | 'revoked') => rows.reduce((n, r) => n + r[of], 0);
  return { issued: sum('issued'), revoked: sum('revoked'), expiringSoon, byExam: await folded(rows, (r) => r.exam, async (code) => (await findExam(tx, code))?.name[lang] ?? code), byProvince: await folded(rows, (r) => r.province, (code) => names.province(code)) };
}

type Counted = { exam: string; province: string; issued: number; revoked: number };

async function folded(rows: readonly Counted[], of: (row: Counted) => string, nameOf: (code: string) => Promise<string>) {
  const sums = new Map<string, { issued: number; revoked: number }>();
  for (const row of rows) {
    const sum = sums.get(of(row)) ?? { issued: 0, revoked: 0 };
    sums.set(of(row), { issued: sum.issued + row.issued, revoked: sum.revoked + row.revoked });
  }
  const lines = [];
  for (const [code, sum] of sums) lines.push({ code, name: await nameOf(code), ...sum });
  return lines.toSorted((a, b) => b.issued - a.issued || a.code.localeCompare(b.code));
}
