type Words = { zh: string; en: string };
type StaticPage = { href: `/${string}`; title: Words; text: Words };

/** The public pages that are the same for everybody, with what is done there: for the search and for the list of pages. */
export const STATIC_PAGES: readonly StaticPage[] = [
  { href: '/exams', title: { zh: '考试计划', en: 'Examinations' }, text: { zh: '全部考试的报名时间、考试日期、级别、科目和报考条件', en: 'Dates, levels, subjects and conditions of every exam' } },
  { href: '/provinces', title: { zh: '各省政策和咨询电话', en: 'Provinces' }, text: { zh: '各省报名政策、咨询电话、审核点和收费标准', en: 'Policies, telephones, review points and fees of the provinces' } },
  { href: '/calendar', title: { zh: '报考日历', en: 'Calendar of exams' }, text: { zh: '全部考试在各报名地的报名、缴费、准考证、考试和成绩时间，按月和一览表，日历文件', en: 'When every exam opens, closes, is paid, held and marked in every place; calendar files' } },
  { href: '/calendar/busy', title: { zh: '报名拥挤预报', en: 'Crowded hours' }, text: { zh: '未来四周哪些时段人多、什么时候办理更顺畅', en: 'When many people will come in the next four weeks, and when it goes smoothly' } },
  { href: '/majors', title: { zh: '专业对照表', en: 'Equivalent majors' }, text: { zh: '查所学专业属于本专业、相近专业还是其他专业，新旧专业名称对照', en: 'Whether a major is a core, related or other one; old and new names of majors' } },
  { href: '/notices', title: { zh: '通知公告', en: 'Announcements' }, text: { zh: '国家和各省考试机构发布的通知、考生问答、政策文件', en: 'Announcements, answers and policy files of the examination bodies' } },
  { href: '/my/applications', title: { zh: '网上报名', en: 'Apply online' }, text: { zh: '登录后选择考试和省份，填写报考信息，确认、缴费，查看报考状态', en: 'Sign in, choose exam and province, fill in, confirm, pay and see how it stands' } },
  { href: '/register', title: { zh: '注册帐号', en: 'Create an account' }, text: { zh: '用户注册、绑定手机、学历学位信息', en: 'Registration, phone, education and degree' } },
  { href: '/sign-in', title: { zh: '登录', en: 'Sign in' }, text: { zh: '用户名和密码登录', en: 'User name and password' } },
  { href: '/recover', title: { zh: '找回用户名或密码', en: 'Recover user name or password' }, text: { zh: '忘记密码、忘记用户名，用预留问题或短信验证码找回', en: 'Forgotten password or user name: by security question or SMS code' } },
  { href: '/my/photo', title: { zh: '照片上传和处理', en: 'Photo' }, text: { zh: '证件照裁剪、检查、更换，照片要求，不需要照片审核工具', en: 'Cropping and checking the photo, requirements, changing it; no tool is needed' } },
  { href: '/photo-coach', title: { zh: '照片助手', en: 'Photo coach' }, text: { zh: '不用登录，拍照实时提示，证件照裁剪、白底、检查、保存，代替照片审核工具软件', en: 'Without signing in: guides before the camera, cuts, whitens the background, checks and saves the photo' } },
  { href: '/tickets', title: { zh: '准考证打印', en: 'Admission ticket' }, text: { zh: '考前查询和打印准考证，考点考场座位', en: 'Look up and print the admission ticket, centre, room and seat' } },
  { href: '/scores', title: { zh: '成绩查询', en: 'Scores' }, text: { zh: '查询已经公布的成绩，打印成绩单，申请成绩复核', en: 'Scores that are out, score sheets, recheck' } },
  { href: '/certificates', title: { zh: '证书查询', en: 'Certificates' }, text: { zh: '核对证书真伪和有效性，领取证书', en: 'Whether a certificate is genuine and valid; collecting it' } },
  { href: '/pass-lines', title: { zh: '合格标准', en: 'Pass lines' }, text: { zh: '各次考试各科目合格标准、分数线', en: 'From which mark a subject is passed' } },
  { href: '/publicity', title: { zh: '合格人员公示', en: 'Public lists' }, text: { zh: '正在公示的合格人员名单，提出异议', en: 'Lists of those who passed; objections' } },
  { href: '/integrity-decisions', title: { zh: '处理决定公布', en: 'Published decisions' }, text: { zh: '违纪违规处理决定', en: 'Decisions on breaches of discipline' } },
  { href: '/verify', title: { zh: '文件核验', en: 'Check a document' }, text: { zh: '用防伪码核对准考证、成绩单、证书的真伪', en: 'Check ticket, score sheet or certificate by its code' } },
  { href: '/guide', title: { zh: '操作流程', en: 'Step by step' }, text: { zh: '从注册帐号到报名完成的每一步', en: 'Every step from the account to the completed application' } },
  { href: '/questions', title: { zh: '考生问答', en: 'Questions and answers' }, text: { zh: '注册、照片、填报、缴费和核验的常见问题', en: 'Usual questions on accounts, photos, applications, payment and verification' } },
  { href: '/contact', title: { zh: '联系我们', en: 'Contact' }, text: { zh: '咨询电话、技术支持、服务时间，什么事找谁', en: 'Telephones, technical support, hours, whom to ask for what' } },
  { href: '/accessibility', title: { zh: '无障碍', en: 'Accessibility' }, text: { zh: '大字版、高对比度、减少动画、读屏', en: 'Large type, high contrast, less motion, screen readers' } },
];
