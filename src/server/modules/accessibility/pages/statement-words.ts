import type { Lang } from '#contracts/refusals.ts';

type Part = { title: string; text?: string; points?: readonly string[] };
type StatementWords = { title: string; parts: readonly Part[]; contactTitle: string; contact: string; contactBy: (phone: string) => string };

/** 无障碍声明, in both languages: 无障碍环境建设法 (in force since 2023-09-01), GB/T 37668-2019, 互联网网站适老化通用设计规范, WCAG 2.2. */
export const statementWords: Record<Lang, StatementWords> = {
  zh: {
    title: '无障碍声明',
    parts: [
      {
        title: '我们遵循什么',
        text: '本平台依照《中华人民共和国无障碍环境建设法》提供无障碍的网上服务，按 GB/T 37668-2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》、《互联网网站适老化通用设计规范》和 WCAG 2.2 AA 级设计。',
      },
      {
        title: '您可以期待',
        points: [
          '全部功能只用键盘就能完成，焦点始终可见；第一次按 Tab 键可以直接跳到正文。',
          '读屏软件能读出每一项的名称、是否必填、错误原因和办理结果。',
          '文字放大到 200%、屏幕宽度 320 像素时，内容不丢失，不需要左右滚动。',
          '安全验证由浏览器自动完成，不需要辨认图片；也可以收听语音数字。',
          '登录快要到期时会提前至少 2 分钟提醒，可以一键延长；到期后已填写的内容仍在页面上，重新登录即可继续。',
          '不靠颜色单独表示状态；没有闪烁，没有自动播放。',
          '关闭脚本也能完成注册、报名和查询。',
          '生僻字、少数民族姓名和外文姓名可以照证件原样填写。',
        ],
      },
      {
        title: '怎样检查',
        text: '每次发布前，程序对全部页面的中英文版本自动检查无障碍规则、键盘操作和窄屏显示，并逐页生成读屏软件将会读出的文字，由人核对。',
      },
      {
        title: '已知的不足',
        points: [
          '支付页面和政务服务统一登录页面由其他机构提供，我们不能保证其无障碍程度。',
          '拍摄报名照片需要看到取景画面；您可以请他人协助，或在工作时间联系报名机构现场处理。',
          '上传的证明材料扫描件由本人提供，其中的文字读屏软件可能读不出来。',
          '尚未由残障人士组织进行独立测评。',
        ],
      },
    ],
    contactTitle: '遇到障碍请告诉我们',
    contact: '请拨打报名地考试机构的咨询电话，说明所在页面和遇到的困难。我们会当场帮助您办理，并在改进后告知您。',
    contactBy: (phone) => `请拨打 ${phone}，说明所在页面和遇到的困难。我们会帮助您办理，并在改进后告知您。考试当天需要便利的残障考生，请在报名时向报名地考试机构提出。`,
  },
  en: {
    title: 'Statement of accessibility',
    parts: [
      {
        title: 'What we follow',
        text: 'This service follows the Law on Building a Barrier-free Environment, GB/T 37668-2019 (accessibility of internet content), the general specification for age-friendly web sites, and WCAG 2.2 at level AA.',
      },
      {
        title: 'What you can expect',
        points: [
          'Everything can be done by keyboard alone, with the focus always in sight; the first press of Tab offers a way straight to the content.',
          'Screen readers hear the name of each thing, whether it is required, what is wrong and what came of an act.',
          'At 200 % text, or 320 pixels of width, nothing is lost and nothing scrolls sideways.',
          'The security check is done by the browser without any picture; spoken digits are there as well.',
          'You are warned at least two minutes before a sign-in ends and can prolong it with one press; afterwards what you typed is still on the page, and signing in again lets you go on.',
          'No state is told by colour alone; nothing flashes, nothing plays by itself.',
          'Registering, applying and looking up work without scripts.',
          'Rare characters, names of minorities and foreign names are taken as the document writes them.',
        ],
      },
      {
        title: 'How it is checked',
        text: 'Before each release a program examines every page in both languages for accessibility rules, keyboard use and narrow screens, and writes down what a screen reader would say, which people then read.',
      },
      {
        title: 'What is known not to be good enough',
        points: [
          'The pages of payment and of the government sign-in belong to others; we cannot answer for them.',
          'Taking the photo needs sight of the picture; somebody may help you, or the registration office does it with you on site.',
          'Scans of evidence come from the applicants; the text in them may not be readable to a screen reader.',
          'No organisation of people with disabilities has examined this installation yet.',
        ],
      },
    ],
    contactTitle: 'Tell us what is in your way',
    contact: 'Ring the exam agency of your place of application and say on which page you are and what is difficult. We help you at once and tell you when it is mended.',
    contactBy: (phone) => `Ring ${phone} and say on which page you are and what is difficult. We help you, and tell you when it is mended. Candidates who need adjustments on the day of the exam ask the exam agency of their place when they apply.`,
  },
};
