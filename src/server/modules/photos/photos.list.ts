import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import { defineList, numberOf, pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import { photoScope, provinceOf } from './photo-jurisdiction.ts';
import { countRequestedChanges, listRequestedChanges } from './photo-changes.store.ts';
import { countPhotosAwaiting, listPhotosAwaiting } from './photos.store.ts';

const PERSON = { name: { zh: '姓名', en: 'Name', person: true }, document_number: { zh: '证件号码', en: 'Document number', numbers: true } } as const;

/** 照片修改申请: the requests that wait. */
export const photoChangeList = defineList({
  name: 'photos.changes',
  title: { zh: '照片修改申请', en: 'Photo requests' },
  access: ['photo.decide'],
  columns: { ...PERSON, province: { zh: '省份', en: 'Province' }, sitting: { zh: '考试', en: 'Exam' }, reason: { zh: '申请理由', en: 'Reason' }, requested: { zh: '申请时间', en: 'Asked at' } },
  filters: z.object({}),
  count: ({ tx, by }) => { const province = provinceOf(photoScope(by.jurisdiction)); return province === 'none' ? Promise.resolve(0) : countRequestedChanges(tx, province); },
  async part({ tx, kit, by, lang, whole }, _, after, limit) {
    const province = provinceOf(photoScope(by.jurisdiction));
    const found = province === 'none' ? [] : await listRequestedChanges(tx, province, placeOf(after), limit);
    const people = await accountsInBrief(tx, kit.crypto, found.map((c) => c.accountId));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const c of found) {
      const person = people.get(c.accountId);
      rows.push({ name: person?.name ?? '', document_number: numberOf(person?.documentNumber, whole), province: await names.province(c.provinceCode), sitting: await names.sitting(c.sittingId), reason: c.reason, requested: beijingTime(c.requestedAt) });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(String(last.requestedAt), last.id) };
  },
});

/** 待审核照片: photos that wait for a look. */
export const photoReviewList = defineList({
  name: 'photos.reviews',
  title: { zh: '待审核照片', en: 'Photos to review' },
  access: ['photo.decide'],
  columns: { ...PERSON, province: { zh: '省份', en: 'Province' }, checks: { zh: '未达标项数', en: 'Checks not met' }, uploaded: { zh: '上传时间', en: 'Uploaded at' } },
  filters: z.object({}),
  count: ({ tx, by }) => { const province = provinceOf(photoScope(by.jurisdiction)); return province === 'none' ? Promise.resolve(0) : countPhotosAwaiting(tx, province); },
  async part({ tx, kit, by, lang, whole }, _, after, limit) {
    const province = provinceOf(photoScope(by.jurisdiction));
    const found = province === 'none' ? [] : await listPhotosAwaiting(tx, province, placeOf(after), limit);
    const people = await accountsInBrief(tx, kit.crypto, found.map((p) => p.accountId));
    const names = catalogueNames(tx, lang);
    const rows = [];
    for (const p of found) {
      const person = people.get(p.accountId);
      rows.push({ name: person?.name ?? '', document_number: numberOf(person?.documentNumber, whole), province: await names.province(p.reviewProvinceCode), checks: String(p.checks.filter((c) => c.verdict !== 'good').length), uploaded: beijingTime(p.uploadedAt) });
    }
    const last = found.at(-1);
    return { rows, last: last && pairKey(String(last.uploadedAt), last.accountId) };
  },
});
