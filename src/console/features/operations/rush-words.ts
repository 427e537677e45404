import type { Lane, RushCause, RushMode } from '#contracts/rush.ts';

type Words = {
  title: string; sub: string; link: string; mode: string; modes: Record<RushMode, string>; modeNotes: Record<RushMode, string>; byDefault: string; setBy: (who: string, at: string) => string; cap: string; capHint: string; perSecond: (n: string) => string;
  now: string; round: string; nobody: string; causes: Record<RushCause, string>; since: (at: string) => string; drawUntil: (at: string) => string; waiting: string; inside: string; insideNote: string; rate: string; pace: string; processes: string; admitted: string; signedIn: (n: string) => string;
  lanes: string; lane: string; laneNames: Record<Lane, string>; curve: string; curveNote: string; noCurve: string; rows: string; at: string; loop: string; database: string; p95: string; shed: string; target: (n: string) => string;
  change: string; save: string; mayNot: string; saved: string; reasonHint: string; people: (n: string) => string;
};

const zh: Words = {
  title: '高峰模式', sub: '人多时让考生排队依次进入，缴费、支付通知和管理后台从不排队。每 5 秒自动更新。', link: '高峰模式（排队）', mode: '模式', modes: { off: '关闭', automatic: '自动', on: '开启' },
  modeNotes: { off: '从不排队；过载时仍会先拒绝新来的请求。', automatic: '健康指标连续 5 秒超标，或临近大批考生开网（前 5 分钟起）时排队；恢复后自动结束。', on: '从现在起排队放行；没有人等候时直接进入。' },
  byDefault: '安装设置', setBy: (who, at) => `${who} 于 ${at} 设定`, cap: '放行上限（人/秒）', capHint: '留空用程序自带的上限', perSecond: (n) => `${n} 人/秒`,
  now: '现在', round: '本轮排队', nobody: '现在不用排队', causes: { opening: '开网', health: '系统繁忙', operator: '人工开启' }, since: (at) => `自 ${at}`, drawUntil: (at) => `首分钟抽签到 ${at}`, waiting: '排队人数', inside: '在内人数', insideNote: '近 5 分钟有操作', rate: '允许放行', pace: '实际放行', processes: '网页进程', admitted: '本轮已放行', signedIn: (n) => `其中已登录 ${n} 人`,
  lanes: '各队列', lane: '队列', laneNames: { general: '普通', inside: '此前已登录', access: '适老、无障碍显示' }, curve: '健康曲线', curveNote: '三条线为各指标与目标之比，虚线为目标；蓝色柱为放行速度。最近 2 小时', noCurve: '还没有记录。', rows: '按时间列出', at: '时间', loop: '事件循环延迟', database: '数据库应答', p95: '在内请求 P95', shed: '累计拒绝', target: (n) => `目标 ${n} 毫秒`,
  change: '设定', save: '保存设定', mayNot: '高峰模式由系统管理员设定。', saved: '已保存，各进程两秒内生效。', reasonHint: '4 到 200 个字，记入审计日志', people: (n) => `${n} 人`,
};

const en: Words = {
  title: 'Rush mode', sub: 'When many come, candidates wait and are let in one after another; paying, notices of banks and this console never wait. Renewed every five seconds.', link: 'Rush mode (waiting room)', mode: 'Mode', modes: { off: 'off', automatic: 'automatic', on: 'on' },
  modeNotes: { off: 'Nobody waits; under too much load newcomers are still refused first.', automatic: 'People wait while health has been beyond a target for five seconds, and from five minutes before an opening that brings many; it ends by itself.', on: 'People are let in by the queue from now on, straight in where nobody waits.' },
  byDefault: 'as installed', setBy: (who, at) => `set by ${who}, ${at}`, cap: 'Most people a second', capHint: 'Empty: the program’s own', perSecond: (n) => `${n} a second`,
  now: 'Now', round: 'This round', nobody: 'Nobody has to wait', causes: { opening: 'opening', health: 'strained', operator: 'switched on' }, since: (at) => `since ${at}`, drawUntil: (at) => `lots are drawn until ${at}`, waiting: 'Waiting', inside: 'Inside', insideNote: 'did something in the last five minutes', rate: 'Allowed', pace: 'Let in', processes: 'Web processes', admitted: 'Let in this round', signedIn: (n) => `${n} of them signed in`,
  lanes: 'Lanes', lane: 'Lane', laneNames: { general: 'Everybody', inside: 'Signed in before', access: 'Easy view and other ways of showing' }, curve: 'Health', curveNote: 'Each line is a measure over its target, the dashes are the target; blue bars are people let in. The last two hours', noCurve: 'Nothing was written yet.', rows: 'Row by row', at: 'At', loop: 'Event loop delay', database: 'Database answers in', p95: 'P95 of those inside', shed: 'Refused so far', target: (n) => `target ${n} ms`,
  change: 'Set', save: 'Save', mayNot: 'The system administrator sets rush mode.', saved: 'Saved; every process knows within two seconds.', reasonHint: '4 to 200 characters, kept in the audit log', people: (n) => n,
};

export const rushWords = { zh, en };
