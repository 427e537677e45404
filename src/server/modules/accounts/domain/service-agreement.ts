import type { Lang } from '#contracts/refusals.ts';

/** One article: its title and its paragraphs. */
export type Article = { title: string; paragraphs: readonly string[] };

type Agreement = {
  /** The day the wording came into force; a new wording gets a new version and asks everybody again. */
  version: string;
  title: Record<Lang, string>;
  articles: Record<Lang, readonly Article[]>;
  /** What changed against the version before, told to everybody who accepted that one (article 5); empty for the first. */
  changes: Record<Lang, readonly string[]>;
};

/**
 * 《专业技术人员资格考试网上报名协议》 in the platform's own words: nine articles that cover every point of R-2.1.1-06.
 * A change of wording is a new version with its changes named; acceptances keep the version and the digest of the text.
 */
export const SERVICE_AGREEMENT: Agreement = {
  version: '2026-01-01',
  title: { zh: '专业技术人员资格考试网上报名协议', en: 'Agreement on Online Application for Professional Qualification Examinations' },
  changes: { zh: [], en: [] },
  articles: {
    zh: [
      { title: '平台的归属与协议的成立', paragraphs: ['本平台由全国人事考试组织机构所有并负责运行。您通过本平台注册、报名或使用其他服务，即表示同意本协议的全部条款。'] },
      {
        title: '报考人员的责任',
        paragraphs: [
          '（一）您保证所填报的信息和上传的材料真实、准确、完整、有效，并对其后果负责。',
          '（二）您不得利用本平台从事违法活动，不得冒用他人身份。',
          '（三）您不得以任何方式攻击、干扰本平台，或妨碍他人正常报名。',
          '（四）点击“接受”即表明您已通读并理解本协议，协议自该时刻起对双方有约束力；平台会记录您接受的版本和时间。',
          '（五）平台发布的报考须知、考试政策、办理流程、常见问题和通知公告是本协议的附件，与正文具有同等效力。',
        ],
      },
      {
        title: '个人信息的保护',
        paragraphs: [
          '平台为组织考试、核验资格和维护系统而处理您的个人信息，证件号码、手机号码等敏感内容加密保存。未经您同意，平台不向社会公开，但下列情形除外：（一）您本人书面要求；（二）依法享有调查权的国家机关依照法定程序要求提供；（三）按照规定公布违纪违规行为的处理结果；（四）非因平台过错造成的泄露。',
          '在考试规定允许的范围内，您有权查阅、更正自己的信息。填报信息不实的，平台可以停止为您提供服务。',
        ],
      },
      {
        title: '费用与支付',
        paragraphs: [
          '您同意按照公布的收费标准缴纳考试费用。缴费方式由报名所在地确定：现场支付的，在资格确认后到指定地点缴费，并可索取收据或发票；网上支付的，由平台转接银行或支付机构完成。',
          '支付环节因银行或支付机构原因产生的差错，由您与该机构处理，平台协助核对支付结果。',
        ],
      },
      {
        title: '协议的变更',
        paragraphs: [
          '平台可以根据法律政策和业务需要修改本协议，修改时在页面上公布变更的内容。',
          '您不接受变更的，不能继续使用报名服务；要继续使用的，须确认已知悉变更内容，并接受变更后的全部条款。',
        ],
      },
      {
        title: '账号与密码的安全',
        paragraphs: [
          '账号仅限本人使用。您应妥善保管用户名和密码，不得转让、出借；因保管不善造成的后果由您承担。发现账号被他人使用的，应立即修改密码并告知考试机构。',
          '发现平台存在错误或安全漏洞的，请向平台报告，不得加以利用。平台不接触、不保存您的银行密码。',
        ],
      },
      {
        title: '服务的中断与终止',
        paragraphs: [
          '平台因维护、升级或不可抗力可以中断服务，并尽可能事先公告。您对服务有异议的，可以停止使用，也可以要求考试机构停用您的账号。',
          '违反本协议或考试规定的，平台可以终止向您提供服务。服务终止后，您使用平台的权利同时终止；已经产生的报名记录和处理决定仍按规定保存。',
        ],
      },
      { title: '信息的发布', paragraphs: ['考试安排、政策和服务的变动在平台上以公告形式发布，并通过您登记的手机和邮箱提醒。请保持联系方式有效，并及时查看公告。'] },
      { title: '法律适用与争议解决', paragraphs: ['本协议适用中华人民共和国法律。部分条款无效的，不影响其他条款的效力。因本协议产生的争议，双方协商不成的，由有管辖权的人民法院处理。'] },
    ],
    en: [
      { title: 'The platform and this agreement', paragraphs: ['The platform belongs to and is run by the national personnel examination organisation. By registering, applying or using any other service here you agree to all of these terms.'] },
      {
        title: 'Your duties',
        paragraphs: [
          '(1) What you enter and upload is true, accurate, complete and valid, and you answer for it.',
          '(2) You do not use the platform for anything unlawful nor in another person’s name.',
          '(3) You do not attack or disturb the platform, nor hinder others from applying.',
          '(4) Pressing “Accept” means that you have read and understood the agreement; it binds both sides from that moment. The version you accepted and the time are recorded.',
          '(5) Instructions, examination policies, procedures, answers to questions and notices published here are annexes of this agreement with equal force.',
        ],
      },
      {
        title: 'Personal information',
        paragraphs: [
          'Your personal information is processed to organise examinations, to verify qualifications and to maintain the system; document numbers, phone numbers and the like are stored encrypted. It is not published without your consent, except (1) at your own written request; (2) where a state organ with lawful powers of investigation demands it by due procedure; (3) where decisions on breaches of discipline must be published; (4) where a leak was not caused by the platform.',
          'Within the rules of the examinations you may view and correct your information. Where information is untrue, service may be refused.',
        ],
      },
      {
        title: 'Fees and payment',
        paragraphs: [
          'You agree to pay the published fees. The place of application decides how: on site, at the named office once eligibility is confirmed, with a receipt or invoice on request; or online, through a bank or payment institution that the platform leads you to.',
          'Errors on the side of the bank or payment institution are settled between you and it; the platform helps to check the result.',
        ],
      },
      {
        title: 'Changes of this agreement',
        paragraphs: [
          'The platform may change this agreement where law, policy or operation require it, and announces on the page what has changed.',
          'If you do not accept a change you can no longer use the service. To go on, you must confirm that you know the change and accept all terms as changed.',
        ],
      },
      {
        title: 'Account and password',
        paragraphs: [
          'The account is for you alone. Keep the user name and password safe and do not lend or pass them on; you bear the consequences of losing them. If someone else uses your account, change the password at once and tell the examination agency.',
          'Report errors and security holes; do not exploit them. The platform never sees or keeps your bank password.',
        ],
      },
      {
        title: 'Interruption and end of service',
        paragraphs: [
          'Service may be interrupted for maintenance, upgrades or force majeure, announced beforehand where possible. If you object to the service you may stop using it or ask the examination agency to close your account.',
          'Service may be ended for those who break this agreement or the examination rules. Your rights to use the platform then end; records of applications and decisions are kept as regulations require.',
        ],
      },
      { title: 'Announcements', paragraphs: ['Changes of examinations, policies and services are announced on the platform and pointed out by your registered phone and mail. Keep these valid and read the announcements.'] },
      { title: 'Law and disputes', paragraphs: ['The law of the People’s Republic of China applies. An invalid clause leaves the others in force. Disputes that cannot be settled by agreement go to the competent people’s court.'] },
    ],
  },
};

/** The whole wording in both languages as one text: what an acceptance keeps the digest of. */
export function agreementText(): string {
  return JSON.stringify([SERVICE_AGREEMENT.version, SERVICE_AGREEMENT.title, SERVICE_AGREEMENT.articles]);
}
