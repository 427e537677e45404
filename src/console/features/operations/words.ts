import type { ServiceState, Trouble } from '#contracts/operations.ts';
import { outsideServiceName } from '#contracts/outside-services.ts';

type Words = {
  title: string; sub: string; troubles: string; allWell: string; grave: string; minor: string; to: string;
  services: string; servicesNote: string; state: Record<ServiceState, string>; since: (at: string) => string; lastSuccess: string; lastFault: string; never: string; hour: string; calls: (n: string, faults: string, share: string) => string; lengths: (typical: string, slow: string) => string; noCalls: string; heldBy: (n: number, all: number) => string;
  chart: string; chartNote: string; steps: string; at: string; made: string; faultsHead: string; notCalled: string; typical: string; faults: Record<string, string>;
  queues: string; quiet: (n: number) => string; showQuiet: string; kind: string; due: string; oldest: string; later: string; retrying: string; running: string; failed: string; done: string; noQueues: string; queueList: string; processList: string;
  processes: string; host: string; role: string; roles: Record<'all' | 'web' | 'worker', string>; version: string; seen: string; started: string; disk: string; memory: string; lag: string; processState: Record<'running' | 'silent' | 'ended', string>; noProcesses: string; free: (free: string, share: string) => string;
  database: string; size: string; connections: string; ofMost: (n: number, most: number) => string; oldestTransaction: string; locks: string; standbys: string; noStandby: string; behind: (n: number, lag: string) => string; seconds: (n: string) => string;
  failedTitle: string; failedSub: string; failedLink: (n: number) => string; discardedLink: string; allKinds: string; onlyKind: string; id: string; attempts: string; why: string; failedAt: string; bornAt: string; noFailed: string;
  resend: string; resendAll: (n: number) => string; discard: string; chosen: (n: number) => string; chooseFirst: string; oneKind: string; mayNot: string; resendTitle: (n: number) => string; discardTitle: (n: number) => string; resendNote: string; discardNote: string; reasonHint: string; dealt: (n: number) => string; back: string;
  discardedTitle: string; discardedSub: string; by: string; reason: string; noDiscarded: string; discardedAt: string;
  serviceName: (service: string) => string; areas: Record<string, string>;
  trouble: Record<Trouble['code'], (of: string, figure: string) => string>; advice: Record<Trouble['code'], string>;
};

const zh: Words = {
  title: '运行状态', sub: '外部服务、任务队列、进程和数据库。这里没有任何个人信息；每 15 秒自动更新。', troubles: '需要处理', allWell: '一切正常。', grave: '严重', minor: '注意', to: '怎么办',
  services: '外部服务', servicesNote: '各进程看到的情况合在一起；图为最近 6 小时。', state: { well: '正常', failing: '时有失败', held_back: '已熔断', unknown: '尚未调用' }, since: (at) => `自 ${at}`, lastSuccess: '最近成功', lastFault: '最近故障', never: '从未', hour: '近一小时',
  calls: (n, faults, share) => `调用 ${n} 次，失败 ${faults} 次（${share}）`, lengths: (typical, slow) => `一半快于 ${typical}，95% 快于 ${slow}`, noCalls: '没有调用', heldBy: (n, all) => `${String(all)} 个进程中有 ${String(n)} 个暂停调用`,
  chart: '调用情况', chartNote: '柱高为调用次数，红色为失败，灰色为熔断期间未调用', steps: '按 10 分钟列出', at: '时间', made: '调用', faultsHead: '失败', notCalled: '未调用', typical: '中位耗时',
  faults: { timeout: '超时', unreachable: '连接不上', tls: '证书问题', busy: '对方繁忙', server_error: '对方出错', refused: '对方拒绝', garbled: '回复无法读取', forged: '签名不符', other: '其他', not_called: '未调用' },
  queues: '任务队列', quiet: (n) => `另有 ${String(n)} 类任务没有积压`, showQuiet: '显示全部', kind: '任务', due: '待执行', oldest: '最久已等', later: '未到时间', retrying: '重试中', running: '执行中', failed: '失败', done: '近一小时完成', noQueues: '没有积压的任务。', queueList: '各类任务的数量', processList: '各进程的情况',
  processes: '进程', host: '机器 · 进程号', role: '角色', roles: { all: '网页与后台', web: '网页', worker: '后台' }, version: '版本', seen: '最近报告', started: '启动', disk: '磁盘可用', memory: '内存', lag: '最长停顿', processState: { running: '运行中', silent: '失联', ended: '已正常结束' }, noProcesses: '还没有进程报告。', free: (free, share) => `${free}（${share}）`,
  database: '数据库', size: '大小', connections: '连接', ofMost: (n, most) => `${String(n)} / ${String(most)}`, oldestTransaction: '最久的事务', locks: '等待锁', standbys: '备库', noStandby: '没有看到备库（没有，或运行账号无权查看）', behind: (n, lag) => `${String(n)} 个，最多落后 ${lag}`, seconds: (n) => `${n} 秒`,
  failedTitle: '失败任务', failedSub: '最后一次执行仍然失败、已停下等人处理的任务。原因只写程序的话，不含个人信息。', failedLink: (n) => `失败任务 ${String(n)} 件`, discardedLink: '已放弃的任务', allKinds: '全部任务', onlyKind: '任务种类', id: '编号', attempts: '执行次数', why: '失败原因', failedAt: '失败时间', bornAt: '产生时间', noFailed: '没有失败的任务。',
  resend: '重新执行所选', resendAll: (n) => `重新执行全部 ${String(n)} 件`, discard: '放弃所选', chosen: (n) => `已选 ${String(n)} 件`, chooseFirst: '请先选择任务。', oneKind: '一次只能处理同一种任务，请先按种类筛选。', mayNot: '重新执行和放弃由系统管理员办理。', resendTitle: (n) => `重新执行 ${String(n)} 件任务`, discardTitle: (n) => `放弃 ${String(n)} 件任务`,
  resendNote: '先确认原因已消除，否则还会失败。任务各自只执行一次，已被别人处理的不会重复。', discardNote: '放弃后不会再执行，也不能恢复；任务种类、原因和您的理由会一直保留。', reasonHint: '4 到 200 个字，记入审计日志', dealt: (n) => `已处理 ${String(n)} 件`, back: '返回运行状态',
  discardedTitle: '已放弃的任务', discardedSub: '谁在何时放弃了哪些任务，为什么。', by: '放弃人', reason: '理由', noDiscarded: '没有放弃过任务。', discardedAt: '放弃时间',
  serviceName: (service) => outsideServiceName(service, 'zh'),
  areas: {
    accounts: '账号', applications: '报考', assistance: '协助事项', breaches: '违纪处理', catalogue: '考试目录', certificates: '证书', completions: '合格判定', demo: '演示', 'exam-kits': '离线包', 'fiscal-receipts': '财政票据', integrity: '诚信', ledger: '账簿', messages: '群发', notices: '消息发送', materials: '材料', oversight: '审计', partners: '对接系统', payments: '缴费', photos: '照片', platform: '系统', reconciliation: '对账', reports: '统计导出', reverification: '批量复核', review: '审核', rules: '报考条件', scores: '成绩', seating: '考场编排', suspensions: '停考', tickets: '准考证', verification: '核验',
  },
  trouble: {
    no_worker: (_, n) => `没有后台进程在运行，${n} 件任务到期未执行`, process_silent: (of) => `进程失联：${of}`, versions_differ: (of) => `各进程版本不同：${of}`, service_held_back: (of, n) => `${outsideServiceName(of, 'zh')} 已熔断，${n} 个进程暂停调用`, service_failing: (of, n) => `${outsideServiceName(of, 'zh')} 近一小时失败 ${n}%`, queue_stuck: (of, n) => `${of} 已等待 ${n} 分钟未执行`, queue_long: (of, n) => `${of} 积压 ${n} 件`,
    jobs_failed: (of, n) => `${of} 有 ${n} 件失败，等待处理`, connections_low: (_, n) => `数据库连接已用 ${n}%`, transaction_old: (_, n) => `有事务已持续 ${n} 分钟`, locks_waited_for: (_, n) => `${n} 个会话在等待锁`, lag_long: (_, n) => `备库落后 ${n} 秒`, disk_low: (of, n) => `${of} 磁盘只剩 ${n}%`, loop_slow: (of, n) => `${of} 曾停顿 ${n} 毫秒`, scan_off: () => '上传文件不查毒（MALWARE_SCANNER=off）', hook_paused: (of, n) => `对接系统推送已自动暂停：${of}，${n} 条消息待发`, characters_missing: (of, n) => `有人姓名中的字无法打印：${of}（注册时共遇到 ${n} 次）`,
  },
  advice: {
    no_worker: '启动一个 ROLE=worker 或 ROLE=all 的进程；积压会自动赶上。', process_silent: '查看该机器和进程日志；确认已停止的会在一天后从这里消失。', versions_differ: '升级尚未完成，把其余进程也换成新版本。', service_held_back: '联系对方值班。业务不会丢失：任务会在对方恢复后自动继续，网页已提示考生稍后再试。', service_failing: '看故障类别；持续超过十分钟请联系对方，必要时改用备用通道。',
    queue_stuck: '看该类任务是否反复失败或有长事务占用；必要时增加后台进程。', queue_long: '通常会自己赶上；不下降时增加后台进程。', jobs_failed: '打开“失败任务”，看原因，消除后重新执行；确实不再需要的写明理由放弃。', connections_low: '减少进程数或每进程 DATABASE_POOL，或提高数据库 max_connections。', transaction_old: '请数据库管理员查看 pg_stat_activity 中最久的会话，通常是人工查询或备份。',
    locks_waited_for: '请数据库管理员查看是谁占用锁；多半随长事务结束而消失。', lag_long: '检查备库和网络；此时不要切换主备。', disk_low: '清理或扩容；磁盘写满后上传和保存会回答“暂时不可用”。', loop_slow: '该进程处理不过来，增加网页进程或查看是否有其他程序占用 CPU。', scan_off: '有 ClamAV 时把 MALWARE_SCANNER 设为 clamd://主机:3310 后重启；在此之前请提醒审核人员只在有查毒软件的电脑上打开材料。',
    characters_missing: '为文件字体补充这些字（scripts/build-fonts.mjs），再请有关人员申请更正姓名。',
    hook_paused: '请该省管理员与对方系统联系，修好后在“对接系统”恢复推送；待发消息会依次补发。',
  },
};

const en: Words = {
  title: 'How it runs', sub: 'Outside services, job queues, processes and the database. Nobody’s personal data is here; renewed every 15 seconds.', troubles: 'To be seen to', allWell: 'All is well.', grave: 'grave', minor: 'note', to: 'What to do',
  services: 'Outside services', servicesNote: 'What all processes see, put together; drawn over the last six hours.', state: { well: 'well', failing: 'failing at times', held_back: 'held back', unknown: 'not asked yet' }, since: (at) => `since ${at}`, lastSuccess: 'Last success', lastFault: 'Last fault', never: 'never', hour: 'Last hour',
  calls: (n, faults, share) => `${n} calls, ${faults} failed (${share})`, lengths: (typical, slow) => `half faster than ${typical}, 95 % faster than ${slow}`, noCalls: 'no calls', heldBy: (n, all) => `${String(n)} of ${String(all)} processes hold calls back`,
  chart: 'Calls', chartNote: 'Height: calls; red: failed; grey: not called while held back', steps: 'By ten minutes', at: 'At', made: 'Calls', faultsHead: 'Failed', notCalled: 'Not called', typical: 'Median',
  faults: { timeout: 'timeout', unreachable: 'unreachable', tls: 'certificate', busy: 'busy', server_error: 'their error', refused: 'refused', garbled: 'unreadable answer', forged: 'wrong signature', other: 'other', not_called: 'not called' },
  queues: 'Job queues', quiet: (n) => `${String(n)} more kinds have nothing waiting`, showQuiet: 'Show all', kind: 'Job', due: 'Due', oldest: 'Oldest waits', later: 'Later', retrying: 'Retrying', running: 'Running', failed: 'Failed', done: 'Done in an hour', noQueues: 'Nothing waits.', queueList: 'Jobs by kind', processList: 'Processes one by one',
  processes: 'Processes', host: 'Machine · pid', role: 'Role', roles: { all: 'web and worker', web: 'web', worker: 'worker' }, version: 'Version', seen: 'Last seen', started: 'Started', disk: 'Disk free', memory: 'Memory', lag: 'Longest pause', processState: { running: 'running', silent: 'silent', ended: 'ended' }, noProcesses: 'No process has reported yet.', free: (free, share) => `${free} (${share})`,
  database: 'Database', size: 'Size', connections: 'Connections', ofMost: (n, most) => `${String(n)} / ${String(most)}`, oldestTransaction: 'Oldest transaction', locks: 'Waiting for locks', standbys: 'Standbys', noStandby: 'none seen (none there, or the login may not look)', behind: (n, lag) => `${String(n)}, at most ${lag} behind`, seconds: (n) => `${n} s`,
  failedTitle: 'Failed jobs', failedSub: 'Jobs that failed at their last attempt and wait for somebody. The reasons are the program’s own words and name nobody.', failedLink: (n) => `Failed jobs: ${String(n)}`, discardedLink: 'Discarded jobs', allKinds: 'Every job', onlyKind: 'Kind of job', id: 'Id', attempts: 'Attempts', why: 'Why it failed', failedAt: 'Failed', bornAt: 'Born', noFailed: 'No job has failed.',
  resend: 'Retry the chosen', resendAll: (n) => `Retry all ${String(n)}`, discard: 'Discard the chosen', chosen: (n) => `${String(n)} chosen`, chooseFirst: 'Choose jobs first.', oneKind: 'Only jobs of one kind at a time: choose the kind first.', mayNot: 'The system administrator retries and discards.', resendTitle: (n) => `Retry ${String(n)} jobs`, discardTitle: (n) => `Discard ${String(n)} jobs`,
  resendNote: 'Make sure that the cause is gone, or they fail again. Each is done once; those somebody else dealt with are left alone.', discardNote: 'They are never done again and cannot be brought back; kind, cause and your reason are kept for good.', reasonHint: '4 to 200 characters, kept in the audit log', dealt: (n) => `${String(n)} dealt with`, back: 'Back to how it runs',
  discardedTitle: 'Discarded jobs', discardedSub: 'Who gave up which jobs, when and why.', by: 'By', reason: 'Reason', noDiscarded: 'No job was ever discarded.', discardedAt: 'Discarded',
  serviceName: (service) => outsideServiceName(service, 'en'),
  areas: {
    accounts: 'Accounts', applications: 'Applications', assistance: 'Assistance', breaches: 'Breaches', catalogue: 'Exams', certificates: 'Certificates', completions: 'Completion', demo: 'Demonstration', 'exam-kits': 'Exam kits', 'fiscal-receipts': 'E-receipts', integrity: 'Integrity', ledger: 'Ledger', messages: 'Mass notices', notices: 'Messages', materials: 'Materials', oversight: 'Audit', partners: 'Outside systems', payments: 'Payments', photos: 'Photos', platform: 'Platform', reconciliation: 'Reconciliation', reports: 'Reports', reverification: 'Checks of old results', review: 'Review', rules: 'Conditions', scores: 'Scores', seating: 'Seating', suspensions: 'Suspensions', tickets: 'Tickets', verification: 'Verification',
  },
  trouble: {
    no_worker: (_, n) => `No worker is running; ${n} jobs are due`, process_silent: (of) => `A process fell silent: ${of}`, versions_differ: (of) => `Processes of different versions: ${of}`, service_held_back: (of, n) => `${outsideServiceName(of, 'en')} is held back by ${n} processes`, service_failing: (of, n) => `${outsideServiceName(of, 'en')}: ${n} % failed in the last hour`, queue_stuck: (of, n) => `${of} has waited for ${n} min`, queue_long: (of, n) => `${of}: ${n} waiting`,
    jobs_failed: (of, n) => `${of}: ${n} failed and wait for somebody`, connections_low: (_, n) => `${n} % of the database connections are taken`, transaction_old: (_, n) => `A transaction has lasted for ${n} min`, locks_waited_for: (_, n) => `${n} sessions wait for locks`, lag_long: (_, n) => `A standby is ${n} s behind`, disk_low: (of, n) => `${of}: only ${n} % of the disk is free`, loop_slow: (of, n) => `${of} stood still for ${n} ms`, scan_off: () => 'Uploads are not scanned for malware (MALWARE_SCANNER=off)', hook_paused: (of, n) => `Messages to an outside system are paused: ${of}; ${n} waiting`, characters_missing: (of, n) => `Names hold characters that cannot be printed: ${of} (met ${n} times when registering)`,
  },
  advice: {
    no_worker: 'Start a process with ROLE=worker or ROLE=all; it catches up by itself.', process_silent: 'Look at the machine and its log; one that is really gone disappears from here after a day.', versions_differ: 'The upgrade is not finished: start the others anew, too.', service_held_back: 'Call the other side. Nothing is lost: jobs go on by themselves when it is back, pages tell people to try again later.', service_failing: 'Look at the kind of fault; if it lasts for more than ten minutes call them, and change to the second channel where there is one.',
    queue_stuck: 'See whether its jobs fail again and again or a long transaction is in the way; add a worker.', queue_long: 'It mostly catches up by itself; if it does not fall, add a worker.', jobs_failed: 'Open the failed jobs, mend the cause, retry; discard with a reason what nobody needs.', connections_low: 'Fewer processes or a smaller DATABASE_POOL, or more max_connections.', transaction_old: 'Have the oldest session in pg_stat_activity looked at: mostly a query by hand or a backup.',
    locks_waited_for: 'Have looked at who holds the locks; mostly it ends with the long transaction.', lag_long: 'Look at the standby and the network; do not switch over now.', disk_low: 'Make room; once it is full, uploads and saves are answered with “not available at the moment”.', loop_slow: 'The process has too much to do: add web processes, or see what else takes the CPU.', scan_off: 'Where there is a ClamAV daemon set MALWARE_SCANNER to clamd://host:3310 and start anew; until then have reviewers open files only on machines with an anti-virus of their own.',
    characters_missing: 'Add these characters to the fonts of documents (scripts/build-fonts.mjs), then have the names corrected.',
    hook_paused: 'Have the province’s administrator call whoever runs the system; when it is mended, resume the subscription under Outside systems: what waits is sent in order.',
  },
};

/** What the screens of 运行状态 say. */
export const words: { zh: Words; en: Words } = { zh, en };
