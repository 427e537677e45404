import { z } from 'zod';
import { BATCH_STATE_WORDS } from '#contracts/certificate-batches.ts';
import { CASE_BASIS_WORDS, CASE_KIND_WORDS, CASE_STATE_WORDS, CaseState } from '#contracts/certificate-cases.ts';
import { CERTIFICATE_KIND_WORDS, CERTIFICATE_STATE_WORDS, CertificateFilter } from '#contracts/certificates.ts';
import { beijingDay, beijingTime } from '#contracts/dates.ts';
import { defineList, wholePart, type ListReading } from '#server/platform/lists/list-source.ts';
import type { Certifying } from './asking.ts';
import { countCases } from './cases/cases.store.ts';
import { countBatches, listBatches } from './issue/batches.store.ts';
import { lineOf, viewReady } from './issue/view-batches.ts';
import { countCertificates, listCertificates } from './office/list.store.ts';
import { viewCases } from './office/view-cases.ts';
import { linesOf, viewCounts } from './office/view-certificates.ts';

const see = ['certificate.see'] as const;
const certifying = ({ tx, kit, now, lang, by }: ListReading): Certifying => ({ tx, kit, now, lang, by: { ...by, name: '' } });
const NAME = { zh: '姓名', en: 'Name', person: true } as const;
const DOCUMENT = { zh: '证件号码', en: 'Document number', numbers: true } as const;
const NUMBER = { zh: '证书编号', en: 'Certificate number' };
const STATE = { zh: '状态', en: 'State' };
const SITTING = { zh: '考试', en: 'Exam' };
const PROVINCE = { zh: '省份', en: 'Province' };

/** 证书列表, narrowed as the screen is. */
const certificates = defineList({
  name: 'certificates.certificates', title: { zh: '证书', en: 'Certificates' }, access: see, filters: CertificateFilter,
  columns: { number: NUMBER, name: NAME, document: DOCUMENT, kind: { zh: '种类', en: 'Kind' }, exam: SITTING, year: { zh: '年度', en: 'Year' }, level: { zh: '级别', en: 'Level' }, specialty: { zh: '专业', en: 'Specialty' }, province: PROVINCE, approved: { zh: '批准日期', en: 'Approved' }, through: { zh: '有效期至', en: 'Valid through' }, state: STATE, version: { zh: '版次', en: 'Version', rarely: true } },
  count: ({ tx, now, by }, filter) => countCertificates(tx, by.jurisdiction, filter, beijingDay(now)),
  part: async (reading, filter, after, limit) => {
    const { tx, now, by, lang, whole } = reading;
    const found = await listCertificates(tx, by.jurisdiction, filter, beijingDay(now), after, limit);
    const rows = (await linesOf(reading, found, whole)).map((l) => ({
      number: l.number, name: l.name, document: l.document, kind: CERTIFICATE_KIND_WORDS[l.kind][lang], exam: l.exam, year: String(l.year), level: l.level, specialty: l.specialty, province: l.province, approved: l.approvedOn, through: l.validThrough ?? '', state: CERTIFICATE_STATE_WORDS[l.state][lang], version: String(l.version),
    }));
    return { rows, last: found.at(-1)?.id };
  },
});

/** 待核发: the sittings with people who wait. */
const ready = defineList({
  name: 'certificates.ready', title: { zh: '待核发证书', en: 'Waiting for certificates' }, access: see, filters: z.object({}),
  columns: { sitting: SITTING, province: PROVINCE, cleared: { zh: '待核发人数', en: 'People' }, issued: { zh: '已核发', en: 'Issued' } },
  count: async (reading) => (await viewReady(certifying(reading))).length,
  part: async (reading, _, after) => wholePart(after === undefined ? (await viewReady(certifying(reading))).map((l) => ({ sitting: l.sitting[reading.lang], province: l.provinceName[reading.lang], cleared: String(l.cleared), issued: String(l.issued) })) : [], after),
});

/** 核发批次. */
const batches = defineList({
  name: 'certificates.batches', title: { zh: '证书核发批次', en: 'Batches of certificates' }, access: see, filters: z.object({}),
  columns: { sitting: SITTING, province: PROVINCE, approved: { zh: '批准日期', en: 'Approved' }, state: STATE, issued: { zh: '已核发', en: 'Issued' }, leftOut: { zh: '未核发', en: 'Left out' }, proposedBy: { zh: '提请人', en: 'Proposed by' }, approvedBy: { zh: '批准人', en: 'Approved by' }, at: { zh: '提请时间', en: 'When' } },
  count: ({ tx, by }) => countBatches(tx, by.jurisdiction),
  part: async ({ tx, by, lang }, _, after, limit) => {
    const found = await listBatches(tx, by.jurisdiction, after, limit);
    const rows = [];
    for (const batch of found) {
      const l = await lineOf({ tx }, batch);
      rows.push({ sitting: l.sitting[lang], province: l.provinceName[lang], approved: l.approvedOn, state: BATCH_STATE_WORDS[l.state][lang], issued: String(l.issued), leftOut: String(l.leftOut), proposedBy: l.proposedBy, approvedBy: l.approvedBy ?? '', at: beijingTime(l.proposedAt) });
    }
    return { rows, last: found.at(-1)?.id };
  },
});

/** 撤销与换发. */
const cases = defineList({
  name: 'certificates.cases', title: { zh: '证书撤销与换发', en: 'Revocations and re-issues' }, access: see, filters: z.object({ state: CaseState.optional() }),
  columns: { kind: { zh: '事项', en: 'What' }, basis: { zh: '依据', en: 'Basis' }, state: STATE, number: NUMBER, name: NAME, exam: SITTING, province: PROVINCE, decision: { zh: '文号', en: 'Decision' }, openedBy: { zh: '经办人', en: 'By' }, at: { zh: '时间', en: 'When' } },
  count: async ({ tx, by }, { state }) => { const counts = await countCases(tx, by.jurisdiction); return state ? (counts.get(state) ?? 0) : [...counts.values()].reduce((a, b) => a + b, 0); },
  part: async (reading, { state }, after, limit) => {
    const page = await viewCases(certifying(reading), { state, after }, limit);
    const rows = page.cases.map((c) => ({
      kind: CASE_KIND_WORDS[c.kind][reading.lang], basis: CASE_BASIS_WORDS[c.basis][reading.lang], state: CASE_STATE_WORDS[c.state][reading.lang], number: c.certificate.number, name: c.certificate.name, exam: c.certificate.exam, province: c.certificate.province, decision: c.decisionNumber, openedBy: c.openedBy, at: beijingTime(c.openedAt),
    }));
    return { rows, last: page.cases.at(-1)?.id };
  },
});

/** 核发统计, by exam and by province. */
const counts = defineList({
  name: 'certificates.counts', title: { zh: '证书核发统计', en: 'Certificates by exam and province' }, access: see, filters: CertificateFilter,
  columns: { by: { zh: '分组', en: 'By' }, name: { zh: '名称', en: 'Name' }, issued: { zh: '核发', en: 'Issued' }, revoked: { zh: '撤销', en: 'Revoked' } },
  count: async (reading, filter) => { const c = await viewCounts(certifying(reading), filter); return c.byExam.length + c.byProvince.length; },
  part: async (reading, filter, after) => {
    if (after !== undefined) return wholePart([], after);
    const c = await viewCounts(certifying(reading), filter);
    const rowsOf = (by: string, lines: typeof c.byExam) => lines.map((l) => ({ by, name: l.name, issued: String(l.issued), revoked: String(l.revoked) }));
    return wholePart([...rowsOf(SITTING[reading.lang], c.byExam), ...rowsOf(PROVINCE[reading.lang], c.byProvince)], after);
  },
});

/** Lists of certificates that can leave the house. */
export const certificateLists = [certificates, ready, batches, cases, counts];
