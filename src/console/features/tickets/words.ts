import type { ReleaseAct } from '#contracts/tickets.ts';

const zh = {
  title: '准考证发布', sub: '座位冻结后准备准考证，核对排除名单，由两人确认发布；打印时间在考次设置中维护。', none: '近期没有考试。', exam: '考试', province: '省份', examOn: '考试日期', window: '打印时间', noWindow: '未公布', state: '状态', issued: '可打印', leftOut: '未发放',
  notFrozen: '座位未冻结', ready: '可以准备', prepare: '准备准考证', prepareNote: '为每位考生生成准考证内容并列出排除名单；人数多时在后台进行，可以离开本页。', findOne: '查一份准考证',
  progress: '准备进度', progressOf: (n: number, of: number) => `已清点 ${n.toLocaleString()} / ${of.toLocaleString()} 人`, figures: '发放与排除', issuedPeople: (n: number) => `发放 ${n.toLocaleString()} 人`, leftOutPeople: (n: number) => `排除 ${n.toLocaleString()} 人次`, nobodyLeftOut: '没有被排除的考生。',
  acts: '办理', actNames: { propose: '提请发布', return: '退回', approve: '确认发布', close: '暂停打印', reopen: '恢复打印', withdraw: '撤销' } satisfies Record<ReleaseAct, string>,
  actNotes: {
    propose: '提请另一人确认。请先看样张、核对排除名单。', return: '退回到已准备状态。', approve: '确认后，打印时间一到考生即可打印。', close: '立即停止打印，考生看到暂停通知和咨询电话。', reopen: '恢复打印。', withdraw: '撤销本次准备，可以重新准备；考生没有看到任何内容。',
  } satisfies Record<ReleaseAct, string>, reasonHint: '至少 4 个字，记入办理记录', second: (name: string) => `由 ${name} 提请`, approved: (name: string, at: string) => `${name} 于 ${at} 确认发布`,
  sample: '看样张（PDF）', history: '办理记录', steps: { prepare: '开始准备', prepared: '准备完毕', propose: '提请发布', return: '退回', approve: '确认发布', close: '暂停打印', reopen: '恢复打印', withdraw: '撤销' } as Record<string, string>,
  exclusions: '排除名单', reason: '原因', anyReason: '全部原因', number: '报名序号', name: '姓名', document: '证件号码', city: '地市', noneExcluded: '没有因此被排除的人。',
  oneTitle: '查准考证', oneSub: '按准考证号或报名序号查找；查看和代打都记入日志。', oneNumber: '准考证号或报名序号', find: '查找', ticket: '准考证', ticketNumber: '准考证号', version: (n: number) => `第 ${String(n)} 版`, noTicket: '没有准考证', stale: '内容已有变化，需要换发', same: '与现有信息一致', print: '代打（PDF）',
  hold: '暂缓发放', lift: '恢复发放', holdNow: '已暂缓发放', holdHistory: '暂缓发放记录', holdReasonHint: '至少 4 个字。考生登录后会看到这段话，请写明原因和需要办理的事项，不要写他人信息。',
  holdNote: '考生立即不能打印准考证；已发布的，此前打印的准考证二维码作废。考生会收到通知。', liftNote: '考生可以重新打印；二维码已作废的，同时生成新一版。考生会收到通知。', liftReasonHint: '至少 4 个字，记入记录',
  reissue: '换发', issue: '补发', reissueNote: '按现在的信息生成新一版，旧版的二维码立即作废，并通知考生重新打印。', versions: '版次', prints: '打印记录', noPrints: '还没有打印过。', via: { candidate: '考生登录', query: '免登录查询', staff: '工作人员' }, when: '时间', how: '方式', by: '经办', what: '版次', papers: '科目与座位', subject: '科目', time: '时间', place: '考点', room: '考场', seat: '座位', first: '首次发放', back: '返回发布列表',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Ticket release', sub: 'Once seats are frozen tickets are prepared, the list of those left out is checked, and two people release them; the printing period is kept with the sitting.', none: 'No exam in the near future.', exam: 'Exam', province: 'Province', examOn: 'Days', window: 'Printing period', noWindow: 'not published', state: 'State', issued: 'Tickets', leftOut: 'Left out',
    notFrozen: 'seats not frozen', ready: 'can be prepared', prepare: 'Prepare the tickets', prepareNote: 'Writes down every ticket and lists who gets none; large provinces take a while in the background, you may leave this page.', findOne: 'Find one ticket',
    progress: 'Progress', progressOf: (n, of) => `${n.toLocaleString()} of ${of.toLocaleString()} looked at`, figures: 'Tickets and people left out', issuedPeople: (n) => `${n.toLocaleString()} tickets`, leftOutPeople: (n) => `${n.toLocaleString()} reasons`, nobodyLeftOut: 'Nobody is left out.',
    acts: 'Acts', actNames: { propose: 'Propose the release', return: 'Give back', approve: 'Release', close: 'Close printing', reopen: 'Open printing again', withdraw: 'Withdraw' },
    actNotes: {
      propose: 'Asks a second person. Look at a sample and at the people left out first.', return: 'Goes back to prepared.', approve: 'From the opening of the period on candidates can print.', close: 'Printing stops at once; candidates read so, with the phone.', reopen: 'Printing goes on.', withdraw: 'This preparation is dropped and another can begin; no candidate has seen anything.',
    }, reasonHint: 'At least 4 characters, kept in the history', second: (name) => `proposed by ${name}`, approved: (name, at) => `released by ${name} at ${at}`,
    sample: 'Look at a sample (PDF)', history: 'History', steps: { prepare: 'preparation begun', prepared: 'prepared', propose: 'proposed', return: 'given back', approve: 'released', close: 'printing closed', reopen: 'printing opened again', withdraw: 'withdrawn' },
    exclusions: 'People left out', reason: 'Reason', anyReason: 'every reason', number: 'Application number', name: 'Name', document: 'Document', city: 'City', noneExcluded: 'Nobody is left out for this reason.',
    oneTitle: 'Find a ticket', oneSub: 'By ticket number or application number; looking and printing are logged.', oneNumber: 'Ticket or application number', find: 'Find', ticket: 'Ticket', ticketNumber: 'Ticket number', version: (n) => `version ${String(n)}`, noTicket: 'No ticket', stale: 'What it says has changed; issue it again', same: 'It says what is true today', print: 'Print for the candidate (PDF)',
    hold: 'Withhold', lift: 'Give again', holdNow: 'withheld', holdHistory: 'Withheld and given again', holdReasonHint: 'At least 4 characters. The candidate reads these words: say why and what to do, and nothing about others.',
    holdNote: 'Printing ends for this candidate at once; if tickets are released, the code of a ticket printed before is void. The candidate is told.', liftNote: 'The candidate can print again; where a code was revoked the next version is made. The candidate is told.', liftReasonHint: 'At least 4 characters, kept in the history',
    reissue: 'Issue again', issue: 'Issue', reissueNote: 'A new version is made from what is true now; the code of the old one is void at once and the candidate is told to print again.', versions: 'Versions', prints: 'Print log', noPrints: 'Not printed yet.', via: { candidate: 'signed in', query: 'look-up', staff: 'staff' }, when: 'When', how: 'How', by: 'By', what: 'Version', papers: 'Papers and seats', subject: 'Paper', time: 'Time', place: 'Centre', room: 'Room', seat: 'Seat', first: 'first issue', back: 'Back to the releases',
  },
};
