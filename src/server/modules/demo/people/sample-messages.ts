import type { Instant } from '#contracts/dates.ts';
import type { NoticeId, NoticeText } from '#contracts/mass-notices.ts';
import type { TemplateContent } from '#contracts/message-templates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { listCurrentSittings } from '#server/modules/catalogue/index.ts';
import { approveNotice, approveTemplate, continueNotice, draftNotice, draftTemplate, endNotice, proposeNotice, proposeTemplate, saveTemplate, stopNotice } from '#server/modules/messages/index.ts';
import { shippedContent } from '#server/modules/notices/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

const DAY = 86_400_000;
/** Few enough that the sample people need a second person. */
const ALONE = 1;
type Env = { tx: Tx; kit: Kit; now: Instant };

/** Templates rewritten, proposed and added to, and mass notices in every state, by the commands officers use; once. */
export async function openSampleMessages(env: Env): Promise<void> {
  const { tx, kit, now } = env;
  const as = async (userName: string) => {
    const member = await findMemberByUserName(tx, userName);
    invariant(member, `no sample member of staff ${userName}`);
    return { tx, now, siteUrl: kit.settings.publicUrl, aloneMost: ALONE, by: { staffId: member.id, name: member.name, jurisdiction: member.jurisdiction } };
  };
  const [centre, second, province] = [await as('bu.guanli'), await as('bu.fuhe'), await as('guanli.shandong')];
  const shipped = shippedContent('deadline_near');
  const rewritten: TemplateContent = { ...shipped, mail: true, zh: { ...shipped.zh, sms: '提醒：您报考的{exam}还差一步——{todo}，{until} 截止，逾期视为放弃。' } };
  const words = must(await draftTemplate(centre, { event: 'deadline_near', province: null }));
  must(await saveTemplate(centre, words, { version: 1, content: rewritten }));
  must(await proposeTemplate(centre, words, { version: 2, reason: '原文字偏长，写明逾期后果' }));
  must(await approveTemplate(second, words, { version: 3, reason: '同意' }));
  const line = must(await draftTemplate(province, { event: 'deadline_near', province: '37' }));
  must(await saveTemplate(province, line, { version: 1, content: { kind: 'addition', zh: '咨询电话 0531-88597840。', en: 'Phone 0531-88597840.' } }));
  must(await proposeTemplate(province, line, { version: 2, reason: '考生常问咨询电话' }));
  must(await approveTemplate(centre, line, { version: 3, reason: '号码已核对' }));
  const waits = must(await draftTemplate(centre, { event: 'application_complete', province: null }));
  must(await proposeTemplate(centre, waits, { version: 1, reason: '增加打印准考证提示，请复核' }));

  const sitting = (await listCurrentSittings(tx, now)).find((s) => s.exam.code === '034')?.sitting.id;
  if (sitting === undefined) return;
  const notice = (title: string, changes: Partial<NoticeText> = {}): NoticeText => ({
    title, audience: { sitting, province: '37', standings: ['filling', 'reviewing', 'unpaid', 'complete'] }, sendAt: null, urgentReason: '受台风影响，须当日通知到人',
    content: {
      sms: true, mail: true, en: { subject: 'Examination postponed', text: 'Dear {name}, {exam} in Shandong is postponed because of a typhoon. Your application ({number}) stays valid; the new dates follow.', sms: '{exam} is postponed because of a typhoon. Your application stays valid; sign in for details.' },
      zh: { subject: '关于考试延期的通知', text: '{name}：受台风影响，山东考区{exam}延期举行，您的报名（{number}）继续有效，新的时间另行通知；需要退费的，可在报名状态页申请。', sms: '受台风影响，山东考区{exam}延期举行，报名继续有效，详情请登录查看。' },
    },
    ...changes,
  });
  const begin = async (text: NoticeText): Promise<NoticeId> => must(await draftNotice(province, text));
  const handedIn = async (text: NoticeText): Promise<NoticeId> => {
    const id = await begin(text);
    must(await proposeNotice(province, id, { version: 1, reason: '按省考试院应急预案' }));
    return id;
  };
  const approved = async (text: NoticeText): Promise<NoticeId> => {
    const id = await handedIn(text);
    must(await approveNotice(centre, id, { version: 2, reason: '同意发送' }));
    return id;
  };
  await begin(notice('缴费提醒（草稿）', { audience: { sitting, province: '37', standings: ['unpaid'] }, urgentReason: null }));
  await handedIn(notice('考点调整通知（待批准）'));
  await approved(notice('考前提示（定时）', { sendAt: morningAfter(now + 5 * DAY), urgentReason: null }));
  const stopped = await approved(notice('误发的通知（已停止）'));
  await continueNotice({ tx, kit, now }, stopped, 0);
  must(await stopNotice(centre, stopped, '收件人范围有误，停止发送'));
  const withdrawn = await handedIn(notice('重复的通知（已撤销）'));
  must(await endNotice(province, withdrawn, { version: 2, reason: '与已发通知重复' }, 'withdraw'));
  await approved(notice('台风延期通知'));
}

/** Ten in the morning, Beijing time, of the day of a moment. */
const morningAfter = (at: Instant): Instant => at - ((at + 8 * 3_600_000) % DAY) + 10 * 3_600_000;

/** A refusal is a fault of the sample data and stops here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample message was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
