import type { CaseKind, CaseState } from '#contracts/assistance.ts';
import type { Lang } from '#contracts/refusals.ts';

const zh = {
  kinds: {
    unlock: '解锁修改', appeal: '复核申请', recovery: '协助找回', phone_release: '解绑手机', identity_correction: '身份信息更正', name_change: '变更姓名', rare_name: '生僻字更正', merge: '账号合并', closing: '账号停用、注销',
  } satisfies Record<CaseKind, string> as Record<CaseKind, string>,
  states: { waiting: '待复核', approved: '已同意', refused: '未同意', withdrawn: '已撤回', ended: '已结束' } satisfies Record<CaseState, string> as Record<CaseState, string>,
  appealStates: { waiting: '待处理', approved: '结果已改变', refused: '维持原结果', withdrawn: '已撤回', ended: '已结束' } satisfies Record<CaseState, string> as Record<CaseState, string>,
  acts: {
    open: '提出', attach: '上传证明材料', approve: '同意', refuse: '不同意', withdraw: '撤回', confirmed: '考生修改后重新确认', restored: '到期未确认，恢复原信息', given_up: '考生放弃报名', merged: '报考结束，账号已合并',
    uphold: '维持原核验结果', overturn: '改为核验通过', reconsider: '撤销原结果，重新审核',
  } as Record<string, string>,
  by: { candidate: '考生', staff: '工作人员', system: '系统' } as Record<string, string>,
  parts: '开放修改的内容', until: '开放至', phoneNew: '新手机号', phoneBound: '已绑定的手机', to: '发送办理码到', nameTo: '更正后姓名', documentTo: '更正后证件', glyph: '字形说明', other: '停用的账号', closing: '停用账号', contested: '原核验结果的理由',
  merge: {
    phone: '绑定手机', phoneKept: (p: string) => `保留 ${p}，停用账号的手机号释放`, phoneMoves: (p: string) => `${p} 转到保留的账号`, rows: '学历、学位', rowsOf: (e: number, d: number) => `停用账号的学历 ${String(e)} 条、学位 ${String(d)} 条，保留账号没有的转入并重新核验`, rest: '其他', restText: '档案、站内信、查看记录转入保留的账号；诚信记录按证件号码，不受影响；已结束的报考留在原账号，可查不可改；照片不转移',
    keptApplications: '保留账号的报考', otherApplications: '停用账号的报考', paid: '已缴费', unpaid: '未缴费', when: '何时办理', now: '同意后立即合并', later: (day: string) => `两个账号都有进行中的报考：同意后停用账号不能再报考，${day} 考试结束后自动合并，已有报考不受影响`,
  },
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
      open: 'Opened', attach: 'Proof uploaded', approve: 'Agreed', refuse: 'Not agreed', withdraw: 'Taken back', confirmed: 'Changed and confirmed again', restored: 'Ran out, earlier data restored', given_up: 'Given up by the candidate', merged: 'Applications over, accounts merged',
      uphold: 'Decision stands', overturn: 'Changed to approved', reconsider: 'Decision lifted, to be reviewed again',
    },
    by: { candidate: 'Candidate', staff: 'Staff', system: 'System' },
    parts: 'Parts opened', until: 'Open until', phoneNew: 'New phone', phoneBound: 'Bound phone', to: 'Code goes to', nameTo: 'Name corrected to', documentTo: 'Document corrected to', glyph: 'Description of the character', other: 'Account to be suspended', closing: 'Close the account', contested: 'Reason of the contested decision',
    merge: {
      phone: 'Phone', phoneKept: (p) => `${p} stays; the other account’s phone is set free`, phoneMoves: (p) => `${p} goes to the account kept`, rows: 'Education and degrees', rowsOf: (e, d) => `${String(e)} education and ${String(d)} degree rows of the other account; what the kept one lacks is copied and verified`, rest: 'Also', restText: 'Archive, messages and the list of who looked go to the account kept; integrity records go by the document number; ended applications stay readable where they are; the photo does not move',
      keptApplications: 'Applications of the account kept', otherApplications: 'Applications of the other', paid: 'paid', unpaid: 'not paid', when: 'When', now: 'As soon as agreed', later: (day) => `Both have applications under way: once agreed the other account starts no new one, and is merged by itself after the exam of ${day}; what was applied for stays valid`,
    },
    none: '—', years: (n) => `${String(n)} years`, yuan: (text) => `${text} yuan`,
    lines: {
      exam: 'Examination', number: 'Application number', place: 'City', point: 'Review point', level: 'Level', specialty: 'Specialty', subjects: 'Subjects', due: 'Amount due', education: 'Education', degree: 'Degree', work: 'Years in the profession', years: 'Years of work', employer: 'Employer',
      history: 'Work history', titles: 'Titles', certificates: 'Certificates held', posts: 'Posts', phone: 'Phone', mail: 'Mail', address: 'Address', postcode: 'Postcode', needs: 'Special needs', commitment: 'Commitment',
    },
  },
};
