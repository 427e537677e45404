import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import { refusedFor, ok, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findApplication, gatherOffer } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { AssistanceCase } from './assistance-case.ts';
import { renderAppealLetter } from './documents/appeal-letter.ts';
import { listCaseEvents } from './cases.store.ts';
import { words } from './words.ts';

const NEXT = {
  uphold: '如对本结果仍有异议，可以依法申请行政复议或者提起行政诉讼；需要了解情况的，请拨打以下咨询电话。',
  overturn: '您的报考已改为核验通过。需要缴费的，请登录后在缴费截止时间前完成缴费，逾期视为放弃报名。',
  reconsider: '原核验结果已撤销，您的报考将由其他工作人员重新审核，结果会短信通知您。',
} as const;

/** 复核结果通知书 (PDF) of a settled appeal; before the decision there is none. */
export async function appealLetter({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, c: AssistanceCase): Promise<Result<{ contentType: string; fileName: string; base64: string }>> {
  const { content } = c;
  const outcome = (await listCaseEvents(tx, c.accountId, c.id)).findLast((e) => e.act in NEXT)?.act;
  const account = await findAccount(tx, kit.crypto, c.accountId);
  const app = c.applicationId === null ? undefined : await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  if (content.kind !== 'appeal' || c.decidedAt === null || !isOutcome(outcome) || !account || !app) return refusedFor('assistance.no_letter');
  const { exam, sitting, config, province } = await gatherOffer(tx, app);
  const code = kit.crypto.mac('appeal_letter', `${c.id} ${String(c.version)}`).toString('hex').slice(0, 12).toUpperCase();
  const pdf = await renderAppealLetter(kit.pdf, {
    letterNumber: `${beijingDay(c.decidedAt).replaceAll('-', '')}-${content.number.slice(-8)}`, name: account.name, documentNumber: account.maskedDocumentNumber,
    examName: `${String(sitting.year)}年度${exam.name.zh}考试`, applicationNumber: content.number, filedAt: beijingTime(c.openedAt), decidedAt: beijingDay(c.decidedAt),
    contested: content.contested || '未写明', claim: content.reason, outcome: words.zh.acts[outcome] ?? outcome, reason: c.answer ?? '', next: NEXT[outcome],
    agency: `${province?.name.zh ?? ''}人事考试机构`, phone: config?.phone ?? '', printedAt: beijingTime(now), verificationCode: code,
  }, c.decidedAt);
  return ok({ contentType: 'application/pdf', fileName: `复核结果通知书-${content.number}.pdf`, base64: pdf.toString('base64') });
}

function isOutcome(act: string | undefined): act is keyof typeof NEXT {
  return act !== undefined && act in NEXT;
}
