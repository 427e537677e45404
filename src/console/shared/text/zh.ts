/** The console's words, Chinese first; en.ts is typed by this. */
export const zh = {
  title: '金榜管理端', brand: '金榜', console: '管理端', otherLang: 'English', skip: '跳到主要内容', menu: '功能', signOut: '退出', jurisdiction: '辖区',
  demo: '演示模式：人员和数据均为虚构', loading: '正在载入…', retry: '重试', offline: '网络不通，内容没有丢失，请稍候重试', gone: '没有这个页面', back: '返回', close: '关闭', cancel: '取消', none: '无',
  reason: '理由（将记入审计日志）', reasonLong: '至少 4 个字', pages: '翻页', firstPage: '回到第一页', nextPage: '下一页', tableOf: (name: string) => `${name}（列表）`, tickAll: '选择本页全部', fromDay: '日期起', toDay: '日期止', tick: (name: string) => `选择 ${name}`,
  problemTitle: '请更正以下问题', noPermission: '您的角色没有可在管理端办理的事项，请联系管理员。',
  groups: { work: '办理', exams: '考试', insight: '统计与记录', people: '人员' },
  nav: {
    counter: '现场窗口', appointments: '核验预约', samples: '抽样核查',
    exams: '考试目录', sittings: '考次设置', fees: '收费标准', places: '审核点', centres: '考点与考场', seating: '考场编排', tickets: '准考证发布', suspensions: '停考与退费', reconciliation: '对账与结账', cashDesk: '收款台', refunds: '退费名单', orders: '缴费订单', refusedNotices: '拒收通知', examKits: '考场离线包', completions: '合格判定与公示', objections: '公示异议', certificates: '证书',
    review: '资格核验', photos: '照片审批', verification: '人工核验', cases: '协助事项', breaches: '违纪处理', register: '诚信档案', creditReports: '上报信用平台', payments: '现场缴费', audit: '审计日志', scores: '成绩', rules: '报考条件', majors: '专业对照表', content: '公告与问答', messages: '消息与群发', delivery: '消息发送情况', people: '工作人员', powers: '授权总览', partners: '对接系统', passLines: '合格标准', majorQuestions: '专业认定请示',
    reports: '统计看板', exports: '名单导出', operations: '运行状态', quarantine: '隔离文件', retention: '保存期限与保全',
  },
  signIn: {
    title: '工作人员登录', userName: '用户名', password: '密码', act: '登录', busy: '正在验证并登录…', hint: '账号由上级管理员开通；忘记密码请联系管理员。', captchaFailed: '人机验证没有完成，请再试一次', digits: '请输入图中数字', digitsAlt: '验证码图片', listen: '收听',
    needAgain: '登录已过期，请重新登录。',
  },
  password: { title: '修改密码', first: '这是临时密码，请先设置自己的密码。', expired: '密码已到更换期限，请先修改密码。', current: '当前密码', next: '新密码', again: '再次输入新密码', act: '保存新密码', hint: '至少 8 位，越长越好；不能是常见密码，不能包含用户名。', done: '密码已修改，其他地方的登录已退出。' },
  review: {
    title: '资格核验', sub: '先进入列表的先办理；打开后先领取，以免两人同时审核。', takeNext: '领取下一件', taken: '正在领取…', filters: '筛选', state: '状态', sitting: '考试', level: '级别', point: '审核点', number: '报名序号', numberHint: '前 4 位以上', search: '查找', clear: '清除筛选', all: '全部',
    states: { online: '待线上核验', on_site: '待现场核验', second: '待复审', pending: '待生效', decided: '已核验', all: '全部已确认' }, mine: '我领取的', count: (n: number, more: boolean) => (more ? `${String(n)}+` : String(n)),
    columns: { number: '报名序号', name: '姓名', exam: '考试', level: '级别与专业', point: '审核点', why: '转人工原因', since: '等待自', state: '状态' },
    empty: '没有符合条件的报考信息。', mismatch: '专业不符', heldBy: (name: string) => `${name} 审核中`, heldByMe: '我已领取',
    caseTitle: (name: string, number: string) => `${name} · ${number}`, backToQueue: '返回列表', confirmedAt: '确认时间', lapsesAt: '逾期失效时间', why: '转人工核验的原因', lastReason: '上次核验意见', mismatchTitle: '所学专业不在对照表内',
    mismatchAnswered: (at: string) => `考生于 ${at} 阅读提示后选择继续报名。`, verifications: '自动核验结果', conditions: '报考条件', met: '符合', notMet: '不符合', toCheck: '须核对原件', history: '办理记录', historyNote: '意见',
    materials: '证明材料', noMaterials: '没有上传证明材料。', awaitsScan: '待查毒：上传时查毒服务不可用。服务恢复后自动查毒，通过后才能打开；在此之前不能核验通过。', photo: '照片', photoAlt: (name: string) => `${name} 的证件照`, noPhoto: '没有照片', openFile: '在新窗口打开', zoomIn: '放大', zoomOut: '缩小', rotate: '旋转 90 度', fit: '还原', pages: (n: number) => `${String(n)} 页`, previous: '上一份', following: '下一份', viewerHelp: '方向键移动，＋ － 缩放，R 旋转',
    unmask: '查看完整信息', unmaskTitle: '查看完整号码', unmaskWhy: '理由（将记入审计日志）', unmaskAct: '查看', unmaskNote: '查看完整号码会连同理由一起记录。',
    claim: '领取', renew: '延长', release: '放回', claimedUntil: (at: string) => `您已领取，至 ${at}`, claimedBy: (name: string, at: string) => `${name} 正在审核，至 ${at}`, unclaimed: '尚无人领取',
    decide: '核验决定', approve: '核验通过', reject: '核验不通过', return: '退回补正', reason: '意见', reasonNeeded: '不通过和退回须写明原因，考生会看到。', reasonOptional: '可不填；填写后考生会看到。', pick: '常用意见', askFor: '要求补充的材料', askForHint: '可多选。考生须在退回后新上传所选材料，才能再次提交。', askedBefore: (kinds: string, at: string) => `上次退回（${at}）要求补充：${kinds}`, submit: '提交决定', submitting: '正在提交…', why_closed: '为什么不能选', keys: '快捷键：A 通过，J 不通过，B 退回，Ctrl+Enter 提交',
    decided: (state: string) => `已提交，当前状态：${state}`, nextOne: '领取下一件', changed: '载入最新内容',
  },
  photos: {
    title: '照片审批', changes: '更换申请', reviews: '待审核照片', emptyChanges: '没有待处理的更换申请。', emptyReviews: '没有待审核的照片。', requested: '申请时间', uploaded: '上传时间', why: '申请理由', now: '现用照片', before: '以前的照片', checks: '质量报告', alike: (n: number) => `与 ${String(n)} 位其他考生的照片相似，请核对是否本人`, allow: '准予更换', deny: '不予更换', approve: '审核通过', reject: '审核不通过', reason: '意见', reasonHint: '不予或不通过须写明原因，考生会看到', done: '已处理', choose: '请从列表中选择一位考生', ofPlace: (place: string, exam: string) => `${place} · ${exam}`, alt: (name: string, at: string) => `${name} ${at} 上传的照片`, verdicts: { good: '合格', warn: '一般', review: '须人工看', refuse: '不合格', unmeasured: '未测' },
    checkNames: {
      type: '文件类型', bytes: '文件大小', source_size: '原图尺寸', final_size: '成片尺寸', face_count: '人脸数', head_size: '头部大小', head_whole: '头部完整', side_light: '受光均匀', eye_line: '眼睛高度', head_centre: '头部居中', roll: '头部倾斜', yaw: '头部转向',
      sharpness: '清晰度', brightness: '亮度', contrast: '对比度', glare: '反光', background_light: '背景明亮', background_even: '背景均匀',
    }, measured: (m: string, w: string) => `${m}（应为 ${w}）`,
  },
  payments: {
    title: '现场缴费登记', number: '报名序号', numberHint: '报名表上的 18 位数字', find: '查找', name: '姓名', document: '证件号码', exam: '考试', point: '审核点', state: '状态', due: '应缴金额', yuan: (t: string) => `${t} 元`, tender: '收款方式', slip: 'POS 凭证参考号', slipHint: '刷卡单据上的参考号，6–24 位', toDesk: '去收款台开班或交班', amount: '实收金额（元）', register: '登记已收款', compare: '请先与缴费人证件核对姓名和证件号码。', done: (order: string, amount: string) => `已登记：订单 ${order}，${amount}`, receiptIs: (n: string) => `收据 ${n}`, printIt: '打印收据', orders: '订单记录', order: '支付订单号', how: '方式', online: '网上支付', onSite: '现场缴费', at: '时间', noOrders: '没有订单。', again: '登记下一位', amountBad: '请填写金额，最多两位小数',
  },
  verification: {
    title: '人工核验', sub: '登记机构无法核定的身份、学历和学位，由工作人员凭证据核定。', empty: '没有等待人工核验的记录。', kinds: { identity: '身份', title: '职称', education: '学历', degree: '学位' }, since: '等待自', steps: '核验记录', note: '核定依据', noteHint: '写明核对了什么证据（至少 4 个字）', pass: '核验通过', fail: '核验不通过', done: (state: string) => `已核定：${state}`, more: '更多', choose: '请从列表中选择一条记录', by: { candidate: '考生', staff: '工作人员', system: '系统' }, reference: '回执号',
    states: { not_verified: '未核验', verifying: '核验中', passed: '通过', failed: '未通过', needs_manual: '需人工核验', manual_passed: '人工核验通过', manual_failed: '人工核验不通过' },
  },
};
