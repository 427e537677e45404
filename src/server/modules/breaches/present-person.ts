import type { FoundPerson } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import { stateOf, stateText } from '#server/modules/applications/index.ts';
import { listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { findIntegrityHold, integrityKey } from '#server/modules/integrity/index.ts';
import type { Officer } from './breach-case.ts';
import { countOpenBreaches } from './breaches.store.ts';
import { listConfirmed, subjectsOf, type PersonFound } from './find-person.ts';

/** A person who was found, masked, with the applications within the jurisdiction a case can be about. */
export async function presentPerson(by: Officer, { account, of }: PersonFound, lang: Lang): Promise<FoundPerson> {
  const { tx, kit, now } = by;
  const confirmed = of ? [of] : await listConfirmed(by, account);
  return {
    name: account.name, documentType: listDocumentTypes().find((t) => t.type === account.documentType)?.name[lang] ?? account.documentType, documentNumber: account.maskedDocumentNumber,
    openCases: (await countOpenBreaches(tx, account.id)).open, recorded: (await findIntegrityHold(tx, integrityKey(kit.crypto, account), beijingDay(now))) !== undefined,
    applications: confirmed.map((one) => ({
      number: one.confirmed.number, examText: sittingText(one.confirmed.exam, one.confirmed.exam.name, lang), stateText: stateText(stateOf(one.app, false), lang), subjects: subjectsOf(one).map((s) => ({ code: s.code, name: s.name[lang] })),
    })),
  };
}
