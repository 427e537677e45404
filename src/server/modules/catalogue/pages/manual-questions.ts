import type { Lang } from '#contracts/refusals.ts';

/** One question of the manual's third chapter with its answer in our own words. */
export type FaqItem = { id: string; question: string; answer: string[]; link?: { text: string; href: string } };
/** Questions of one topic. */
export type FaqGroup = { title: string; items: FaqItem[] };

const zh = {
  groups: [
    {
      title: '注册和登录',
      items: [
        { id: 'forgot', question: '忘记用户名或密码怎么办？', answer: ['有两种办法。预留问题找回：填写姓名、证件号码，回答注册时预留的问题，再完成一次补充验证。短信验证码找回：填写姓名、证件号码和注册手机号，输入收到的验证码。', '验证通过后，重置密码页面会显示您的用户名。'], link: { text: '找回密码', href: '/recover' } },
        { id: 'forgot-both', question: '两种办法都不能找回怎么办？', answer: ['请联系报名省市的考试机构，由工作人员核实身份后协助找回。'], link: { text: '各省业务咨询电话', href: '/provinces' } },
        { id: 'still-refused', question: '重置密码后仍然不能登录怎么办？', answer: ['多数是用户名输错。请对照重置密码页面显示的用户名，区分大小写逐字输入。'] },
        { id: 'wrong-name', question: '姓名或证件号码填错了怎么办？', answer: ['注册后姓名和证件号码不能修改，请重新注册。重新注册时如提示“该证件号码在注册库中已经存在”，说明同一证件号码下已有另一姓名的注册，核对无误后点击确定继续即可；核验通过的账号有效，错误的账号随之停用。'] },
        { id: 'no-code', question: '收不到短信验证码怎么办？', answer: ['请检查手机是否拦截了短信，或把手机卡换到另一部手机再试；倒计时结束后可以重新获取。页面会说明发送是否成功。'] },
      ],
    },
    {
      title: '照片',
      items: [
        { id: 'photo', question: '对照片有什么要求？', answer: ['近期正面免冠证件照，浅色背景。手机拍的照片即可，页面会自动裁剪、检查并压缩到约 10 KB，逐项说明哪里不合格；未通过检查的不能上传，后续步骤也不能办理。'], link: { text: '注册照片维护', href: '/my/photo' } },
        { id: 'photo-tool', question: '还需要下载照片审核工具吗？', answer: ['不需要。检查和处理都在网页中完成，手机、平板和各种电脑都可以使用。登录前可以先用照片助手拍摄、裁剪和检查，照片只在您的设备上处理。'], link: { text: '照片助手', href: '/photo-coach' } },
      ],
    },
    {
      title: '填写报名信息',
      items: [
        { id: 'modify', question: '信息填错了还能修改吗？', answer: ['各省规定不同：有的确认后不能修改，有的核验通过后不能修改，一般在缴费前可以修改。', '确认前：在状态页的流程图或菜单中点击【信息维护】修改。确认后允许修改的，菜单中有【修改报名信息】，取消确认后修改，再重新确认。没有这一项或者注明不能办理的，不能自行修改。'] },
        { id: 'modify-special', question: '确有特殊原因需要修改，但页面不允许怎么办？', answer: ['请联系报名地的考试机构，由工作人员核实后解锁。'], link: { text: '各省业务咨询电话', href: '/provinces' } },
        { id: 'browser', question: '日期控件不能选择年份、页面显示不正常怎么办？', answer: ['本平台的日期直接用键盘填写，如 2018-07-01、20180701、2018年7月1日都能识别，不依赖某一种浏览器，也不需要切换兼容模式。'] },
        { id: 'postcode', question: '邮政编码无法输入怎么办？', answer: ['全角数字也能识别，会自动转换为半角，不需要切换输入法。'] },
        { id: 'form-pdf', question: '报名表打不开怎么办？', answer: ['报名表是标准 PDF，浏览器可以直接打开，也可以保存后用任何 PDF 阅读器查看、打印。'] },
      ],
    },
    {
      title: '网上支付',
      items: [
        { id: 'paid', question: '银行已扣款，但报名状态没有变成报名完成？', answer: ['是支付结果暂时没有返回。平台会主动向支付渠道查询并自动对账，请稍后刷新状态页，不要重复支付；重复支付的款项会原路退回。', '次日仍未更新的，请记下支付订单号，联系报名省的考试机构核对。'] },
        { id: 'illegal-exterface', question: '支付宝提示 ILLEGAL_EXTERFACE 怎么办？', answer: ['这是支付页面被电脑上的软件改动后产生的错误。请换一台电脑或手机，从状态页重新点击【缴费】。'] },
        { id: 'no-jump', question: '点击支付后没有跳转怎么办？', answer: ['本平台的支付在当前页面中跳转，不使用弹出窗口，不需要调整浏览器的拦截设置。'] },
        { id: 'no-jump-still', question: '仍然不能支付怎么办？', answer: ['请退出可能拦截网页的安全软件，关闭浏览器后重新登录，从状态页进入缴费；也可以换用手机办理。'] },
      ],
    },
    {
      title: '资格核验',
      items: [
        { id: 'on-site', question: '我需要到现场核验吗？', answer: ['确认报名信息后，平台自动判断：自动核验通过的无需到场；等待线上核验的，登录查看结果；需要现场核验的，请按考试文件要求携带材料，到您报名时选择的审核点办理。状态页会明确显示是哪一种。'] },
      ],
    },
  ] as FaqGroup[],
};

/** 考生问答: every question of the manual, answered in our own words, or why it no longer arises. */
export const manualQuestions: Record<Lang, typeof zh> = {
  zh,
  en: {
    groups: [
      {
        title: 'Registering and signing in',
        items: [
          { id: 'forgot', question: 'I forgot my user name or password', answer: ['There are two ways. By the recovery question: name and document number, the answer you gave when registering, and one more proof. By SMS: name, document number, registered phone and the code sent to it.', 'Once proved, the page on which you set a new password shows your user name.'], link: { text: 'Recover the password', href: '/recover' } },
          { id: 'forgot-both', question: 'Neither way works', answer: ['Contact the examination body of your province; its staff check your identity and help.'], link: { text: 'Enquiry numbers of the provinces', href: '/provinces' } },
          { id: 'still-refused', question: 'I set a new password and still cannot sign in', answer: ['Usually the user name is mistyped. Compare it with the one shown on the reset page, capital and small letters included.'] },
          { id: 'wrong-name', question: 'My name or document number is wrong', answer: ['They cannot be changed after registering: register again. If you are told that the document number already exists, there is an account of another name under it; check and go on. The account that is verified stands, the wrong one is suspended.'] },
          { id: 'no-code', question: 'The SMS code does not arrive', answer: ['See whether your phone blocks messages, or put the SIM into another phone. You can ask again when the countdown ends; the page says whether it was sent.'] },
        ],
      },
      {
        title: 'Photo',
        items: [
          { id: 'photo', question: 'What photo is accepted?', answer: ['A recent front portrait without hat on a light ground. A phone picture will do: the page cuts, checks and compresses it to about 10 KB and says what does not fit; one that fails cannot be uploaded, and the next steps stay closed.'], link: { text: 'Photo', href: '/my/photo' } },
          { id: 'photo-tool', question: 'Do I need to download a photo tool?', answer: ['No. Everything happens in the page, on phones, tablets and any computer. Before signing in you can take, cut and check one with the photo coach; the picture is worked on in your own device.'], link: { text: 'Photo coach', href: '/photo-coach' } },
        ],
      },
      {
        title: 'Filling in',
        items: [
          { id: 'modify', question: 'Can I change what I filled in?', answer: ['Provinces differ: some allow it until you confirm, some until the review has approved, most until you pay.', 'Before confirming choose “Change the data” in the flow chart or menu. Afterwards, where it is allowed, the menu offers “Change the application”: the confirmation is taken back and given again. Where it is missing or closed you cannot change the data yourself.'] },
          { id: 'modify-special', question: 'I must change something but the page does not let me', answer: ['Contact the examination body where you applied; its staff can unlock it.'], link: { text: 'Enquiry numbers of the provinces', href: '/provinces' } },
          { id: 'browser', question: 'The calendar does not let me choose the year', answer: ['Dates are typed here: 2018-07-01, 20180701 and 2018年7月1日 are all understood, in every browser and without a compatibility mode.'] },
          { id: 'postcode', question: 'I cannot type the postcode', answer: ['Full-width digits are understood and converted; you need not switch your input method.'] },
          { id: 'form-pdf', question: 'The application form does not open', answer: ['It is a standard PDF: browsers open it, and any PDF reader prints it.'] },
        ],
      },
      {
        title: 'Paying online',
        items: [
          { id: 'paid', question: 'My bank charged me but the application is not complete', answer: ['The result has not come back yet. We ask the payment channel ourselves and reconcile; look again later and do not pay twice. What is paid twice is sent back.', 'If it is still open the next day, note the payment order number and contact the examination body of the province.'] },
          { id: 'illegal-exterface', question: 'Alipay says ILLEGAL_EXTERFACE', answer: ['Software on the computer altered the payment page. Use another computer or a phone and start again from the status page.'] },
          { id: 'no-jump', question: 'Nothing happens when I press Pay', answer: ['Payment goes on in the same page and uses no pop-up, so nothing has to be allowed in the browser.'] },
          { id: 'no-jump-still', question: 'I still cannot pay', answer: ['Quit security software that may block pages, close the browser, sign in again and pay from the status page; or use a phone.'] },
        ],
      },
      {
        title: 'Review',
        items: [
          { id: 'on-site', question: 'Do I have to come to an on-site review?', answer: ['The platform decides when you confirm: passed automatically, nothing to do; online review, come back for the result; on-site review, bring the documents asked for to the review point you chose. The status page says which.'] },
        ],
      },
    ],
  },
};
