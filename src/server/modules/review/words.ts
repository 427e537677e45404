import type { AppointmentState } from '#contracts/appointments.ts';
import type { ApplicationAct, DisplayedState } from '#contracts/applications.ts';
import type { SubjectOutcome } from '#contracts/candidate-files.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Stands, WaitingAge } from '#contracts/review.ts';
import type { SampleKind, SampleResult } from '#contracts/samples.ts';
import type { Decision, DecisionState } from './decisions/decisions.store.ts';

const zh = {
  states: {
    S1: '已选考试', S2: '填报中', S3: '待签承诺书', S4: '待上传证明材料', S5: '照片待审', S6: '待信息确认', S7: '待线上核验', S8: '待现场核验', S9: '核验不通过',
    S10: '待缴费', S11: '支付处理中', S12: '报名完成', S13: '准考证可打印', S14: '已考，待成绩', S15: '成绩已发布', S16: '合格，待公示或公示中', S17: '证书已核发', X1: '已放弃', X2: '逾期失效', X3: '报名无效', X5: '停考/退费', X6: '已退费，报名终止',
  } satisfies Record<DisplayedState, string>,
  acts: {
    choose_province: '选择省份', accept_notices: '阅知告知书和报考须知', give_up: '放弃报名', save: '保存报考信息', sign_commitment: '签署承诺书', decline_commitment: '不采用告知承诺制',
    acknowledge_hold: '知悉不适用告知承诺制', check_saved: '核对已保存信息', submit_materials: '提交证明材料', edit: '信息维护', confirm: '报名信息确认', reopen: '修改报名信息',
    withdraw_commitment: '撤回承诺', route_automatic: '自动核验通过', route_online: '转线上核验', route_on_site: '转现场核验', route_post_exam: '转考后核查', approve: '核验通过',
    reject: '核验不通过', return: '退回补正', start_payment: '发起缴费', payment_failed: '支付未成功', record_payment: '缴费成功', record_on_site_payment: '现场缴费登记', lapse: '逾期失效',
    unlock: '解锁修改', restore: '解锁到期，恢复原信息', void: '报名无效', review_again: '核验结果变化，转人工审核', reconsider: '复核后重新审核', overturn: '复核后改为通过', hand_over: '移交审核点', reinstate: '作废的决定撤销，恢复报名', suspend: '停考', move_to_resit: '转入延期考试', refund_fee: '退费，报名终止',
  } satisfies Record<ApplicationAct, string>,
  by: { candidate: '考生', system: '系统', reviewer: '审核人员', cashier: '收费人员', officer: '考务人员' },
  stands: { passed: '核验通过', rejected: '核验不通过', paid: '已缴费或免缴', exempt: '免缴' } satisfies Record<Stands, string> as Record<Stands, string>,
  ages: { 1: '等候 1 天内', 3: '等候 1–3 天', 7: '等候 3–7 天', more: '等候超过 7 天' } satisfies Record<WaitingAge, string> as Record<WaitingAge, string>,
  routeReasons: {
    returning_candidate: '老考生，档案库中有记录', committed_and_verified: '已签署承诺书，信息全部核验通过', no_commitment: '未采用告知承诺制', not_all_verified: '身份、学历或学位未全部通过自动核验',
    result_changed: '自动通过后核验结果有变化',
    major_mismatch: '所学专业不在对照表内', level_always_manual: '该级别一律人工核验', rests_on_paper: '报考条件依据职称、证书、任职或第二学士学位，须核对原件',
  },
  sections: { person: '个人信息', choice: '报考信息', education: '学历学位', work: '工作与资历', review: '审核点' },
  name: '姓名', glyph: '字形说明', documentType: '证件类型', documentNumber: '证件号码', sex: '性别', male: '男', female: '女', bornOn: '出生日期', phone: '手机号', address: '通讯地址', fileNumber: '档案号', newCandidate: '新考生，无档案号',
  exam: '考试', examOn: '考试日期', province: '报名地', level: '报考级别', specialty: '报考专业', subjects: '报考科目', due: '应缴金额', yuan: (text: string) => `${text} 元`, tie: '属地情况', ties: { work: '工作地在本地', residence: '居住地在本地', household: '户籍在本地' },
  needs: '特殊需要', education: '学历', degree: '学位', degreeNone: '未填报', institution: '毕业院校', major: '所学专业', graduatedIn: '毕业时间', awardedIn: '取得时间', mode: '培养方式', certificateNumber: '证书编号',
  yearsInProfession: '从事专业工作年限', yearsOfWork: '工作年限', years: (n: number) => `${String(n)} 年`, employer: '工作单位', titles: '职称', certificates: '已有证书', posts: '任职', workRow: '工作经历', to: '至', now: '今',
  samples: {
    kinds: { post_exam: '考后核查', blind: '盲审' } satisfies Record<SampleKind, string>, states: { announced: '已公布，待抽取', drawing: '正在抽取', drawn: '已抽取' },
    results: { drawn: '已抽中', called: '已通知', passed: '合格', failed: '不合格', missed: '未按期' } satisfies Record<SampleResult, string>, reviewed: '已盲审', blind: '盲审',
  },
  receiptEffects: {
    proposed: '须经复审确认后生效，请留意短信和网上状态。', confirmed: '已经复审确认。', sent_back: '复审退回，须重新核验。', pending: '决定已登记，即将生效，届时短信通知。', effective: '已生效。', undone: '已撤销。', overtaken: '报考信息已修改，须重新核验。',
  } satisfies Record<DecisionState, string>,
  appointments: { booked: '已预约', cancelled: '已取消', attended: '已到场', missed: '未到场' } satisfies Record<AppointmentState, string>, noSlots: '该审核点目前没有开放预约，请按办公时间到场，或先电话咨询。',
  nation: '全国', point: '审核点', pointAddress: '地址', pointPhone: '电话', commitment: '告知承诺',
  commitments: { signed: (at: string) => `已签署（${at}）`, declined: '不采用', not_applicable: '不适用（诚信记录）', withdrawn: '已撤回', unsigned: '未签署' },
  decisionStates: { proposed: '待复审', confirmed: '复审已确认', sent_back: '复审退回', pending: '待生效', effective: '已生效', undone: '已撤销', overtaken: '考生已修改，未生效' } satisfies Record<DecisionState, string>,
  bases: { single: '逐份审核', opened: '批量通过（已逐份看过）', archive_match: '批量通过（档案相符）', counter: '现场窗口核验' } satisfies Record<Decision['basis'], string>,
  outcomes: { passed: '合格', failed: '不合格', absent: '缺考', violation: '违纪', voided: '成绩无效' } satisfies Record<SubjectOutcome, string>,
  paidRejected: '已缴费，解锁修改后重新核验不通过：考生不能自行修改或放弃，也无需再次缴费。可以再次提出解锁修改（第二人批准）；考生可以申请复核；不再修改的，依处理决定作废报名，退费按本省财务规定办理（系统内暂不办理退费）。',
  identity: '身份核验', educationRow: '学历核验', degreeRow: '学位核验', titleRow: '职称核验', stated: (major: string) => `填报专业“${major}”`, list: '、',
};

const en: typeof zh = {
  states: {
    S1: 'Exam chosen', S2: 'Being filled in', S3: 'Commitment pending', S4: 'Papers to upload', S5: 'Photo under review', S6: 'To be confirmed', S7: 'Awaiting online review', S8: 'Awaiting on-site review', S9: 'Not approved',
    S10: 'To be paid', S11: 'Payment under way', S12: 'Complete', S13: 'Ticket released', S14: 'Sat; results to come', S15: 'Results released', S16: 'Passed; public notice', S17: 'Certificate issued', X1: 'Given up', X2: 'Lapsed', X3: 'Void', X5: 'Suspended, fee back', X6: 'Ended, fee given back',
  },
  acts: {
    choose_province: 'Province chosen', accept_notices: 'Notice and instructions read', give_up: 'Given up', save: 'Data saved', sign_commitment: 'Commitment signed', decline_commitment: 'Commitment declined',
    acknowledge_hold: 'Told that no commitment is open', check_saved: 'Saved data checked', submit_materials: 'Papers handed in', edit: 'Data edited', confirm: 'Data confirmed', reopen: 'Data reopened',
    withdraw_commitment: 'Commitment withdrawn', route_automatic: 'Passed automatically', route_online: 'Sent to online review', route_on_site: 'Sent to on-site review', route_post_exam: 'Check after the exam', approve: 'Approved',
    reject: 'Not approved', return: 'Returned for correction', start_payment: 'Payment begun', payment_failed: 'Payment failed', record_payment: 'Paid', record_on_site_payment: 'Paid at the counter', lapse: 'Lapsed',
    unlock: 'Unlocked', restore: 'Unlock ended, restored', void: 'Declared void', review_again: 'A verified result changed: to a reviewer', reconsider: 'To be reviewed again', overturn: 'Approved on appeal', hand_over: 'Handed over', reinstate: 'Decision lifted, application stands again', suspend: 'Exam suspended', move_to_resit: 'Moved to the resit', refund_fee: 'Fee given back; ended',
  },
  by: { candidate: 'Candidate', system: 'System', reviewer: 'Reviewer', cashier: 'Cashier', officer: 'Officer' },
  stands: { passed: 'review passed', rejected: 'review not passed', paid: 'paid or exempt', exempt: 'exempt' }, ages: { 1: 'waiting under a day', 3: 'waiting 1–3 days', 7: 'waiting 3–7 days', more: 'waiting over 7 days' },
  routeReasons: {
    returning_candidate: 'Returning candidate on file', committed_and_verified: 'Commitment signed, everything verified', no_commitment: 'No commitment', not_all_verified: 'Identity, education or degree not all verified automatically',
    result_changed: 'A result it passed on automatically has changed',
    major_mismatch: 'The major is not in the table', level_always_manual: 'This level is always reviewed by people', rests_on_paper: 'The conditions rest on a title, certificate, post or second degree: see the originals',
  },
  sections: { person: 'Person', choice: 'Application', education: 'Education and degree', work: 'Work and qualifications', review: 'Review point' },
  name: 'Name', glyph: 'Glyph description', documentType: 'Document', documentNumber: 'Document number', sex: 'Sex', male: 'Male', female: 'Female', bornOn: 'Born on', phone: 'Phone', address: 'Address', fileNumber: 'File number', newCandidate: 'New candidate, no file number',
  exam: 'Exam', examOn: 'Exam days', province: 'Place of application', level: 'Level', specialty: 'Specialty', subjects: 'Subjects', due: 'Fee due', yuan: (text) => `CNY ${text}`, tie: 'Tie to the place', ties: { work: 'Works here', residence: 'Lives here', household: 'Household registered here' },
  needs: 'Special needs', education: 'Education', degree: 'Degree', degreeNone: 'None stated', institution: 'Institution', major: 'Major', graduatedIn: 'Graduated in', awardedIn: 'Awarded in', mode: 'Mode of study', certificateNumber: 'Certificate number',
  yearsInProfession: 'Years in the profession', yearsOfWork: 'Years of work', years: (n) => `${String(n)} years`, employer: 'Employer', titles: 'Titles', certificates: 'Certificates held', posts: 'Posts', workRow: 'Work', to: 'to', now: 'now',
  samples: {
    kinds: { post_exam: 'Check after the exam', blind: 'Blind review' }, states: { announced: 'Announced, not yet drawn', drawing: 'Being drawn', drawn: 'Drawn' },
    results: { drawn: 'Drawn', called: 'Called', passed: 'Passed', failed: 'Failed', missed: 'Missed' }, reviewed: 'Reviewed', blind: 'Blind review',
  },
  receiptEffects: {
    proposed: 'Takes effect after a second review.', confirmed: 'Confirmed by a second review.', sent_back: 'Sent back by the second review.', pending: 'Recorded; takes effect shortly.', effective: 'In effect.', undone: 'Undone.', overtaken: 'The application was changed; review again.',
  },
  appointments: { booked: 'Booked', cancelled: 'Cancelled', attended: 'Attended', missed: 'Missed' }, noSlots: 'This review point takes no appointments now; come in its office hours, or call first.',
  nation: 'Nationwide', point: 'Review point', pointAddress: 'Address', pointPhone: 'Phone', commitment: 'Commitment',
  commitments: { signed: (at) => `Signed (${at})`, declined: 'Declined', not_applicable: 'Not applicable (integrity record)', withdrawn: 'Withdrawn', unsigned: 'Not signed' },
  decisionStates: { proposed: 'Awaiting second review', confirmed: 'Confirmed', sent_back: 'Sent back', pending: 'Takes effect soon', effective: 'In effect', undone: 'Undone', overtaken: 'Changed by the candidate, never in effect' },
  bases: { single: 'Case by case', opened: 'Together, each seen before', archive_match: 'Together, matching the archive', counter: 'At the counter' },
  outcomes: { passed: 'Passed', failed: 'Failed', absent: 'Absent', violation: 'Breach', voided: 'Voided' },
  paidRejected: 'Paid, and rejected in the review after an unlock: the candidate can neither change nor give it up, and owes nothing. An unlock can be proposed once more (a second officer agrees); the candidate may object; if nothing is to be changed it is declared void on a decision, and the fee is refunded by the rules of the province’s finance, outside this system for now.',
  identity: 'Identity', educationRow: 'Education', degreeRow: 'Degree', titleRow: 'Title', stated: (major) => `Stated major: ${major}`, list: ', ',
};

/** The words of review screens that come from the server; the console adds only its own labels. */
export const words = { zh, en } satisfies Record<Lang, typeof zh>;
export type ReviewWords = typeof zh;
