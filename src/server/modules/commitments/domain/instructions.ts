import type { Lang } from '#contracts/refusals.ts';
import type { LetterAbout } from './letter-about.ts';

/** 报考须知: own words covering R-2.2.1-16…20. */
export function instructions(lang: Lang, about: LetterAbout): string[] {
  return lang === 'zh' ? zh(about) : en(about);
}

function zh({ exam, year, province, phone }: LetterAbout): string[] {
  return [
    `本须知适用于 ${year} 年度${exam.zh}（${province.zh}考区）。`,
    '一、报名前您已阅读《报名证明事项告知承诺制告知书》，知晓证明事项、适用范围和不实承诺的后果。',
    '二、请由本人按照平台的报名操作流程办理，如实填写、提交信息。报考信息一经确认，除停考、重复缴费等规定情形外，已缴费用不予退还。是否可以在确认后修改，以报名地的规定为准，页面会提前提示。',
    '三、您填写的手机号码、电子邮箱和详细通信地址，即为您确认的文书送达地址。与考试有关的通知、决定等按该地址发出即视为送达；联系方式变更的，请及时登录更新。',
    '四、请遵守考试纪律，保管好本人的试卷和答题卡，防止他人抄袭。经技术手段认定为雷同试卷的，该科目考试成绩无效。',
    '五、请在规定时间内完成信息确认、资格核验和缴费。逾期未完成的，视为自动放弃报名。',
    `六、业务咨询请拨打${province.zh}咨询电话 ${phone}。`,
  ];
}

function en({ exam, year, province, phone }: LetterAbout): string[] {
  return [
    `These instructions are for the ${year} ${exam.en} examination (${province.en}).`,
    '1. You have read the notification letter and know what has to be proved, who may use the commitment system and what follows from an untrue commitment.',
    '2. Follow the application steps of the platform yourself and give true data. Once you have confirmed the application, fees paid are not refunded, except where the rules say so (suspended examination, double payment). Whether you may change data after confirming depends on the province; the page tells you beforehand.',
    '3. The mobile number, mail and postal address you give are your confirmed address for service. Notices and decisions sent there count as served. If they change, sign in and update them.',
    '4. Keep the discipline of the examination and guard your paper and answer sheet against copying. If technical analysis finds identical answer papers, the result of the subject is void.',
    '5. Complete confirmation, review and payment within the published periods. What is not completed in time lapses.',
    `6. Questions? Call ${phone} (${province.en}).`,
  ];
}
