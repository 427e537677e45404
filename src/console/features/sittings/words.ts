const zh = {
  title: '考次设置', sub: '全国统一时间范围、各省时间与政策；公布前考生看不到。', create: '新建考次', exam: '考试', year: '年度', examOn: '考试日期', state: '状态', provinces: '省份', apply: '报名时间', changed: '最近修改', none: '还没有考次。', filter: '查找考试或年度',
  states: { preparing: '准备中', announced: '已公布', applying: '报名缴费中', closed: '报名结束', tickets: '打印准考证', held: '考试结束', scored: '成绩公布', over: '已结束' },
  windows: { apply: '网上报名', confirm: '信息确认', review: '资格核验', pay: '缴费', ticket: '打印准考证', score: '成绩查询', recheck: '成绩复核' },
  phases: { unpublished: '未公布', before: '未开始', open: '进行中', after: '已截止' },
  newTitle: '新建考次', newExam: '考试', newDays: '考试日期（每行一天）', newDaysHint: '例如 2027-09-11', newFrom: '复制自', newBlank: '不复制，从头建立', newHint: '复制时所有时间按整周平移：星期几和钟点不变，提示语清空，建立后请逐项核对。', make: '建立', back: '返回考次列表',
  tabs: { plan: '总览与检查', nation: '全国统一安排', province: '各省时间与政策', preview: '考生视角', log: '修改记录' },
  copiedFrom: (id: string) => `复制自 ${id}`, announce: '公布考次', announceText: '公布后考生立即看到本次考试和各省时间。', announced: '已公布', cannotAnnounce: (n: number) => `还有 ${String(n)} 个问题须先解决，才能公布`, notYourAct: '由部中心公布', openingUnknown: '全部省份填写预计人数后显示。',
  timeline: '时间安排图', timelineText: '每行一个省份，颜色条为各项时间；下方表格列出同样的内容。', frame: '全国范围', examDays: '考试', now: '现在', table: '时间表', from: '开始', until: '截止',
  findings: '检查结果', no: '须解决', look: '请核对', noFindings: '没有发现问题。', where: '位置', finding: '问题', national: '全国', more: (n: number) => `还有 ${String(n)} 条`,
  opening: '开放瞬间负荷', openingHint: '按预计人数估算：首分钟约 1.8% 的人到达，每人 8 次请求。', minute: '开放时间', together: '同时开放', expected: '预计人数', perSecond: '首分钟每秒请求', heavy: '偏高', fine: '正常',
  save: '保存', saving: '正在保存…', saved: '已保存。', conflict: '载入最新内容', reason: '修改原因', reasonHint: '已开始的考次必须写明，至少 4 个字；记入修改记录。', unsaved: '有未保存的修改',
  settings: { examOn: '考试日期', levels: '开考级别', levelsAlwaysManual: '始终人工核验的级别', commitmentMode: '告知承诺制', ruleYear: '适用报考条件年度', photoReview: '照片审核', failedVerificationBlocks: '核验未通过时', certainty: '信息来源' },
  certainty: { published: '已正式公布', typical: '按惯例', placeholder: '暂定' },
  earliest: '最早', latest: '最晚', unset: '暂不公布', beijing: '全部为北京时间', choose: '选择省份', notJoined: '本省尚未安排本次考试。以下为按本省惯例预填的内容，核对后保存即加入。', join: '保存并加入', oneProvince: '没有可以编辑的省份。',
  policies: '政策', told: '考生看到：', byLevel: '按级别另定', asAbove: '同上', cities: '开考地市', allCities: '全部有审核点的地市', someCities: '仅以下地市', phone: '咨询电话', sample: '考后抽查比例（%）', cancelled: '停考年度', cancelledHint: '以顿号或逗号分隔；停考的年度不计入成绩有效期', expectedCandidates: '预计报名人数', notice: '提示（中文）', noticeEn: '提示（英文）', noticeHint: '在选择省份和报考页面告诉考生的一句话，可不填',
  topics: { territorialRule: '属地要求', modifyPolicy: '修改策略', reviewTiming: '核验时间', reviewMode: '核验方式', oldCandidateAutoPass: '老考生', secondReview: '复审', retakePassedSubjects: '已合格科目', paymentMode: '缴费方式', commitmentMode: '告知承诺制', photoReview: '照片审核', failedVerificationBlocks: '核验未通过时' },
  effect: '预估影响', standingTitle: '本省本次考试的报考（政策的修改立即对所列各阶段此后的办理生效）', effectTitle: '这样修改时间会影响的报考', started: '正在办理', confirmed: '已确认', awaitingReview: '等待核验', unpaid: '待缴费', earlier: '失效时间提前', later: '失效时间延后', atOnce: '保存后随即失效', tell: '短信通知受影响的考生', people: (n: number) => `${String(n)} 人`, effectNone: '没有正在办理的报考受影响。',
  work: '后台任务', retime: '重新计算失效时间', progress: (done: number, total: number) => `已处理 ${String(done)} / ${String(total)}`, finished: '已完成',
  previewAt: '时刻（北京时间）', show: '查看', listed: { open: '列在“正在报名”', before: '列在“即将报名”', after: '不再列出，仅在考试目录中可查', hidden: '考生看不到' }, mayApply: '可以报名', mayNot: '不能报名', notSeen: '尚未公布，考生现在看不到。', openProvinces: (n: number) => `${String(n)} 个省份开放报名`,
  log: { when: '时间', who: '修改人', what: '对象', act: '操作', why: '原因', fields: '修改内容', empty: '还没有修改记录。', acts: { create: '建立', copy: '复制', change: '修改', publish: '发布', announce: '公布', close: '关闭', reopen: '重新开放', remove: '移除' }, kinds: { exam: '考试', sitting: '全国安排', sitting_province: '省份', fees: '收费', review_point: '审核点', province: '省份信息', majors: '专业对照表' }, none: '（无）' },
};

type SittingWords = typeof zh;

const en: SittingWords = {
  title: 'Sittings', sub: 'National frame, provincial windows and policies; candidates see nothing before the announcement.', create: 'New sitting', exam: 'Exam', year: 'Year', examOn: 'Exam days', state: 'State', provinces: 'Provinces', apply: 'Applications', changed: 'Last change', none: 'No sitting yet.', filter: 'Find an exam or a year',
  states: { preparing: 'preparing', announced: 'announced', applying: 'applications and payment', closed: 'applications closed', tickets: 'tickets', held: 'exam held', scored: 'scores published', over: 'over' },
  windows: { apply: 'Applying', confirm: 'Confirming', review: 'Review', pay: 'Payment', ticket: 'Tickets', score: 'Scores', recheck: 'Re-check' },
  phases: { unpublished: 'not published', before: 'not open yet', open: 'open', after: 'closed' },
  newTitle: 'New sitting', newExam: 'Exam', newDays: 'Exam days (one a line)', newDaysHint: 'such as 2027-09-11', newFrom: 'Copy of', newBlank: 'No copy, from the beginning', newHint: 'A copy moves everything by whole weeks: weekdays and hours stay, notices are emptied. Check each line afterwards.', make: 'Make', back: 'Back to the sittings',
  tabs: { plan: 'Plan and checks', nation: 'National part', province: 'Provinces', preview: 'As candidates see it', log: 'Change log' },
  copiedFrom: (id) => `copy of ${id}`, announce: 'Announce', announceText: 'Candidates see the sitting and the windows of all provinces at once.', announced: 'Announced', cannotAnnounce: (n) => `${String(n)} problems must be settled before it can be announced`, notYourAct: 'announced by the national centre', openingUnknown: 'Shown once provinces give their expected numbers.',
  timeline: 'Timeline', timelineText: 'One province a row, a bar for each window; the table below says the same.', frame: 'National frame', examDays: 'exam', now: 'now', table: 'Windows', from: 'From', until: 'Until',
  findings: 'What the checks found', no: 'must be settled', look: 'please look', noFindings: 'Nothing found.', where: 'Where', finding: 'Finding', national: 'national', more: (n) => `${String(n)} more`,
  opening: 'Load at the opening minute', openingHint: 'Estimated: 1.8 % of those expected arrive in the first minute, with 8 calls each.', minute: 'Opens', together: 'Open together', expected: 'Expected', perSecond: 'Requests a second', heavy: 'high', fine: 'fine',
  save: 'Save', saving: 'Saving…', saved: 'Saved.', conflict: 'Load what stands now', reason: 'Reason', reasonHint: 'Required once the sitting has begun, at least 4 characters; kept in the log.', unsaved: 'Not saved yet',
  settings: { examOn: 'Exam days', levels: 'Levels', levelsAlwaysManual: 'Levels always reviewed by a person', commitmentMode: 'Commitment system', ruleYear: 'Conditions of year', photoReview: 'Photo review', failedVerificationBlocks: 'Failed verification', certainty: 'Source' },
  certainty: { published: 'published', typical: 'usual', placeholder: 'provisional' },
  earliest: 'Earliest', latest: 'Latest', unset: 'Not published yet', beijing: 'All times are Beijing time', choose: 'Province', notJoined: 'Your province does not hold this sitting yet. Below is its usual practice; check it and save to join.', join: 'Save and join', oneProvince: 'There is no province you may edit.',
  policies: 'Policies', told: 'Candidates read: ', byLevel: 'Otherwise by level', asAbove: 'as above', cities: 'Exam cities', allCities: 'every prefecture with a review point', someCities: 'these only', phone: 'Enquiry phone', sample: 'Checks after the exam (%)', cancelled: 'Cancelled years', cancelledHint: 'separated by commas; they do not count towards the validity of passes', expectedCandidates: 'Expected applications', notice: 'Notice (Chinese)', noticeEn: 'Notice (English)', noticeHint: 'a line told when the province is chosen; may be empty',
  topics: { territorialRule: 'Who may apply here', modifyPolicy: 'Changing the data', reviewTiming: 'When reviewed', reviewMode: 'How reviewed', oldCandidateAutoPass: 'Returning candidates', secondReview: 'Second review', retakePassedSubjects: 'Subjects passed', paymentMode: 'Payment', commitmentMode: 'Commitment system', photoReview: 'Photo review', failedVerificationBlocks: 'Failed verification' },
  effect: 'Estimate the effect', standingTitle: 'Applications of this sitting in the province (policies count at once for what is done from here on)', effectTitle: 'Applications these windows would touch', started: 'under way', confirmed: 'confirmed', awaitingReview: 'waiting for review', unpaid: 'to be paid', earlier: 'lapse earlier', later: 'lapse later', atOnce: 'lapse at once', tell: 'Tell the candidates by text message', people: (n) => String(n), effectNone: 'No application under way is touched.',
  work: 'Background work', retime: 'Deadlines set anew', progress: (done, total) => `${String(done)} of ${String(total)}`, finished: 'done',
  previewAt: 'Moment (Beijing time)', show: 'Show', listed: { open: 'listed under “open now”', before: 'listed under “opening next”', after: 'no longer listed, only in the catalogue', hidden: 'not visible to candidates' }, mayApply: 'may apply', mayNot: 'cannot apply', notSeen: 'Not announced: candidates do not see it now.', openProvinces: (n) => `open in ${String(n)} provinces`,
  log: { when: 'When', who: 'Who', what: 'What', act: 'Act', why: 'Reason', fields: 'Changes', empty: 'No change yet.', acts: { create: 'made', copy: 'copied', change: 'changed', publish: 'published', announce: 'announced', close: 'closed', reopen: 'reopened', remove: 'removed' }, kinds: { exam: 'exam', sitting: 'national part', sitting_province: 'province', fees: 'fees', review_point: 'review point', province: 'province card', majors: 'table of majors' }, none: '(none)' },
};

/** What the screens of sittings say. */
export const words = { zh, en };
