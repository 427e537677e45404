import { articleText, BREACH_ARTICLES, DISPOSITIONS } from '#contracts/breach-articles.ts';
import { BreachFilter } from '#contracts/breaches.ts';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { RecordFilter } from '#contracts/integrity.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { countRecordsWithin, listRecordsWithin } from '#server/modules/integrity/index.ts';
import { defineList, numberOf, pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { countBreaches, listBreaches } from './breaches.store.ts';
import { presentRecordItems } from './present-record.ts';
import { words } from './words.ts';

const PERSON = { name: { zh: '姓名', en: 'Name', person: true }, document_number: { zh: '证件号码', en: 'Document number', numbers: true } } as const;
const SHOWN = { open: { zh: '办理中', en: 'not settled' }, mine: { zh: '待我批准', en: 'to be approved by oneself' }, all: { zh: '全部', en: 'all' } };
const LONG = { zh: '长期', en: 'long term' };

/** 违纪违规案件: the cases of the jurisdiction as its screen narrows them. */
const caseList = defineList({
  name: 'breaches.cases', title: { zh: '违纪违规案件', en: 'Breaches of discipline' }, access: ['integrity.handle'], filters: BreachFilter.omit({ after: true }),
  columns: {
    reference: { zh: '案号', en: 'Reference' }, ...PERSON, exam: { zh: '考试', en: 'Exam' }, article: { zh: '条款', en: 'Article' }, state: { zh: '状态', en: 'State' }, opened: { zh: '立案时间', en: 'Opened at' }, until: { zh: '陈述申辩截止', en: 'May answer until' },
    disposition: { zh: '处理', en: 'Measure' }, decision: { zh: '决定文号', en: 'Decision no.' }, served: { zh: '送达时间', en: 'Served at' },
  },
  describe: async ({ tx, lang }, f) => [
    f.state === undefined || f.show === 'mine' ? SHOWN[f.show ?? 'open'][lang] : '', f.state && words[lang].states[f.state], f.article && BREACH_ARTICLES[f.article].name[lang], await catalogueNames(tx, lang).sitting(f.sitting),
  ],
  count: ({ tx, by }, f) => countBreaches(tx, by.jurisdiction, { ...f, me: by.staffId }),
  async part({ tx, kit, by, lang, whole }, f, after, limit) {
    const found = await listBreaches(tx, kit.crypto, by.jurisdiction, { ...f, me: by.staffId, size: limit, after: placeOf(after) });
    const people = await accountsInBrief(tx, kit.crypto, found.map((c) => c.accountId));
    const last = found.at(-1);
    return {
      rows: found.map((c) => {
        const person = people.get(c.accountId);
        return {
          reference: c.reference, name: person?.name ?? '', document_number: numberOf(person?.documentNumber, whole), exam: c.content.examText, article: articleText(c.article, c.item, lang), state: words[lang].states[c.state],
          opened: beijingTime(c.openedAt), until: timeOf(c.statementUntil), disposition: c.disposition === null ? '' : DISPOSITIONS[c.disposition][lang], decision: c.decisionNumber ?? '', served: timeOf(c.servedAt),
        };
      }),
      last: last && pairKey(String(last.openedAt), last.id),
    };
  },
});

/** 诚信档案库: the records of the jurisdiction by state. */
const recordList = defineList({
  name: 'breaches.records', title: { zh: '诚信档案', en: 'Integrity records' }, access: ['integrity.handle'], filters: RecordFilter.omit({ after: true }),
  columns: {
    ...PERSON, decision: { zh: '决定文号', en: 'Decision no.' }, kind: { zh: '种类', en: 'Kind' }, article: { zh: '条款', en: 'Article' }, decided: { zh: '决定日期', en: 'Decided on' }, until: { zh: '记录期至', en: 'Counts until' }, place: { zh: '记录机构', en: 'Agency' },
    state: { zh: '现状', en: 'State' }, correction: { zh: '纠正', en: 'Correction' },
  },
  describe: ({ lang }, f) => [f.state && words[lang].recordStates[f.state]],
  count: ({ tx, by, now }, { state }) => countRecordsWithin(tx, by.jurisdiction, { state, today: beijingDay(now) }),
  async part({ tx, kit, now, by, lang, whole }, { state }, after, limit) {
    const found = await listRecordsWithin(tx, kit.crypto, by.jurisdiction, { state, today: beijingDay(now), after: placeOf(after), size: limit });
    const shown = await presentRecordItems({ tx, kit, now }, found, lang);
    const last = found.at(-1);
    return {
      rows: shown.map((r, at) => ({
        name: r.name, document_number: numberOf(found[at]?.documentNumber, whole), decision: r.decisionNumber, kind: r.kindText, article: r.article, decided: r.decidedOn, until: r.until ?? LONG[lang], place: r.placeText, state: r.stateText,
        correction: r.correctionWaits ? words[lang].correctionStates['waiting'] ?? '' : '',
      })),
      last: last && pairKey(String(last.recordedAt), last.id),
    };
  },
});

export const breachLists = [caseList, recordList];

const timeOf = (at: number | null): string => (at === null ? '' : beijingTime(at));
