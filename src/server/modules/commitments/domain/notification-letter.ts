import type { Lang } from '#contracts/refusals.ts';
import type { LetterAbout } from './letter-about.ts';

/** 证明事项告知承诺制告知书: own words covering every point of R-2.2.1-13 (办事指南, 人社厅发〔2020〕110号). */
export function notificationLetter(lang: Lang, about: LetterAbout): string[] {
  return lang === 'zh' ? zh(about) : en(about);
}

function zh({ exam, year, province, phone }: LetterAbout): string[] {
  return [
    `${year} 年度${exam.zh}（${province.zh}考区）实行报名证明事项告知承诺制。请您本人逐条阅读以下内容，再决定是否报名。`,
    '一、什么是告知承诺制。报名时，人事考试机构把需要证明的事项、办理依据和不实承诺的后果一次告知您；您书面承诺已经知晓并且符合条件的，不再要求您先行提交相应证明，报名机构根据您的承诺办理。',
    '二、您需要做什么。报名前须阅读本次考试的《报考须知》和报考条件，如实填写并提交个人信息；选择采用告知承诺制的，须由您本人在线签署《报考承诺书》。承诺书为电子文本，与纸质文本具有同等效力，不得由他人代签。',
    '三、哪些材料不再先交。签署承诺书后，报名时不再提交学历、学位、从事相关工作年限等证明，由资格审核部门通过网络核验、部门间信息核查等方式进行核验；无法通过上述方式核验的，可以要求您补充提供证明材料。',
    '四、考后怎样监督。考试合格、拟取得资格证书的人员，将由考试机构或行业主管部门在门户网站公示，接受社会监督，任何人都可以反映问题。',
    '五、哪些人不适用。因违纪违规或者虚假承诺被记入资格考试诚信档案库、尚在记录期内的人员，不适用告知承诺制，但仍可以报名，须按照报名地资格审核部门的规定提交材料、办理审核。',
    '六、可以不采用，也可以撤回。本次考试允许自行选择的，您可以不签署承诺书，改为提交证明材料接受审核；签署后，在报名截止且缴费之前可以撤回。不采用或者撤回的，本年度该项考试不能再次采用告知承诺制。',
    '七、不实承诺的后果。不符合报考条件，或者不按要求接受核查的，报名无效或者取消成绩；以隐瞒情况、虚假承诺等手段报名的，按照《专业技术人员资格考试违纪违规行为处理规定》处理，记入诚信档案库，并可以纳入全国信用信息共享平台、向社会公布、通知所在单位，依法实施联合惩戒；涉嫌犯罪的，移送司法机关。',
    `如对上述内容有疑问，请拨打${province.zh}咨询电话 ${phone}。`,
  ];
}

function en({ exam, year, province, phone }: LetterAbout): string[] {
  return [
    `The ${year} ${exam.en} examination (${province.en}) uses the notification-and-commitment system for facts that would otherwise need proof. Read each point yourself before you decide to apply.`,
    '1. What it is. The examination agency tells you once what has to be proved, on what basis, and what follows from an untrue commitment. If you commit in writing that you know this and meet the conditions, you need not hand in those proofs first; the agency acts on your commitment.',
    '2. What you do. Before applying, read the instructions to candidates and the eligibility conditions, and fill in your data truthfully. If you use the commitment system, you sign the letter of commitment online yourself. The electronic text has the force of a paper one; nobody may sign for you.',
    '3. What you need not hand in first. After signing, proofs of education, degree and years of work are not asked for on application; the review body checks them through networks and with other departments. What cannot be checked that way you may be asked to prove.',
    '4. Oversight after the examination. Persons who pass and are about to receive a certificate are announced on the portals by the examination agency or the industry authority; anybody may report a concern.',
    '5. Who cannot use it. Persons recorded in the integrity file for breach of discipline or false commitment, within the record period, cannot use the system. They may still apply, and follow the local review rules with their proofs.',
    '6. You may decline or withdraw. Where the sitting leaves the choice, you may apply without the letter and hand in proofs for review; after signing you may withdraw before paying and before applications close. Whoever declines or withdraws cannot use the system again for this examination this year.',
    '7. Consequences of an untrue commitment. If you do not meet the conditions, or do not take part in a check, the application or the results are void. Concealment or false commitment is dealt with under the regulation on breaches in qualification examinations, entered in the integrity file, and may go to the National Credit Information Sharing Platform, be published, and be told to your employer, with joint sanctions by law; suspected crimes are handed to the judicial authorities.',
    `Questions? Call ${phone} (${province.en}).`,
  ];
}
