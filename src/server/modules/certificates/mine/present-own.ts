import { COPY_PURPOSE_WORDS, type CertificateCopy, type OwnCertificate, type OwnCertificates, type OwnDecision } from '#contracts/certificates.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { cardOf, sheetOf } from '../cards/card.ts';
import { listCasesOf, listWaitingDecisions, type Case } from '../cases/cases.store.ts';
import { contentsOf, findCertificate, findContent, listOwn, type Certificate, type CertificateKey } from '../certificates.store.ts';
import { copyNumberText, latestUntil } from '../domain/copies.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { certificateTerms } from '../terms.ts';
import { refusalsToCopyNow } from './annotate-certificate.ts';
import { listCopies, type Copy } from './copies.store.ts';

type Reading = { tx: Tx; kit: Kit; now: Instant; lang: Lang };

/** 我的证书: everything issued to a person, the newest first. */
export async function presentOwn({ tx, kit, now }: Reading, accountId: AccountId): Promise<OwnCertificates> {
  const certificates = await listOwn(tx, accountId);
  const contents = await contentsOf(tx, certificates);
  const waits = await listWaitingDecisions(tx, accountId);
  return {
    certificates: certificates.flatMap((c) => {
      const content = contents.get(c.id);
      if (!content) return [];
      const sheet = sheetOf(cardOf(openFacts(kit.crypto, content), c), now);
      const { title, kind, state, number, exam, year, specialty, approvedOn, validThrough } = sheet;
      return [{ id: c.id, title, kind, state, number, exam, year, specialty, approvedOn, validThrough, copies: c.copies, waits: waits.has(c.id) }];
    }),
  };
}

/** One of them: what it says, its copies, decisions about it, and what stands against another copy. */
export async function presentOne(at: Reading, key: CertificateKey): Promise<Result<OwnCertificate>> {
  const { tx, kit, now, lang } = at;
  const c = await findCertificate(tx, key);
  if (!c) return refusedFor('certificate.not_there');
  const facts = openFacts(kit.crypto, (await findContent(tx, key, c.version)).content);
  const copies = await listCopies(tx, kit.crypto, key);
  const cases = await listCasesOf(tx, kit.crypto, key);
  const closed = await refusalsToCopyNow(at, c);
  return ok({
    id: c.id, sheet: sheetOf(cardOf(facts, c), now), copies: copies.map((copy) => presentCopy(copy, c, facts.number, now)), decisions: cases.filter((one) => one.state === 'decided' || one.state === 'done').map(presentDecision),
    closed: closed.map((r) => refusalText(r, lang)), latestUntil: latestUntil(c, certificateTerms(c.examCode).copies, beijingDay(now)),
  });
}

function presentCopy(copy: Copy & { downloads: number }, c: Certificate, number: string, now: Instant): CertificateCopy {
  return {
    number: copy.number, text: copyNumberText(number, copy.number), purpose: COPY_PURPOSE_WORDS[copy.purpose], detail: copy.detail, validUntil: copy.validUntil, over: copy.validUntil < beijingDay(now),
    current: copy.version === c.version && c.revokedAt === null, at: copy.at, downloads: copy.downloads,
  };
}

/** A decision as the person reads it; before it is taken in only that it waits. */
function presentDecision(c: Case): OwnDecision {
  const waits = c.state === 'decided';
  return { id: c.id, kind: c.kind, waits, decisionNumber: waits ? '' : c.decisionNumber, reason: waits ? '' : c.reason, legalBasis: waits ? '' : c.legalBasis, approvedOn: beijingDay(c.approvedAt ?? c.openedAt), servedOn: c.servedOn };
}
