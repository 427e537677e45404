import { maskPhone } from '#contracts/contact.ts';
import { beijingTime } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { refuse } from '#contracts/refusals.ts';
import { ApplicationListFilters } from '#contracts/reports.ts';
import { openNumbers } from '#server/modules/accounts/index.ts';
import { catalogueNames, listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { defineList, pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { meets } from '../domain/scopes.ts';
import { applicationsAfter, countApplications } from './application-list.store.ts';
import { words } from './application-words.ts';

/** 报考名单: applications of a sitting and place as the agency sends them on. */
export const applicationList = defineList({
  name: 'applications',
  title: { zh: '报考名单', en: 'Applications' },
  access: ['report.export'],
  columns: {
    number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名', en: 'Name', person: true }, document_type: { zh: '证件类型', en: 'Document' }, document_number: { zh: '证件号码', en: 'Document number', numbers: true },
    phone: { zh: '手机号', en: 'Mobile', numbers: true }, exam: { zh: '考试', en: 'Exam' }, level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' }, subjects: { zh: '科目', en: 'Subjects' },
    province: { zh: '报考省份', en: 'Province', rarely: true }, prefecture: { zh: '报考地市', en: 'City' }, review_point: { zh: '审核点', en: 'Review point' }, data_state: { zh: '填报进度', en: 'Form', rarely: true },
    review_state: { zh: '核验状态', en: 'Review' }, review_reason: { zh: '核验意见', en: 'Reviewer’s words', rarely: true }, payment_state: { zh: '缴费状态', en: 'Payment' }, ended: { zh: '终止情况', en: 'Ended', rarely: true },
    started_at: { zh: '开始报考时间', en: 'Started at', rarely: true }, confirmed_at: { zh: '确认时间', en: 'Confirmed at' }, changed_at: { zh: '最近变更时间', en: 'Changed at', rarely: true },
  },
  filters: ApplicationListFilters,
  check: (by, f) => ([['province', f.province], ['prefecture', f.prefecture], ['point', f.point]] as const)
    .filter(([, place]) => place !== undefined && !meets(by.jurisdiction, place)).map(([path]) => refuse('export.place_foreign', { path: `filters.${path}` })),
  async describe({ tx, lang }, f) {
    const names = catalogueNames(tx, lang);
    const w = words[lang];
    const level = f.level === undefined || f.sitting === undefined ? '' : (await names.choice(f.sitting, f.level)).level;
    return [
      await names.sitting(f.sitting), level, await names.province(f.province), await names.prefecture(f.prefecture), await names.point(f.point), w.which[f.which],
      f.review === undefined ? '' : w.reviewFilter[f.review], f.payment === undefined ? '' : w.paymentFilter[f.payment],
    ];
  },
  count: ({ tx, by }, filters) => countApplications(tx, by.jurisdiction, filters),
  async part({ tx, kit, by, lang, columns, whole }, filters, after, limit) {
    const found = await applicationsAfter(tx, by.jurisdiction, filters, pairOf(after), limit);
    const names = catalogueNames(tx, lang);
    const w = words[lang];
    const documents = new Map<string, string>(listDocumentTypes().map((d) => [d.type, d.name[lang]]));
    const opens = columns.has('document_number') || columns.has('phone');
    const rows = [];
    for (const row of found) {
      const choice = await names.choice(row.sitting_id, row.level_code, row.specialty_code);
      const numbers = opens ? openNumbers(kit.crypto, row) : undefined;
      rows.push({
        number: row.number ?? '', name: row.name, document_type: documents.get(row.document_type) ?? row.document_type,
        document_number: numbers ? (whole ? numbers.documentNumber : maskDocumentNumber(numbers.documentNumber)) : '', phone: numbers?.phone ? (whole ? numbers.phone : maskPhone(numbers.phone)) : '',
        exam: choice.exam, level: choice.level, specialty: choice.specialty, subjects: row.subject_codes.map((c) => choice.subjects.get(c) ?? c).join('；'),
        province: await names.province(row.province), prefecture: await names.prefecture(row.prefecture), review_point: await names.point(row.review_point_id),
        data_state: w.data[row.data_state] ?? row.data_state, review_state: w.review[row.review_state] ?? row.review_state, review_reason: row.review_reason ?? '', payment_state: w.payment[row.payment_state] ?? row.payment_state,
        ended: row.ended === null ? '' : (w.ended[row.ended] ?? row.ended), started_at: beijingTime(row.started_at.getTime()), confirmed_at: row.confirmed_at ? beijingTime(row.confirmed_at.getTime()) : '', changed_at: beijingTime(row.changed_at.getTime()),
      });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(last.account_id, last.id) };
  },
});
