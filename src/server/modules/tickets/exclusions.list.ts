import { z } from 'zod';
import { Exclusion, EXCLUSION_WORDS, TicketReleaseId } from '#contracts/tickets.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import { countExclusions, listExclusions, type ExcludedWhere } from './release/exclusions.store.ts';
import { findRelease } from './release/releases.store.ts';

const Filters = z.object({ release: TicketReleaseId, reason: Exclusion.optional() });

/** The narrowing of the screen: a release one may see, and of it a city's own people; outside it nothing. */
async function whereOf({ tx, by: { jurisdiction: j } }: ListReading, { release, reason }: z.output<typeof Filters>): Promise<ExcludedWhere | undefined> {
  const found = await findRelease(tx, j, release);
  return found && { releaseId: release, prefecture: j.kind === 'prefecture' ? j.prefecture : undefined, reason };
}

/** 准考证排除名单: who gets no ticket, and why, to be called before the window opens. */
export const exclusionList = defineList({
  name: 'tickets.exclusions', title: { zh: '准考证排除名单', en: 'People without a ticket' }, access: ['ticket.see'], filters: Filters,
  columns: { number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, document: { zh: '证件号码', en: 'Document no.', numbers: true }, city: { zh: '地市', en: 'City' }, reasons: { zh: '原因', en: 'Reasons' } },
  async describe({ tx, lang, by }, f) {
    const release = await findRelease(tx, by.jurisdiction, f.release);
    return [release && (await catalogueNames(tx, lang).sitting(release.sittingId)), f.reason && EXCLUSION_WORDS[f.reason][lang]];
  },
  async count(reading, filters) {
    const where = await whereOf(reading, filters);
    return where ? countExclusions(reading.tx, where) : 0;
  },
  async part(reading, filters, after, limit) {
    const where = await whereOf(reading, filters);
    const rows = where ? await listExclusions(reading.tx, where, after, limit) : [];
    const people = await accountsInBrief(reading.tx, reading.kit.crypto, rows.map((r) => r.accountId));
    const names = catalogueNames(reading.tx, reading.lang);
    const lines = [];
    for (const r of rows) {
      const who = people.get(r.accountId);
      lines.push({ number: r.number, name: who?.name ?? '', document: (reading.whole ? who?.documentNumber : who?.maskedDocumentNumber) ?? '', city: await names.prefecture(r.prefecture), reasons: r.reasons.map((reason) => EXCLUSION_WORDS[reason][reading.lang]).join(reading.lang === 'zh' ? '；' : '; ') });
    }
    return { rows: lines, last: rows.at(-1)?.applicationId };
  },
});
