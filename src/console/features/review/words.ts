const zh = {
  queue: {
    q: '姓名、证件号码或报名序号', qHint: '姓名从头输入，序号前 4 位以上', more: '更多筛选', moreChosen: (n: number) => `更多筛选（已选 ${String(n)} 项）`, why: '转人工原因', specialty: '专业', subject: '科目', place: '地区', standsLabel: '核验、缴费结果', stands: { passed: '核验通过', rejected: '核验不通过', paid: '已缴费或免缴', exempt: '免缴' }, age: '等候时长', ages: { 1: '1 天内', 3: '1–3 天', 7: '3–7 天', more: '超过 7 天' }, sort: '排序', sorts: { waiting: '等待最久在前', newest: '最近进入在前', deadline: '最早失效在前' },
    late: '只看超时', unassigned: '只看未分派', due: '办理期限', marks: { on_time: '期限内', soon: '即将超时', late: '已超时' }, assignedTo: (name: string) => `分派给 ${name}`, assignedMe: '分派给我',
    open: { proposed: '待复审', pending: '待生效' }, openBy: (name: string) => `由 ${name} 作出`, decisions: { approve: '通过', reject: '不通过', return: '退回' },
    keys: '快捷键：J 下一行，K 上一行，回车打开，X 勾选，N 领取下一件', lapses: (at: string) => `${at} 失效`, tabsNote: '数字为本筛选条件下的件数',
    approveMany: (n: number) => `批量通过（${String(n)}）`, approveNone: '勾选本人已打开看过、或老考生档案相符的报考信息后，可以批量通过。', approveSome: (yes: number, no: number) => `已勾选 ${String(yes + no)} 件，其中 ${String(no)} 件不能批量通过：`,
    approveTitle: '批量通过', approveAsk: (n: number) => `将对 ${String(n)} 件报考信息分别作出“核验通过”的决定，每件单独生效，互不影响。`, approveAct: '确定通过', approving: '正在逐件办理…',
    results: (done: number, refused: number) => `办理结果：成功 ${String(done)} 件，未办理 ${String(refused)} 件`, result: '结果', ok: '已办理', notDone: '未办理',
    assign: '批量分派', assignTitle: '批量分派', assignNote: '从当前筛选条件下等待最久、尚未分派也无人领取的开始，平均分给所选人员；不在其辖区的自动跳过。', count: '件数', people: '分派给', assignAct: '分派', workload: (a: number, h: number, d: number) => `在办 ${String(a)} · 正在审核 ${String(h)} · 今日已办 ${String(d)}`,
    assigned: (name: string, n: number) => `${name}：${String(n)} 件`, left: (n: number) => `${String(n)} 件未能分派（无人可办或已被领取）`, noPeople: '本辖区没有其他审核人员。', onlyWaiting: '分派只用于待线上核验和待现场核验的列表。',
    reasons: '理由库', checklist: '核验清单',
  },
  opinions: { title: '对接系统意见', about: '省级系统送交，供参考；结论由审核人员作出。', findings: { agrees: '一致', differs: '不一致', unknown: '无法核对' } },
  case: {
    decided: { pending: (d: string, s: number) => `已作出决定：${d}。${String(s)} 秒后生效并通知考生，在此之前可以撤销。`, proposed: (d: string) => `已作出决定：${d}，等待复审；考生暂时看不到。` }, undo: '撤销决定', undone: '决定已撤销，报考信息回到您手中。',
    openByOther: (name: string, d: string, state: string) => `${name} 已作出决定“${d}”（${state}）。`, seconds: (s: number) => `${String(s)} 秒`,
    due: (at: string) => `应于 ${at} 前办理`, assignedMe: (by: string) => `${by} 分派给您`, assignedTo: (name: string, by: string) => `已由 ${by} 分派给 ${name}`, note: '说明',
    handOver: '移交', handOverTitle: '移交同事', handOverTo: '移交给', handOverNote: '说明（可不填，接手的同事会看到）', handOverAct: '移交', handedOver: (name: string) => `已移交给 ${name}`, takeBack: '收回', takeBackTitle: '收回报考信息', takeBackNote: '收回后回到列表，任何有权限的审核人员都可以领取。', choose: '请选择', none: '没有可以移交的同事。',
    checklist: '核验清单', checklistNote: '勾选会随时保存，并记入决定。', required: '必核', ticked: (n: number, all: number) => `已核对 ${String(n)} / ${String(all)}`,
    archive: '网报档案', noArchive: '新考生，档案库中没有记录。', firstYear: (y: number) => `建档年度 ${String(y)}`, cancelledYear: (y: number, n: string) => `${String(y)} 年度因停考不计入周期，成绩有效期顺延一年（${n}）`, year: '年度', subject: '科目', outcome: '结果', carried: '计入本次', notCarried: '不计入',
    commitment: '告知承诺书', commitmentSigned: (at: string, v: string) => `${at} 签署，文本版本 ${v}`, commitmentShow: '查看签署的文本', noCommitment: '没有签署告知承诺书。',
    decisions: '已作的决定', noDecisions: '还没有决定。', reason: '意见', tickedLines: '已核对', colleagueNote: '复审意见', stages: { first: '初审', second: '复审' },
    second: '复审', secondNote: '请独立核对后确认初审决定，或写明理由退回初审。', confirm: '确认初审决定', sendBack: '退回初审', secondWords: '给初审人员的意见（退回时必填）', submitting: '正在提交…',
    voiding: { title: '报名无效', lead: '依据已送达的处理决定，将已完成的、或已缴费而核验不通过的报名作废；费用不自动退还。', act: '作废报名', ask: (name: string, number: string) => `将 ${name}（报名序号 ${number}）的报名认定为无效。考生会收到短信，并在状态页看到理由和文号；不能撤销。`, number: '处理决定文号', numberHint: '例如：鲁人考处字〔2026〕第012号', reason: '理由', reasonHint: '考生会看到' },
    page: (n: number, all: number) => `第 ${String(n)} / ${String(all)} 页`, previousPage: '上一页', nextPage: '下一页',
  },
  library: {
    reasonsTitle: '理由库', reasonsSub: '不通过和退回补正的常用意见，按考生能看懂的话写；修改不影响已作出的决定。', checklistTitle: '核验清单', checklistSub: '审核人员逐项核对的内容；必核项未勾选不能通过。',
    scope: '适用范围', nation: '全国', exam: '考试', everyExam: '全部考试', code: '代码', decision: '用于', decisions: { reject: '不通过', return: '退回补正' }, zh: '中文', en: '英文', when: '何时适用', required: '必核', retired: '停用',
    whens: { always: '总是', major_mismatch: '专业不在对照表内', rests_on_paper: '条件依据纸质材料', not_all_verified: '未全部自动核验', no_commitment: '未采用承诺制', on_site: '现场核验' },
    add: '增加一条', remove: '删除', why: '修改原因', save: '保存为新版本', saved: (v: number) => `已保存，第 ${String(v)} 版`, version: (v: number) => (v === 0 ? '尚未修改过' : `第 ${String(v)} 版`), inherited: '上级范围已有', inheritedNote: '同一代码的条目以本范围为准；停用可使上级的条目不再出现。',
    override: '在本范围修改', past: '历次修改', pastLine: (v: number, at: string, by: string, why: string) => `第 ${String(v)} 版 · ${at} · ${by} · ${why}`, none: '本范围没有自己的条目。', own: '本范围的条目', line: (n: number) => `第 ${String(n)} 条`, backToQueue: '返回审核列表',
  },
};

const en: typeof zh = {
  queue: {
    q: 'Name, document or application number', qHint: 'A name from its beginning, a number from its first 4 digits', more: 'More filters', moreChosen: (n) => `More filters (${String(n)} chosen)`, why: 'Why by people', specialty: 'Specialty', subject: 'Subject', place: 'Place', standsLabel: 'Review and payment', stands: { passed: 'review passed', rejected: 'review not passed', paid: 'paid or exempt', exempt: 'exempt' }, age: 'Waiting for', ages: { 1: 'under a day', 3: '1–3 days', 7: '3–7 days', more: 'over 7 days' }, sort: 'Order', sorts: { waiting: 'Longest waiting first', newest: 'Latest first', deadline: 'Nearest lapse first' },
    late: 'Late only', unassigned: 'Unassigned only', due: 'Due', marks: { on_time: 'In time', soon: 'Due soon', late: 'Late' }, assignedTo: (name) => `Assigned to ${name}`, assignedMe: 'Assigned to me',
    open: { proposed: 'Second review', pending: 'Taking effect' }, openBy: (name) => `by ${name}`, decisions: { approve: 'approve', reject: 'reject', return: 'return' },
    keys: 'Keys: J next row, K previous, Enter opens, X ticks, N takes the next', lapses: (at) => `lapses ${at}`, tabsNote: 'Figures count what the filters leave',
    approveMany: (n) => `Approve together (${String(n)})`, approveNone: 'Tick cases you have opened, or that match the archive, to approve them together.', approveSome: (yes, no) => `${String(yes + no)} ticked, ${String(no)} of them cannot be approved together:`,
    approveTitle: 'Approve together', approveAsk: (n) => `${String(n)} applications will each be approved by a decision of its own; none depends on another.`, approveAct: 'Approve', approving: 'Working through them…',
    results: (done, refused) => `Results: ${String(done)} done, ${String(refused)} not done`, result: 'Result', ok: 'Done', notDone: 'Not done',
    assign: 'Assign many', assignTitle: 'Assign many', assignNote: 'Takes the longest waiting of the present filters that are nobody’s, and gives them in turn to the people chosen; what lies outside somebody’s jurisdiction passes them over.', count: 'How many', people: 'To', assignAct: 'Assign', workload: (a, h, d) => `${String(a)} in hand · ${String(h)} open now · ${String(d)} decided today`,
    assigned: (name, n) => `${name}: ${String(n)}`, left: (n) => `${String(n)} could not be assigned (nobody may, or taken meanwhile)`, noPeople: 'No other reviewers in this jurisdiction.', onlyWaiting: 'Assigning is for the lists that wait online or on site.',
    reasons: 'Standard reasons', checklist: 'Checklist',
  },
  opinions: { title: 'What other systems found', about: 'Handed in by systems of the province, to be weighed; the reviewer decides.', findings: { agrees: 'agrees', differs: 'differs', unknown: 'could not be checked' } },
  case: {
    decided: { pending: (d, s) => `Decided: ${d}. It takes effect and the candidate is told in ${String(s)} s; until then it can be undone.`, proposed: (d) => `Decided: ${d}. It waits for a second review; the candidate sees nothing yet.` }, undo: 'Undo', undone: 'Undone; the case is yours again.',
    openByOther: (name, d, state) => `${name} decided: ${d} (${state}).`, seconds: (s) => `${String(s)} s`,
    due: (at) => `Due by ${at}`, assignedMe: (by) => `Assigned to you by ${by}`, assignedTo: (name, by) => `Assigned to ${name} by ${by}`, note: 'Note',
    handOver: 'Hand over', handOverTitle: 'Hand over to a colleague', handOverTo: 'To', handOverNote: 'Note (optional, the colleague reads it)', handOverAct: 'Hand over', handedOver: (name) => `Handed over to ${name}`, takeBack: 'Take back', takeBackTitle: 'Take the case back', takeBackNote: 'It returns to the list, where any reviewer may take it.', choose: 'Choose', none: 'There is no colleague to hand over to.',
    checklist: 'Checklist', checklistNote: 'Ticks are kept as you go and recorded with the decision.', required: 'required', ticked: (n, all) => `${String(n)} of ${String(all)} ticked`,
    archive: 'Candidate file', noArchive: 'A new candidate; nothing in the library.', firstYear: (y) => `Opened in ${String(y)}`, cancelledYear: (y, n) => `${String(y)} was suspended and counts in no cycle: passes hold a year longer (${n})`, year: 'Year', subject: 'Subject', outcome: 'Result', carried: 'counts', notCarried: 'does not count',
    commitment: 'Commitment', commitmentSigned: (at, v) => `Signed ${at}, version ${v}`, commitmentShow: 'Show the text that was signed', noCommitment: 'No commitment was signed.',
    decisions: 'Decisions so far', noDecisions: 'None yet.', reason: 'Reason', tickedLines: 'Ticked', colleagueNote: 'Second reviewer', stages: { first: 'First review', second: 'Second review' },
    second: 'Second review', secondNote: 'Check for yourself, then confirm the decision or send it back with your reason.', confirm: 'Confirm the decision', sendBack: 'Send back', secondWords: 'Words for the first reviewer (needed to send back)', submitting: 'Sending…',
    voiding: { title: 'Application void', lead: 'On a decision that was served, an application that is complete, or paid and rejected, is declared void; the fee is not paid back by itself.', act: 'Declare void', ask: (name, number) => `The application of ${name} (number ${number}) is declared void. The candidate is told and reads reason and decision on the status page; it cannot be undone.`, number: 'Number of the decision', numberHint: 'e.g. 鲁人考处字〔2026〕第012号', reason: 'Reason', reasonHint: 'The candidate reads it' },
    page: (n, all) => `Page ${String(n)} of ${String(all)}`, previousPage: 'Previous page', nextPage: 'Next page',
  },
  library: {
    reasonsTitle: 'Standard reasons', reasonsSub: 'Reasons for rejecting and returning, in words candidates understand; changes touch no decision already taken.', checklistTitle: 'Checklist', checklistSub: 'What reviewers go through; required lines must be ticked to approve.',
    scope: 'Where', nation: 'Nation', exam: 'Exam', everyExam: 'Every exam', code: 'Code', decision: 'For', decisions: { reject: 'reject', return: 'return' }, zh: 'Chinese', en: 'English', when: 'Applies when', required: 'Required', retired: 'Retired',
    whens: { always: 'always', major_mismatch: 'major not in the table', rests_on_paper: 'conditions rest on paper', not_all_verified: 'not all verified', no_commitment: 'no commitment', on_site: 'on site' },
    add: 'Add an entry', remove: 'Remove', why: 'Why it is changed', save: 'Save as a new version', saved: (v) => `Saved as version ${String(v)}`, version: (v) => (v === 0 ? 'never changed' : `Version ${String(v)}`), inherited: 'From the wider scope', inheritedNote: 'An entry here takes the place of the wider one with its code; a retired one hides it.',
    override: 'Change here', past: 'Versions', pastLine: (v, at, by, why) => `Version ${String(v)} · ${at} · ${by} · ${why}`, none: 'This scope has no entries of its own.', own: 'Entries of this scope', line: (n) => `Entry ${String(n)}`, backToQueue: 'Back to the list',
  },
};

/** The words of reviewing that the first screens did not need. */
export const words = { zh, en };
