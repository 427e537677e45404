import type { CaseKind, CaseState } from '#contracts/assistance.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  kinds: {
    unlock: '解锁修改', appeal: '复核申请', recovery: '协助找回', phone_release: '解绑手机', identity_correction: '身份信息更正', name_change: '变更姓名', rare_name: '生僻字更正', merge: '账号合并', closing: '账号停用、注销',
  } satisfies Record<CaseKind, string> as Record<CaseKind, string>,
  states: { waiting: '待复核', approved: '已同意', refused: '未同意', withdrawn: '已撤回', ended: '已结束' } satisfies Record<CaseState, string> as Record<CaseState, string>,
  appealStates: { waiting: '待处理', approved: '结果已改变', refused: '维持原结果', withdrawn: '已撤回', ended: '已结束' } satisfies Record<CaseState, string> as Record<CaseState, string>,
  acts: {
    open: '提出', attach: '上传证明材料', approve: '同意', refuse: '不同意', withdraw: '撤回', confirmed: '考生修改后重新确认', restored: '到期未确认，恢复原信息', given_up: '考生放弃报名',
    uphold: '维持原核验结果', overturn: '改为核验通过', reconsider: '撤销原结果，重新审核',
  } as Record<string, string>,
  by: { candidate: '考生', staff: '工作人员', system: '系统' } as Record<string, string>,
  parts: '开放修改的内容', until: '开放至', phoneNew: '新手机号', phoneBound: '已绑定的手机', to: '发送办理码到', nameTo: '更正后姓名', documentTo: '更正后证件', glyph: '字形说明', other: '停用的账号', closing: '停用账号', contested: '原核验结果的理由',
  none: '—', years: (n: number) => `${String(n)} 年`, yuan: (text: string) => `${text} 元`,
  lines: {
    exam: '考试', number: '报名序号', place: '地市', point: '审核点', level: '报考级别', specialty: '报考专业', subjects: '报考科目', due: '应缴金额', education: '学历', degree: '学位', work: '从事专业工作年限', years: '工作年限', employer: '工作单位',
    history: '工作经历', titles: '职称', certificates: '已有证书', posts: '任职', phone: '手机号', mail: '电子邮箱', address: '通讯地址', postcode: '邮政编码', needs: '特殊需要', commitment: '告知承诺',
  },
};

export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    kinds: {
      unlock: 'Unlock for change', appeal: 'Appeal', recovery: 'Assisted recovery', phone_release: 'Release of the phone', identity_correction: 'Correction of identity', name_change: 'Change of name', rare_name: 'Rare character', merge: 'Merge of accounts', closing: 'Closing of an account',
    },
    states: { waiting: 'Waiting for a second member', approved: 'Agreed', refused: 'Not agreed', withdrawn: 'Taken back', ended: 'Ended' },
    appealStates: { waiting: 'Waiting', approved: 'Decision changed', refused: 'Decision stands', withdrawn: 'Taken back', ended: 'Ended' },
    acts: {
      open: 'Opened', attach: 'Proof uploaded', approve: 'Agreed', refuse: 'Not agreed', withdraw: 'Taken back', confirmed: 'Changed and confirmed again', restored: 'Ran out, earlier data restored', given_up: 'Given up by the candidate',
      uphold: 'Decision stands', overturn: 'Changed to approved', reconsider: 'Decision lifted, to be reviewed again',
    },
    by: { candidate: 'Candidate', staff: 'Staff', system: 'System' },
    parts: 'Parts opened', until: 'Open until', phoneNew: 'New phone', phoneBound: 'Bound phone', to: 'Code goes to', nameTo: 'Name corrected to', documentTo: 'Document corrected to', glyph: 'Description of the character', other: 'Account to be suspended', closing: 'Close the account', contested: 'Reason of the contested decision',
    none: '—', years: (n) => `${String(n)} years`, yuan: (text) => `${text} yuan`,
    lines: {
      exam: 'Examination', number: 'Application number', place: 'City', point: 'Review point', level: 'Level', specialty: 'Specialty', subjects: 'Subjects', due: 'Amount due', education: 'Education', degree: 'Degree', work: 'Years in the profession', years: 'Years of work', employer: 'Employer',
      history: 'Work history', titles: 'Titles', certificates: 'Certificates held', posts: 'Posts', phone: 'Phone', mail: 'Mail', address: 'Address', postcode: 'Postcode', needs: 'Special needs', commitment: 'Commitment',
    },
  },
};
