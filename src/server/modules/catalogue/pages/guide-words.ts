/** `read` is the chapter of the guide that says it at length. */
type Step = { title: string; text: string; read: string; href?: string; also?: { text: string; href: string } };
/** `id` is the anchor of a question that other pages lead to; the others are numbered. */
type Question = { id?: string; ask: string; answer: string };
type Group = { title: string; questions: Question[] };

const zh = {
  guide: {
    title: '操作流程', lead: '从注册帐号到报名完成的每一步。注册随时可以办理；报名只在各省公布的时间内办理。',
    steps: [
      { title: '注册帐号', text: '阅读并同意服务协议，填写姓名、证件、学历学位和联系方式，重新核对后用短信验证码绑定手机。一个证件号码、一个手机号码只能注册一个帐号。', href: '/register', read: '1-account' },
      { title: '等待信息核验', text: '系统向有关数据核验身份、学历和学位。核验没有结果之前不能选择考试；结果为未通过或需人工核验的，可以继续报考，按提示提交证明材料。', href: '/my/profile', read: '1-account' },
      { title: '上传照片', text: '上传近期彩色证件照，在网页上裁切，系统检查合格后保存。照片保存后不能自行更换，确需更换的向报名地考试机构申请。', href: '/my/photo', also: { text: '先用照片助手试拍', href: '/photo-coach' }, read: '2-photo' },
      { title: '选择考试和省份', text: '在正在报名的考试中选择一项，再选择报名省份。每个省份的报名、确认、核验和缴费时间可能不同。', href: '/exams', read: '3-choose' },
      { title: '阅读告知书和报考须知', text: '须本人阅读并同意。不同意的可以放弃报名，不影响以后报考。', read: '3-choose' },
      { title: '填写报考信息', text: '选择地市、审核点、级别、专业和科目，填写学历、工作年限等。系统按当年报考条件逐项说明是否符合。', read: '4-form' },
      { title: '签署承诺书', text: '采用告知承诺制的，由本人在线签署，不得代签。选择不采用或者不适用的，按审核部门要求提交证明材料。', read: '4-form' },
      { title: '上传证明材料', text: '只有页面列出的才需要上传。支持照片和 PDF，上传后可以预览和更换。', read: '4-form' },
      { title: '信息确认', text: '逐项核对后确认。确认以后能否修改、到什么时候为止，由报名省份规定，页面会写明。确认后可以下载报名表。', read: '5-confirm' },
      { title: '资格核验', text: '结果有三种：自动核验通过、等待线上核验、到审核点现场核验。退回或不通过的，页面会写明原因和下一步。', read: '5-confirm' },
      { title: '缴费', text: '在缴费时间内网上支付或到指定地点缴费。缴费后显示报名完成，费用一般不予退还。', read: '6-pay' },
      { title: '准考证、成绩、证书', text: '在公布的时间内打印准考证，考后查询成绩；全部科目合格并公示无异议的，核发证书。', read: '7-after' },
    ] as Step[],
    read: '图文说明', help: '遇到问题怎么办', questions: '还有疑问？查看考生问答', phones: '各省咨询电话',
  },
  questions: {
    title: '考生问答', lead: '没有找到答案的，请向报名地考试机构咨询。', phones: '各省咨询电话', guide: '操作流程', more: '更多问题', published: '各考试机构发布的考生问答',
    groups: [
      { title: '注册', questions: [
        { id: 'rare-name', ask: '姓名里有生僻字打不出来怎么办？', answer: '点击姓名旁的“生僻字”，可以按拼音、部首或部件查找。仍然没有的，用方括号加同音字代替，如“王晓[沛]”，并说明字形。' },
        { id: 'registered', ask: '提示该证件号码已经注册怎么办？', answer: '先用找回密码的方式找回原帐号。确认不是本人注册的，可以继续注册，系统以核验通过的帐号为准。' },
        { ask: '注册之后哪些信息可以修改？', answer: '手机、邮箱、地址、密码和密码找回问题可以修改；学历学位可以增加；用户名、姓名和证件号码不能修改。' },
        { id: 'verification', ask: '学历或学位核验未通过，还能报名吗？', answer: '能。核验有结果后就可以选择考试，未通过或需人工核验的，按页面提示上传证明材料，由审核人员核验。' },
      ] },
      { title: '照片', questions: [
        { ask: '照片有什么要求？', answer: '近期正面免冠彩色证件照，背景浅色、均匀，人像清晰。可以直接上传手机照片，页面会帮助裁切并说明哪一项不合格。' },
        { id: 'photo-change', ask: '照片上传后发现不合适怎么换？', answer: '在照片页面提出更换申请并写明理由，由报名省份的考试机构决定。准予更换的只能更换一次。' },
      ] },
      { title: '报考', questions: [
        { ask: '工作年限怎么计算？', answer: '计算到考试当年的 12 月 31 日，取得学历前后的工作时间合并计算，全日制学习的时间不计入。' },
        { id: 'major', ask: '系统提示所学专业与允许报考专业名称不完全一致，怎么办？', answer: '这是提醒，不影响继续报名。请对照专业对照表自行判断，拿不准的先咨询报名地考试机构，以免人工核查时认定报名无效。' },
        { ask: '确认以后还能修改吗？', answer: '由报名省份规定，有的到确认为止，有的到核验或缴费为止。报考状态页面会写明，并在允许时显示“修改报名信息”。' },
        { ask: '不采用告知承诺制会怎样？', answer: '可以报名，但要按要求提交证明材料接受核验。撤回承诺须在缴费前、报名截止前提出，撤回后当年该项考试不能再采用。' },
        { ask: '以前合格的科目还要再报吗？', answer: '在成绩有效期内的合格科目会显示合格年份，不需要再报。有效期按考试和级别不同，见考试目录。' },
      ] },
      { title: '核验和缴费', questions: [
        { ask: '资格核验在哪里看结果？', answer: '登录后在报考状态页面查看。需要现场核验的，页面会显示审核点的地址、电话和时间。' },
        { ask: '银行已经扣款，页面还显示未缴费怎么办？', answer: '不要重复支付。系统会主动向银行查询，稍后刷新页面；确实重复支付的，多付的费用会退回原支付帐户。' },
        { id: 'late', ask: '错过缴费时间怎么办？', answer: '逾期未缴费的报名自动失效，只能参加下一次考试的报名。' },
      ] },
      { title: '准考证、成绩和帐号', questions: [
        { id: 'ticket', ask: '准考证打印不了怎么办？', answer: '准考证只在报名省份公布的时间内打印，缴费完成后才有。查询时姓名、证件类型、证件号码和省份须与报名时一致；生僻字按报名时的写法填写。仍然打印不了的，登录后在报考状态页面查看原因，或咨询报名地考试机构。打印后请妥善保管，也可以在手机上出示。' },
        { id: 'score', ask: '对成绩有疑问怎么办？', answer: '主观题科目可以在成绩公布后规定的时间内登录申请复核，复核只核对有无漏评、加分和登分错误，不重新评卷。客观题由机器评阅，不受理复核。成绩页面没有分数的，会写明缺考、违纪等原因；对违纪处理有异议的，按送达文书写明的途径陈述、申辩。' },
        { id: 'phone-lost', ask: '手机丢了或者换了号码怎么办？', answer: '能用密码登录的，登录后在注册维护中更换绑定手机。密码也忘了的，用预留问题找回；仍然不行的，向报名地考试机构申请协助找回，由工作人员核实身份后把验证码发到新手机。原号码已被他人使用的，可以申请解除绑定。' },
      ] },
    ] as Group[],
  },
};

type GuideWords = typeof zh;

const en: GuideWords = {
  guide: {
    title: 'Step by step', lead: 'Every step from the account to the completed application. Accounts may be opened at any time; applications are taken only in the windows each province publishes.',
    steps: [
      { title: 'Register an account', text: 'Read and accept the agreement, give name, identity document, education and contact data, enter them again for comparison and bind your phone by SMS code. One document and one phone number make one account.', href: '/register', read: '1-account' },
      { title: 'Wait for verification', text: 'Identity, education and degree are compared with the registries. You cannot choose an exam before there is a result; when it is “failed” or “needs a person” you may go on and hand in materials.', href: '/my/profile', read: '1-account' },
      { title: 'Upload a photo', text: 'Upload a recent portrait, crop it on the page; it is checked and saved. A saved photo cannot be changed by yourself; ask the exam agency when you must.', href: '/my/photo', also: { text: 'Try the photo coach first', href: '/photo-coach' }, read: '2-photo' },
      { title: 'Choose exam and province', text: 'Choose one of the open exams, then the place of application. Each province has its own windows.', href: '/exams', read: '3-choose' },
      { title: 'Read the notices', text: 'You must read and accept them in person. Declining leaves the application and does no harm later.', read: '3-choose' },
      { title: 'Fill in the application', text: 'Choose prefecture, review point, level, specialty and subjects; state education and years of work. The conditions of the year are checked one by one, with reasons.', read: '4-form' },
      { title: 'Sign the commitment', text: 'On the commitment route you sign online, in person. Otherwise you hand in the materials the review body asks for.', read: '4-form' },
      { title: 'Upload materials', text: 'Only what the page lists. Pictures and PDF; everything can be looked at and replaced.', read: '4-form' },
      { title: 'Confirm', text: 'Check every line and confirm. Until when you may change it afterwards is set by the province and stands on the page. Then download the application form.', read: '5-confirm' },
      { title: 'Verification of eligibility', text: 'Three results: passed automatically, waiting for online verification, on-site verification at the review point. When returned or refused, the page gives reason and next step.', read: '5-confirm' },
      { title: 'Pay', text: 'Online or at the place named, within the payment window. Then the application is complete; fees are normally not refunded.', read: '6-pay' },
      { title: 'Ticket, score, certificate', text: 'Print the ticket in its window and look the score up when it is released; who passed everything and was shown to the public gets the certificate.', read: '7-after' },
    ],
    read: 'With pictures', help: 'When something goes wrong', questions: 'Still unsure? See the questions', phones: 'Telephones of the provinces',
  },
  questions: {
    title: 'Questions', lead: 'If the answer is not here, ask the exam agency of your place of application.', phones: 'Telephones of the provinces', guide: 'Step by step', more: 'More questions', published: 'Questions the agencies published',
    groups: [
      { title: 'Account', questions: [
        { id: 'rare-name', ask: 'My name has a character I cannot type.', answer: 'Use “rare characters” beside the name: look it up by reading, radical or parts. If it is not there, put a character of the same sound in square brackets, such as 王晓[沛], and describe the shape.' },
        { id: 'registered', ask: 'It says my document number is registered already.', answer: 'First try to recover the old account. If it is not yours, go on registering: the account that passes verification counts.' },
        { ask: 'What can I change afterwards?', answer: 'Phone, mail, address, password and recovery question; education and degrees can be added. User name, name and document number cannot be changed.' },
        { id: 'verification', ask: 'My education or degree failed verification. May I apply?', answer: 'Yes. Once there is a result you may choose an exam; then upload the materials the page asks for and a reviewer decides.' },
      ] },
      { title: 'Photo', questions: [
        { ask: 'What must the photo be like?', answer: 'A recent front portrait without hat on a plain light background. A picture from your phone will do; the page helps to crop it and says what is not right.' },
        { id: 'photo-change', ask: 'How do I change it later?', answer: 'Ask for a change on the photo page and give the reason; the exam agency of your province decides. A permission is good for one change.' },
      ] },
      { title: 'Application', questions: [
        { ask: 'How are years of work counted?', answer: 'To 31 December of the exam year, before and after graduation together, without full-time study.' },
        { id: 'major', ask: 'It warns that my major differs from the majors allowed.', answer: 'This is a warning; you may go on. Compare the table of majors and ask the exam agency when in doubt, because a later check may void the application.' },
        { ask: 'May I change the data after confirming?', answer: 'The province decides: until confirmation, verification or payment. The status page says so and shows the act while it is allowed.' },
        { ask: 'What if I do not use the commitment system?', answer: 'You may apply, with materials. A commitment may be withdrawn before payment and before the deadline; it cannot be used again for this exam that year.' },
        { ask: 'Must I sit subjects I have passed?', answer: 'No: passes that still count are shown with their year. How long they count depends on exam and level; see the list of exams.' },
      ] },
      { title: 'Verification and payment', questions: [
        { ask: 'Where do I see the result of the verification?', answer: 'On the status page of your application. For on-site verification it shows address, telephone and hours of the review point.' },
        { ask: 'My bank has charged me, but the page says unpaid.', answer: 'Do not pay again. The platform asks the bank by itself; reload the page a little later. What was paid twice goes back to the account it came from.' },
        { id: 'late', ask: 'I missed the payment deadline.', answer: 'An unpaid application lapses; you can apply for the next sitting.' },
      ] },
      { title: 'Ticket, scores and account', questions: [
        { id: 'ticket', ask: 'I cannot print my admission ticket.', answer: 'Tickets are printed in the days the province announces, once the fee is paid. Name, type and number of the document and province must be as in the application; rare characters as they were written there. If it still fails, see the reason on the status page after signing in, or ask the exam agency of your province. Keep the print; it can be shown on a phone too.' },
        { id: 'score', ask: 'I doubt my score.', answer: 'For written subjects you can ask for a re-check after signing in, in the days announced with the scores: it looks for marks left out or added or copied wrongly, and does not mark again. Multiple-choice papers are read by machine and not re-checked. Where no mark is shown the page says why; against a decision on a breach there are the ways named in the letter.' },
        { id: 'phone-lost', ask: 'I lost my phone or changed my number.', answer: 'If you can sign in with your password, change the phone in your account. If the password is lost as well, recover it by the question; failing that, ask the exam agency of your province, which checks who you are and has a code sent to the new phone. A number somebody else uses now can be released.' },
      ] },
    ],
  },
};

/** The operation guide (R-0-06) and the questions candidates ask most, in our own words. */
export const guideWords = { zh, en };
