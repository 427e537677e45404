type Words = { subject: string; text: string };
type Template = { zh: Words; en: Words; /** True when the text carries a secret that must not outlive its sending. */ secret?: true };

/** Every message the platform sends (短信、邮件); `{name}` is filled from the message's params. The signature 【金榜】 is put in front of text messages. */
export const TEMPLATES = {
  code_register: {
    secret: true,
    zh: { subject: '注册验证码', text: '您正在注册考试报名账号，验证码 {code}，{minutes} 分钟内有效。请勿告诉他人，工作人员不会索要验证码。' },
    en: { subject: 'Registration code', text: 'Your registration code is {code}, valid for {minutes} minutes. Never tell it to anyone; staff will not ask for it.' },
  },
  code_rebind_phone: {
    secret: true,
    zh: { subject: '更换手机验证码', text: '您正在将本手机绑定到考试报名账号，验证码 {code}，{minutes} 分钟内有效。如非本人操作请忽略。' },
    en: { subject: 'Phone binding code', text: 'The code to bind this phone to an examination account is {code}, valid for {minutes} minutes. Ignore this if it was not you.' },
  },
  code_recover: {
    secret: true,
    zh: { subject: '密码找回验证码', text: '您正在找回考试报名账号，验证码 {code}，{minutes} 分钟内有效。如非本人操作，请勿告诉他人，您的账号是安全的。' },
    en: { subject: 'Recovery code', text: 'The code to recover your examination account is {code}, valid for {minutes} minutes. If it was not you, tell nobody; your account is safe.' },
  },
  code_assist: {
    secret: true,
    zh: { subject: '协助找回办理码', text: '考试机构已协助您找回账号，办理码 {code}，{hours} 小时内有效。请在登录页“找回用户名或密码”中选择“使用办理码”。请勿告诉他人，工作人员不会索要办理码。' },
    en: { subject: 'Code for assisted recovery', text: 'The examination body helps you recover your account: code {code}, valid for {hours} hours. On the sign-in page choose recovery, then “use a code from the examination body”. Never tell it to anyone; staff will not ask for it.' },
  },
  code_government: {
    secret: true,
    zh: { subject: '登录验证码', text: '您正在通过政务服务平台登录考试报名账号，验证码 {code}，{minutes} 分钟内有效。如非本人操作，请勿告诉他人，您的账号是安全的。' },
    en: { subject: 'Sign-in code', text: 'The code to sign in to your examination account by the government platform is {code}, valid for {minutes} minutes. If it was not you, tell nobody; your account is safe.' },
  },
  code_test_contact: {
    secret: true,
    zh: { subject: '测试号码验证码', text: '您正在管理端登记接收测试消息的联系方式，验证码 {code}，{minutes} 分钟内有效。如非本人操作请忽略。' },
    en: { subject: 'Code for a test contact', text: 'The code to register this contact for test messages is {code}, valid for {minutes} minutes. Ignore this if it was not you.' },
  },
  account_assisted: {
    zh: { subject: '账号办理提醒', text: '考试机构于 {time}（北京时间）为您的账号办理：{what}。如非本人申请，请立即联系报名地考试机构。' },
    en: { subject: 'Your account was changed', text: 'At {time} (Beijing time) the examination body did this for your account: {what}. If you did not ask for it, contact the examination body at once.' },
  },
  own_data: {
    zh: { subject: '个人信息办理提醒', text: '您于 {time}（北京时间）在平台办理：{what}。如非本人操作，请立即登录修改密码，并联系报名地考试机构。' },
    en: { subject: 'About your personal data', text: 'At {time} (Beijing time) this was done with your account: {what}. If it was not you, sign in and change your password at once, and contact the examination body.' },
  },
  registered: {
    zh: { subject: '注册成功', text: '{name}，您已完成注册，并与 {phone} 手机绑定。身份、学历、学位信息正在在线核验，结果可登录后查看。' },
    en: { subject: 'Registered', text: '{name}, you are registered and the phone {phone} is bound. Your identity, education and degrees are being verified; sign in to see the results.' },
  },
  new_device: {
    zh: { subject: '新设备登录提醒', text: '您的账号于 {time}（北京时间）在新的设备或浏览器上登录，网络地址 {network}。如非本人操作，请立即修改密码并在“登录设备”中退出该登录。' },
    en: { subject: 'Sign-in from a new device', text: 'Your account was signed in from a new device or browser at {time} (Beijing time), network {network}. If it was not you, change your password and end that sign-in at once.' },
  },
  password_changed: {
    zh: { subject: '密码已修改', text: '您的账号密码于 {time}（北京时间）修改，其他设备已退出登录。如非本人操作，请立即通过“密码找回”重设并联系考试机构。' },
    en: { subject: 'Password changed', text: 'The password of your account was changed at {time} (Beijing time) and other devices were signed out. If it was not you, recover the account at once and tell the examination agency.' },
  },
  phone_changed: {
    zh: { subject: '绑定手机已更换', text: '您的账号绑定手机已于 {time}（北京时间）更换为 {phone}，本号码不再接收考试信息。如非本人操作，请立即联系考试机构。' },
    en: { subject: 'Bound phone changed', text: 'The phone bound to your account was changed to {phone} at {time} (Beijing time); this number gets no more messages. If it was not you, tell the examination agency at once.' },
  },
  mail_changed: {
    zh: { subject: '邮箱已更换', text: '您的账号邮箱已于 {time}（北京时间）更换为 {mail}，本邮箱不再接收考试信息，其他设备已退出登录。如非本人操作，请立即修改密码并联系考试机构。' },
    en: { subject: 'Mailbox changed', text: 'The mailbox of your account was changed to {mail} at {time} (Beijing time); this one gets no more messages and other devices were signed out. If it was not you, change your password and tell the examination agency at once.' },
  },
  recovery_question_changed: {
    zh: { subject: '密码找回问题已修改', text: '您的账号密码找回问题于 {time}（北京时间）修改。如非本人操作，请立即修改密码。' },
    en: { subject: 'Recovery question changed', text: 'The recovery question of your account was changed at {time} (Beijing time). If it was not you, change your password at once.' },
  },
  account_frozen: {
    zh: { subject: '注册信息停用通知', text: '您用同一证件号码注册的另一账号已通过身份核验，本账号自 {time}（北京时间）起停用。如有异议，请联系当地人事考试机构。' },
    en: { subject: 'Account suspended', text: 'Another account with your document number passed identity verification; this account is suspended from {time} (Beijing time). To object, ask the examination agency of your province.' },
  },
  verification_done: {
    zh: { subject: '核验结果', text: '您的{what}核验结果：{outcome}。详情与下一步请登录查看。' },
    en: { subject: 'Verification result', text: 'Result of verifying your {what}: {outcome}. Sign in for details and the next step.' },
  },
  application_confirmed: {
    zh: { subject: '报名信息已确认', text: '您报考的{exam}已确认报名信息，报名序号 {number}。请登录查看核验方式和下一步。' },
    en: { subject: 'Application confirmed', text: 'Your application for {exam} is confirmed, number {number}. Sign in to see how it is reviewed and what comes next.' },
  },
  application_lapsed: {
    zh: { subject: '报名已失效', text: '您报考的{exam}未在规定时间内完成，视为自动放弃报名。' },
    en: { subject: 'Application lapsed', text: 'Your application for {exam} was not completed in time and has lapsed.' },
  },
  application_approved: {
    zh: { subject: '资格核验通过', text: '您报考的{exam}已通过资格核验，请于 {until} 前登录完成缴费，逾期视为放弃报名。' },
    en: { subject: 'Eligibility confirmed', text: 'Your application for {exam} passed the eligibility check. Sign in and pay before {until}; otherwise it lapses.' },
  },
  application_returned: {
    zh: { subject: '报考信息退回', text: '您报考的{exam}被退回：{reason}。请于 {until} 前登录修改。' },
    en: { subject: 'Application returned', text: 'Your application for {exam} was returned: {reason}. Sign in and amend it before {until}.' },
  },
  application_refused: {
    zh: { subject: '资格核验未通过', text: '您报考的{exam}未通过资格核验：{reason}。详情与咨询电话请登录查看。' },
    en: { subject: 'Eligibility not confirmed', text: 'Your application for {exam} did not pass the eligibility check: {reason}. Sign in for details and whom to ask.' },
  },
  application_voided: {
    zh: { subject: '报名无效通知', text: '您报考的{exam}已被认定为报名无效：{reason}（处理决定：{decision}）。有异议的，请登录查看并联系报名地考试机构。' },
    en: { subject: 'Application declared void', text: 'Your application for {exam} was declared void: {reason} (decision {decision}). To object, sign in for details and ask the examination body where you applied.' },
  },
  application_unlocked: {
    zh: { subject: '报考信息已解锁修改', text: '您报考的{exam}已开放修改：{parts}。请于 {until}（北京时间）前登录修改并重新确认，逾期恢复原信息。' },
    en: { subject: 'Application unlocked', text: 'Your application for {exam} is open for change: {parts}. Sign in, change and confirm again before {until} (Beijing time); otherwise the earlier data stand.' },
  },
  application_unlock_ended: {
    zh: { subject: '解锁修改已结束', text: '您报考的{exam}在开放修改期间未重新确认，已恢复为修改前的信息和状态。' },
    en: { subject: 'Unlock ended', text: 'Your application for {exam} was not confirmed again while it was open; the earlier data and state stand again.' },
  },
  appeal_decided: {
    zh: { subject: '复核申请处理结果', text: '您对{exam}资格核验结果提出的复核申请已办结：{outcome}。请登录“协助与更正”查看并下载结果通知书。' },
    en: { subject: 'Appeal decided', text: 'Your appeal about {exam} is decided: {outcome}. Sign in, see “Help and corrections” and download the letter.' },
  },
  breach_notice: {
    zh: { subject: '考试情况告知', text: '考试机构就您参加{exam}的有关情况制作了告知书，请登录“考试情况与诚信记录”查看签收；签收后您可以在规定期限内说明情况。' },
    en: { subject: 'Notice about your examination', text: 'The examination body has written a notice to you about {exam}. Sign in, see “Examination matters and records” and take it in; you can then answer within the time it names.' },
  },
  breach_decision: {
    zh: { subject: '考试情况处理决定', text: '考试机构就您参加{exam}的有关情况作出了决定，请登录“考试情况与诚信记录”查看签收，其中写明了您可以采取的救济途径。' },
    en: { subject: 'Decision about your examination', text: 'The examination body has decided on the matter of {exam}. Sign in, see “Examination matters and records” and take the letter in; it says what you can do if you disagree.' },
  },
  breach_dismissed: {
    zh: { subject: '考试情况办结', text: '考试机构就您参加{exam}的有关情况已经办结，决定不予处理。' },
    en: { subject: 'Matter closed', text: 'The matter of {exam} is closed; the examination body takes no measures.' },
  },
  integrity_record_changed: {
    zh: { subject: '诚信记录变更', text: '您的诚信记录已根据{number}变更，请登录“考试情况与诚信记录”查看。' },
    en: { subject: 'Integrity record changed', text: 'Your integrity record was changed on the strength of {number}. Sign in and see “Examination matters and records”.' },
  },
  breach_corrected: {
    zh: { subject: '决定变更', text: '关于您参加{exam}的决定已根据{number}撤销或变更，请登录“考试情况与诚信记录”查看。' },
    en: { subject: 'Decision changed', text: 'The decision about {exam} was lifted or changed on the strength of {number}. Sign in and see “Examination matters and records”.' },
  },
  integrity_record_expired: {
    zh: { subject: '诚信记录期满', text: '您的诚信记录期限已经届满，请登录“考试情况与诚信记录”查看。' },
    en: { subject: 'Integrity record expired', text: 'The period of your integrity record is over. Sign in and see “Examination matters and records”.' },
  },
  application_complete: {
    zh: { subject: '报名完成', text: '您报考的{exam}已缴费 {amount} 元，报名完成。请在准考证打印期间登录打印准考证。' },
    en: { subject: 'Application complete', text: 'Your fee of {amount} yuan for {exam} was received; your application is complete. Print your admission ticket when its window opens.' },
  },
  deadline_near: {
    zh: { subject: '报名截止提醒', text: '您报考的{exam}尚未完成：{todo}。截止时间 {until}（北京时间）。' },
    en: { subject: 'Deadline near', text: 'Your application for {exam} is unfinished: {todo}. Deadline {until} (Beijing time).' },
  },
  deadline_moved: {
    zh: { subject: '办理期限调整', text: '您报考的{exam}办理期限已调整，请于 {until}（北京时间）前完成下一步，逾期视为放弃报名。' },
    en: { subject: 'Deadline changed', text: 'The deadline of your application for {exam} was changed: complete the next step before {until} (Beijing time); otherwise it lapses.' },
  },
  sitting_suspended: {
    zh: { subject: '停考通知', text: '{notice}' },
    en: { subject: 'Exam suspended', text: '{notice}' },
  },
  resit_arranged: {
    zh: { subject: '延期考试安排', text: '您报考的{exam}延期至 {days} 举行，不需要重新报名和缴费。新的准考证自 {at}（北京时间）起打印，原准考证作废。' },
    en: { subject: 'Exam held anew', text: '{exam} is held anew on {days}; you need not register or pay again. Print your new ticket from {at} (Beijing time); the former one is void.' },
  },
  application_refunded: {
    zh: { subject: '报名费退还，报名终止', text: '您报考的{exam}经批准退还报名费 {amount} 元，原因：{reason}。本次报名随之终止，不再参加本次考试。退费单号 {refund}，退回后另行告知；有疑问请联系报名地考试机构。' },
    en: { subject: 'Fee given back, application ended', text: '{amount} yuan paid for {exam} go back: {reason}. Your application ended with it. Refund number {refund}; you will be told when it is made. Questions: the examination body where you applied.' },
  },
  refund_opened: {
    zh: { subject: '款项正在退回', text: '您报考的{exam}有一笔 {amount} 元的付款正在退回，原因：{reason}。退费单号 {refund}，无需申请；退回后另行告知。报考的缴费状态以“我的报考”为准。' },
    en: { subject: 'Money on its way back', text: '{amount} yuan paid for {exam} are going back: {reason}. Refund number {refund}; you need not ask and will be told when it is made. “My applications” says whether the fee is paid.' },
  },
  fee_refunded: {
    zh: { subject: '报名费已退回', text: '您报考的{exam}应退的 {amount} 元已退回，退费单号 {refund}。原路退回的款项到账时间以银行为准；有疑问请凭退费单号咨询报名地考试机构。' },
    en: { subject: 'Fee refunded', text: '{amount} yuan for {exam} were paid back, refund number {refund}. Your bank may take some days to book it; with questions quote the number to the examination body of your province.' },
  },
  ticket_reissued: {
    zh: { subject: '准考证已换发', text: '您报考的{exam}的准考证已换发，原因：{reason}。请在打印时间内重新打印，此前打印的准考证作废。' },
    en: { subject: 'Admission ticket issued again', text: 'Your admission ticket for {exam} was issued again: {reason}. Print it once more within its period; a ticket printed before is void.' },
  },
  ticket_held: {
    zh: { subject: '准考证暂缓发放', text: '您报考的{exam}的准考证暂缓发放，如已打印，所打印的准考证作废。请登录“我的报考”查看原因和联系电话。' },
    en: { subject: 'Admission ticket withheld', text: 'Your admission ticket for {exam} is withheld for the time being; if you printed one, it is void. Sign in and see “My applications” for the reason and whom to call.' },
  },
  ticket_given_again: {
    zh: { subject: '准考证恢复发放', text: '您报考的{exam}的准考证已恢复发放。请在打印时间内打印；暂缓发放前打印的，请重新打印。' },
    en: { subject: 'Admission ticket given again', text: 'Your admission ticket for {exam} can be had again. Print it within its period, also if you printed one before it was withheld.' },
  },
  certificate_issued: {
    zh: { subject: '证书已核发', text: '您报考的{exam}已核发{what}。请登录“我的证书”查看，加注用途和有效期后下载电子文件。' },
    en: { subject: 'Certificate issued', text: 'Your {what} for {exam} was issued. Sign in, see “My certificates”, note what a copy is for and download it.' },
  },
  certificate_reissued: {
    zh: { subject: '证书已换发', text: '您的{exam}证书已换发，原因：{reason}。此前下载的副本作废，请登录“我的证书”重新加注下载。' },
    en: { subject: 'Certificate issued again', text: 'Your certificate for {exam} was issued again: {reason}. Copies made before are void; sign in, see “My certificates” and make a new one.' },
  },
  certificate_decision: {
    zh: { subject: '证书决定书待签收', text: '考试机构就您的{exam}证书作出了决定，请登录“我的证书”签收，其中写明了您可以采取的救济途径。' },
    en: { subject: 'Decision about your certificate', text: 'The examination body has decided about your certificate for {exam}. Sign in, see “My certificates” and take the letter in; it says what you can do if you disagree.' },
  },
  review_point_moved: {
    zh: { subject: '审核点变更', text: '您报考的{exam}的审核点已变更为{point}，地址：{address}，电话：{phone}。已提交的信息和材料无需重新提交。' },
    en: { subject: 'Review point changed', text: 'The review point of your application for {exam} is now {point}, {address}, telephone {phone}. Nothing needs to be handed in again.' },
  },
  review_point_changed: {
    zh: { subject: '审核点信息变动', text: '您报考的{exam}须前往的审核点信息有变动，请以此为准：{point}，地址：{address}，电话：{phone}，办理时间：{open}。已预约的时间不变。' },
    en: { subject: 'Your review point has changed', text: 'The review point you are to go to for {exam} has changed. Go by this: {point}, {address}, telephone {phone}, open {open}. An appointment stays as booked.' },
  },
  photo_change_allowed: {
    zh: { subject: '准予更换照片', text: '您的照片修改申请已获准予，请于 {until}（北京时间）前登录“注册照片维护”上传新照片，仅可上传一次，逾期准予失效。' },
    en: { subject: 'Photo change allowed', text: 'Your request to change the photo was allowed. Sign in and upload a new one before {until} (Beijing time); it can be done once, afterwards the permission ends.' },
  },
  photo_change_denied: {
    zh: { subject: '不予更换照片', text: '您的照片修改申请不予批准：{reason}。有疑问请联系报名地考试机构。' },
    en: { subject: 'Photo change refused', text: 'Your request to change the photo was refused: {reason}. With questions ask the examination agency where you apply.' },
  },
  photo_change_revoked: {
    zh: { subject: '照片更换准予已收回', text: '准予您更换照片的许可已收回：{reason}。原照片继续有效，有疑问请联系报名地考试机构。' },
    en: { subject: 'Photo permission taken back', text: 'The permission to change your photo was taken back: {reason}. Your photo stays as it is; with questions ask the examination agency where you apply.' },
  },
  photo_approved: {
    zh: { subject: '照片审核通过', text: '您的报名照片已审核通过。有报考待确认的，请登录完成报名信息确认。' },
    en: { subject: 'Photo approved', text: 'Your photo was approved. If an application waits for your confirmation, sign in and confirm it.' },
  },
  photo_rejected: {
    zh: { subject: '照片审核不通过', text: '您的报名照片审核不通过：{reason}。请尽快登录“注册照片维护”重新上传，通过后方可确认报名信息。' },
    en: { subject: 'Photo not approved', text: 'Your photo was not approved: {reason}. Sign in soon and upload another; an application can be confirmed only with an approved photo.' },
  },
  file_flagged: {
    zh: { subject: '上传的文件查毒未通过', text: '您上传的文件（{what}）收下后查毒未通过，已隔离，工作人员不能使用。请检查您的设备，登录后按提示换一份文件；已提交审核的，请等待退回补正通知后再上传。' },
    en: { subject: 'A file did not pass the malware scan', text: 'A file you uploaded ({what}) was scanned after it was taken and did not pass; it was put aside and cannot be used. Check your device and sign in to replace it; if the application is under review, wait until it is returned to you.' },
  },
  appointment_booked: {
    zh: { subject: '现场核验预约成功', text: '您报考的{exam}已预约现场核验：{at}（北京时间）。请携带报名表和材料原件按时到达；不能到场的请提前登录改约或取消。' },
    en: { subject: 'Review appointment booked', text: 'Your on-site review for {exam} is booked for {at} (Beijing time). Bring the form and the originals; if you cannot come, sign in and change or cancel it.' },
  },
  appointment_reminder: {
    zh: { subject: '现场核验提醒', text: '您报考的{exam}的现场核验预约在 {at}（北京时间），地点：{place}。请携带报名表和材料原件。' },
    en: { subject: 'Review appointment tomorrow', text: 'Your on-site review for {exam} is at {at} (Beijing time), {place}. Bring the form and the originals.' },
  },
  sample_called: {
    zh: { subject: '考后核查通知', text: '您报考的{exam}被抽中进行考后资格核查，请于 {until} 前携带报考条件要求的材料原件到审核点接受核查；未按期接受核查的，按规定处理。详情请登录查看。' },
    en: { subject: 'Check after the exam', text: 'Your application for {exam} was drawn for a check after the exam. Bring the originals that the conditions ask for to your review point by {until}. Sign in for details.' },
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** The params a template needs, read off its own words. */
export type TemplateParams<N extends TemplateName> = Record<Placeholders<(typeof TEMPLATES)[N]['zh']['text']>, string>;

/** True for the name of an event the platform tells of. */
export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}

/** True for messages whose text carries a code. */
export function isSecret(template: string): boolean {
  const known: Record<string, Template> = TEMPLATES;
  return known[template]?.secret === true;
}

/** The templates whose text carries a code: their messages are never shown again. */
export const SECRET_TEMPLATES: readonly string[] = Object.keys(TEMPLATES).filter(isSecret);

/** The sign in front of every text message, as the carriers demand. */
export const SMS_SIGN = { zh: '【金榜】', en: '[Jinbang] ' } as const;
