import type { Completion } from '#contracts/completions.ts';
import { CertificateId } from '#contracts/certificates.ts';
import type { LeftOutReason } from '#contracts/certificate-batches.ts';
import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findStanding } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import { makeCards } from '../cards/make-cards.ts';
import { numberKey } from '../cards/card.ts';
import { lastSerial, numberOf, scopeOf } from '../domain/number-format.ts';
import { sealFacts, type CertificateFacts } from '../facts/certificate-facts.ts';
import { peopleOf, type PersonFacts } from '../facts/person-facts.ts';
import { choiceFacts, numberFacts, type SittingWords } from '../facts/sitting-words.ts';
import { insertCertificates, insertFirstVersions, type NewCertificate } from './issued.store.ts';
import { keepSerials, lockSerials } from './serials.store.ts';

type LeftOut = { completionId: string; accountId: string; reason: LeftOutReason };
type Choice = ReturnType<typeof choiceFacts>;
type Ready = { id: CertificateId; of: Completion; person: PersonFacts; choice: Choice };
export type IssuedOne = { id: CertificateId; of: Completion; facts: CertificateFacts };

type Batch = { id: string; approvedOn: string };
type At = { tx: Tx; kit: Kit; now: Instant };

/**
 * Issues the certificates of these cleared people, each once: the database refuses a second valid one of a completion, and numbers are given only to those it took, so that
 * the sequence has neither gap nor repetition whatever is repeated, killed or done by two at once.
 */
export async function issueCertificates({ tx, kit, now }: At, batch: Batch, words: SittingWords, cleared: readonly Completion[]): Promise<{ issued: IssuedOne[]; leftOut: LeftOut[] }> {
  const people = await peopleOf(tx, kit, cleared.map((c) => c.accountId));
  const leftOut: LeftOut[] = [];
  const fit: Ready[] = [];
  for (const of of cleared) {
    const person = people.get(of.accountId) ?? { leftOut: 'account_frozen' as const };
    if ('leftOut' in person) leftOut.push({ completionId: of.completionId, accountId: of.accountId, reason: person.leftOut });
    else fit.push({ id: CertificateId.parse(newId()), of, person, choice: choiceFacts(words, of, batch.approvedOn) });
  }
  const numbers = await numbersOf(tx, words, fit);
  const [numbered, without] = numbers.fitting(fit);
  leftOut.push(...without.map(({ of }) => ({ completionId: of.completionId, accountId: of.accountId, reason: 'numbers_exhausted' as const })));
  const taken = await insertCertificates(tx, batch.id, await Promise.all(numbered.map((r) => rowOf(tx, r))), new Date(now));
  const issued = numbered.filter((r) => taken.has(r.id)).map((r): IssuedOne => ({ id: r.id, of: r.of, facts: { ...r.choice, ...r.person, ...numbers.next(r) } }));
  await numbers.keep();
  const versions = issued.map(({ id, of, facts }) => ({ accountId: of.accountId, id, content: sealFacts(kit.crypto, facts), numberKeys: [facts.number, facts.managementNumber].map((n) => numberKey(kit.crypto, n)) }));
  invariant(await insertFirstVersions(tx, versions, SYSTEM, new Date(now)), 'a certificate number was given before: the formats in force overlap');
  await makeCards(tx, kit, issued.map(({ id, facts }) => ({ id, facts, version: 1, revokedAt: null })), { anew: false });
  return { issued, leftOut };
}

const SYSTEM = '系统';

async function rowOf(tx: Tx, { id, of, choice }: Ready): Promise<NewCertificate> {
  const standing = await findStanding(tx, of.accountId, of.applicationId);
  return { id, of, prefecture: standing?.prefecture ?? '', kind: choice.kind, approvedOn: choice.approvedOn, validThrough: choice.validThrough };
}

/** The numbers of some certificates, their scopes held until the transaction ends. */
async function numbersOf(tx: Tx, words: SittingWords, ready: readonly Ready[]) {
  const formats = [words.terms.formats.certificate, words.terms.formats.management] as const;
  const factsOf = (r: Ready) => numberFacts(words, r.of.levelCode, r.choice.kind);
  const serials = await lockSerials(tx, ready.flatMap((r) => formats.map((f) => scopeOf(f, factsOf(r)))));
  const lastOf = (scope: string) => serials.get(scope) ?? 0;
  const next = (format: string, r: Ready): string => {
    const scope = scopeOf(format, factsOf(r));
    serials.set(scope, lastOf(scope) + 1);
    return numberOf(format, factsOf(r), lastOf(scope));
  };
  return {
    /** Those for whom numbers are left, and the others. */
    fitting(some: readonly Ready[]): [Ready[], Ready[]] {
      const asked = new Map<string, number>();
      const fits = (r: Ready) => formats.every((format) => {
        const scope = scopeOf(format, factsOf(r));
        asked.set(scope, (asked.get(scope) ?? 0) + 1);
        return lastOf(scope) + (asked.get(scope) ?? 0) <= lastSerial(format);
      });
      const marked = some.map((r) => ({ r, fit: fits(r) }));
      return [marked.filter((m) => m.fit).map((m) => m.r), marked.filter((m) => !m.fit).map((m) => m.r)];
    },
    next: (r: Ready) => ({ number: next(formats[0], r), managementNumber: next(formats[1], r) }),
    keep: () => keepSerials(tx, serials),
  };
}
