import type { RefusalWords } from './words.ts';

/** Noes about one's own data: copies of it and the closing of the account. */
export const OWN_DATA_REFUSALS = {
  'own_data.copy_waiting': { status: 409, zh: '上一份个人信息副本正在准备，请稍候', en: 'A copy of your data is being made; please wait for it' },
  'own_data.copies_enough': { status: 429, zh: '今天申请的次数已满，请明天再申请', en: 'You asked often enough today; ask again tomorrow' },
  'own_data.copy_not_found': { status: 404, zh: '未找到该个人信息副本', en: 'There is no such copy' },
  'own_data.copy_not_ready': { status: 409, zh: '该个人信息副本还没有准备好，或已经删除', en: 'This copy is not ready yet, or was deleted' },
  'own_data.closing_live': { status: 409, zh: '有进行中的报考（{exam}，到 {until} 为止）：请先放弃报名，或待成绩公布、复核结束后再注销', en: 'An application is under way ({examEn}, until {until}): give it up, or wait until results and re-checks are over' },
  'own_data.closing_refund': { status: 409, zh: '有退款尚未到账，退款完成后才能注销', en: 'A refund has not reached you yet; close the account when it has' },
  'own_data.closing_case': { status: 409, zh: '有未办结的协助事项或复核申请，办结后才能注销', en: 'A case or an appeal of yours is open; close the account when it is settled' },
  'own_data.closing_matter': { status: 409, zh: '有未办结的考试情况事项，办结后才能注销', en: 'An examination matter about you is open; close the account when it is settled' },
  'own_data.closing_asked': { status: 409, zh: '已经申请注销，正在等待', en: 'The closing was asked for already and waits' },
  'own_data.closing_none': { status: 409, zh: '没有等待中的注销申请', en: 'No closing waits to be taken back' },
} as const satisfies Record<string, RefusalWords>;
