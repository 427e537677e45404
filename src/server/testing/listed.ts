import { beijingDay } from '#contracts/dates.ts';
import type { AccountId, ApplicationId, StaffId } from '#contracts/ids.ts';
import type { MajorVersionId } from '#contracts/major-versions.ts';
import { NoticeText } from '#contracts/mass-notices.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import { draftVersion, recordPrecedent } from '#server/modules/majors/index.ts';
import { draftNotice } from '#server/modules/messages/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { TestApp } from './app.ts';
import { breachDesk } from './breaches.ts';
import { must } from './candidates.ts';
import { citizenNumber } from './people.ts';
import { colleague } from './staff.ts';

const officer = () => ({ staffId: newId<StaffId>(), name: '周岚', jurisdiction: { kind: 'nation' } satisfies Jurisdiction });

/** Rows for the lists that are about no application: records, cases, precedents, a version of the table of majors, notices, figures of messages; of several provinces each. */
export async function furnishLists(t: TestApp, of: { sittingId: string; edition: string; people: readonly { id: ApplicationId; accountId: AccountId; number: string; point: string }[] }): Promise<{ majorVersion: MajorVersionId }> {
  const now = t.clock.now();
  for (const [at, { id, number, point }] of of.people.entries()) {
    const province = ProvinceCode.parse(point.slice(0, 2));
    const handler = await colleague(t, { name: '郑刚', roles: ['integrity_officer'], jurisdiction: { kind: 'province', province } });
    must(await breachDesk(t).open(handler, number));
    await t.inTx(async (tx) => {
      await openRecord(tx, t.kit.crypto, { name: '王晓[沛]', documentType: 'resident_id', documentNumber: citizenNumber('370102', '19920725', 300 + at), kind: 'serious', article: '第七条', decisionNumber: `考处字〔2026〕第${String(at)}号`, decidedOn: '2026-01-20', province }, now, { examCode: '034' });
      await recordPrecedent(tx, officer(), { applicationId: id, examCode: '034', examYear: 2026, province, reviewPointId: point, stated: ['智能建造', '=城市地下空间工程'][at % 2] ?? '' }, { of: 'education', countsAs: at % 3 === 0 ? 'core' : 'related', reason: '课程与土木工程一致' }, now);
      await draftNotice({ tx, now, aloneMost: 100, siteUrl: t.kit.settings.publicUrl, by: { ...officer(), jurisdiction: { kind: 'province', province } } }, noticeText(of.sittingId, `缴费提醒 ${String(at)}`));
    });
    await t.db.insertInto('message_day').values({ day: beijingDay(now), template: at % 2 === 0 ? 'code_register' : 'code_recover', channel: 'sms', province, queued: 1, sent: 2, delivered: 3, failed: at, cancelled: 0, counted_at: new Date(now) }).onConflict((c) => c.doNothing()).execute();
  }
  const drafted = await t.inTx((tx) => draftVersion({ tx, now, by: officer() }, { basedOn: of.edition, examCodes: [] }));
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusals));
  return { majorVersion: drafted.value };
}

function noticeText(sitting: string, title: string): NoticeText {
  const said = { subject: title, text: '请在截止时间前完成缴费，逾期视为放弃。', sms: '请在截止时间前完成缴费。' };
  return NoticeText.parse({ title, audience: { sitting, standings: ['unpaid'] }, content: { sms: true, mail: false, zh: said, en: null }, sendAt: null, urgentReason: null });
}
