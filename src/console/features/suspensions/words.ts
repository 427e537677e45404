import type { PersonRemedy, SuspensionAct } from '#contracts/suspensions.ts';

const zh = {
  title: '停考与退费', sub: '按全国、省、地市或考点停考；一人提出，另一人批准后立即通知考生、作废准考证并办理退费或延期考试。', none: '没有停考事项', open: '提出停考', back: '返回停考事项', refunds: '退费名单',
  exam: '考试', place: '停考范围', when: '场次', allDay: '全部场次', remedy: '处理方式', state: '状态', people: '人数', paid: '已缴金额', by: '提出人', at: '提出时间', all: '全部',
  yuan: (n: string) => `${n} 元`, persons: (n: number) => `${n.toLocaleString()} 人`,
  declare: '提出停考', declareSub: '先看影响和通知文字，再提出；由另一人批准后立即生效。', nation: '全国', province: '全省', prefecture: '某地市', centre: '某考点', which: '停考到哪一级', pickProvince: '省份', pickPrefecture: '地市', pickCentre: '考点', pick: '请选择',
  halfDays: '停考的场次', halfDaysHint: '不选表示全部场次', reason: '停考原因', reasonHint: '会原样写入通知，例如：台风“梅花”红色预警', document: '依据文号', documentHint: '例如：鲁人考〔2026〕12号', chooseUntil: '考生选择截止时间（北京时间）', look: '查看影响', propose: '提出停考，等待第二人批准', changed: '内容已改，请重新查看影响', opposed: '不能提出，因为：',
  effect: '影响', whole: '全部科目停考', partly: '还有其他场次照常考试', online: '网上缴费', onSite: '现场缴费', exempt: '免缴', seated: '已编排座位', tickets: '已有准考证', released: '准考证已发布', unpaid: '未缴费（不在范围内，按期失效）', places: '各地人数', partlyNote: '这些人全额退费，已考科目成绩有效，不能参加延期考试。', wordsTitle: '通知文字（短信、邮件、站内同文，同时发布公告）', onDay: '提出时的影响',
  progress: '进度', told: '已通知、准考证作废', settled: '已办理', toResit: '参加延期考试', moved: '已转入', undecided: '尚未选择', refundPeople: '退费', choiceUntil: (at: string) => `选择截止：${at}`,
  ledger: '资金', back_: '已退', underWay: '退款中', failed: '退款失败', kept: '转入延期考试', undecidedMoney: '尚未选择', difference: '差额', balanced: '收支相符', unbalanced: (n: string) => `差额 ${n} 元，请核对`, checks: '每晚核对', checkOk: '相符', seeFailed: '查看退款失败', drawing: (parts: string) => `资金去向：${parts}`,
  peopleTitle: '停考人员', peopleList: '停考人员名单', first: '填写停考原因和文号后可以查看影响。', number: '报名序号', name: '姓名', city: '地市', subjects: '停考科目', refund: '退费', ticket: '准考证', withdrawn: '已作废', noPeople: '没有人', inResit: '已转入延期考试',
  acts: '办理', history: '经过', article: '查看公告', resitTitle: '延期考试安排', resitDays: (n: number) => `第 ${String(n)} 天`, ticketOpens: '准考证打印开始（北京时间）', ticketCloses: '准考证打印结束（北京时间）', resitNote: '批准后这些考生转入新的考次，不需重新报名和缴费；再按“考场编排”“准考证发布”办理座位和准考证。', resitBy: (who: string) => `由 ${who} 提出`, resitDone: (id: string) => `已批准，新考次 ${id}`, send: '提出，等待第二人批准', cancel: '取消', save: '保存', newDocument: '更正后的文号', newUntil: '新的选择截止时间（北京时间）',
  act: { withdraw: '撤回', approve: '批准停考，立即生效', correct: '更正文号', extend: '延长选择时间', close_choice: '提前截止选择', propose_resit: '提出延期考试安排', return_resit: '退回延期考试安排', approve_resit: '批准延期考试安排' } satisfies Record<SuspensionAct, string>,
  actNote: {
    withdraw: '提出的停考不再生效，没有人收到通知。', approve: '立即通知全部考生、作废准考证、发布公告并办理退费；生效后不能撤回，只能更正。', correct: '已发出的通知保持原样，更正写入经过。', extend: '考生可以在新的时间之前选择。', close_choice: '尚未选择的考生全额退费。', propose_resit: '写明新的考试日期和准考证打印时间。', return_resit: '由提出人重新安排。', approve_resit: '参加延期考试的考生转入新的考次并收到通知。',
  } satisfies Record<SuspensionAct, string>,
  done: { propose: '提出停考', withdraw: '撤回', approve: '批准', told: '通知完毕，人数', settled: '办理完毕，人数', correct: '更正文号', extend: '延长选择时间', close_choice: '选择截止，未选择人数', propose_resit: '提出延期考试安排', return_resit: '退回延期考试安排', approve_resit: '批准延期考试，考次', resit_moved: '转入延期考试' } as Record<string, string>,
  remedies: { undecided: '尚未选择', refund: '退费', resit: '延期考试' } satisfies Record<PersonRemedy, string>,
};

/** Words of suspensions. */
export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Suspensions', sub: 'Suspend a sitting in the nation, a province, a city or a test centre: one proposes, another approves, and at once people are told, tickets are void and fees go back or the exam is held anew.', none: 'No suspensions', open: 'Propose a suspension', back: 'Back to suspensions', refunds: 'Refunds',
    exam: 'Exam', place: 'Where', when: 'Half-days', allDay: 'all half-days', remedy: 'Remedy', state: 'State', people: 'People', paid: 'Paid', by: 'Proposed by', at: 'Proposed at', all: 'All',
    yuan: (n) => `¥${n}`, persons: (n) => `${n.toLocaleString()} people`,
    declare: 'Propose a suspension', declareSub: 'See its effect and its words first; it takes effect as soon as another person approves.', nation: 'The whole country', province: 'The province', prefecture: 'One city', centre: 'One test centre', which: 'How far', pickProvince: 'Province', pickPrefecture: 'City', pickCentre: 'Test centre', pick: 'Choose',
    halfDays: 'Half-days suspended', halfDaysHint: 'None ticked means all', reason: 'Reason', reasonHint: 'Goes into the message as it stands, in Chinese: 台风“梅花”红色预警', document: 'Document number', documentHint: 'For instance 鲁人考〔2026〕12号', chooseUntil: 'People choose until (Beijing time)', look: 'See the effect', propose: 'Propose; a second person approves', changed: 'Something changed; see the effect again', opposed: 'Not possible, because:',
    effect: 'Effect', whole: 'all papers suspended', partly: 'sit other papers as planned', online: 'paid online', onSite: 'paid at the desk', exempt: 'exempt', seated: 'seated', tickets: 'with a ticket', released: 'Tickets are released', unpaid: 'unpaid (not touched; they lapse)', places: 'People by place', partlyNote: 'They get the whole fee back; papers sat count; they cannot come along to a resit.', wordsTitle: 'What people are told (text message, mail and site alike; also the public notice)', onDay: 'Effect when proposed',
    progress: 'Progress', told: 'told, tickets void', settled: 'settled', toResit: 'come along', moved: 'moved', undecided: 'have not chosen', refundPeople: 'fee back', choiceUntil: (at) => `Choice until ${at}`,
    ledger: 'Money', back_: 'back', underWay: 'under way', failed: 'failed', kept: 'kept for the resit', undecidedMoney: 'undecided', difference: 'difference', balanced: 'It adds up', unbalanced: (n) => `Difference of ¥${n}: check it`, checks: 'Nightly checks', checkOk: 'adds up', seeFailed: 'See failed refunds', drawing: (parts) => `Where the money is: ${parts}`,
    peopleTitle: 'People', peopleList: 'List of people', first: 'Give the reason and the document number to see the effect.', number: 'Application no.', name: 'Name', city: 'City', subjects: 'Papers', refund: 'Refund', ticket: 'Ticket', withdrawn: 'void', noPeople: 'Nobody', inResit: 'in the resit',
    acts: 'Acts', history: 'History', article: 'See the public notice', resitTitle: 'The exam held anew', resitDays: (n) => `Day ${String(n)}`, ticketOpens: 'Tickets printed from (Beijing time)', ticketCloses: 'until (Beijing time)', resitNote: 'When approved these people are moved into a new sitting without registering or paying; then allocate seats and release tickets there.', resitBy: (who) => `Proposed by ${who}`, resitDone: (id) => `Approved: sitting ${id}`, send: 'Propose; a second person approves', cancel: 'Cancel', save: 'Save', newDocument: 'Corrected number', newUntil: 'New end of the choice (Beijing time)',
    act: { withdraw: 'Withdraw', approve: 'Approve, in effect at once', correct: 'Correct the number', extend: 'Give more time to choose', close_choice: 'End the choice', propose_resit: 'Propose a new timetable', return_resit: 'Give the timetable back', approve_resit: 'Approve the timetable' },
    actNote: {
      withdraw: 'The proposal does nothing; nobody was told.', approve: 'Everybody is told, tickets are void, the notice is public and fees go back at once; afterwards it can only be corrected.', correct: 'What was said stays as it was; the correction stands in the history.', extend: 'People may choose until then.', close_choice: 'Whoever has not chosen gets the fee back.', propose_resit: 'New days, and when tickets are printed.', return_resit: 'Its author arranges it anew.', approve_resit: 'Those who come along are moved and told.',
    },
    done: { propose: 'Proposed', withdraw: 'Withdrawn', approve: 'Approved', told: 'All told:', settled: 'All settled:', correct: 'Number corrected', extend: 'More time to choose', close_choice: 'Choice ended; silent:', propose_resit: 'Timetable proposed', return_resit: 'Timetable given back', approve_resit: 'Timetable approved:', resit_moved: 'Moved into the resit' },
    remedies: { undecided: 'not chosen', refund: 'fee back', resit: 'held anew' },
  },
};
