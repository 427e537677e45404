import type { QuarantineState } from '#contracts/quarantine.ts';
import type { FileAct } from './quarantine.api.ts';

type Words = {
  title: string; sub: string; off: string; waiting: (count: number, since: string) => string; none: string; only: string; all: string; found: string; signature: string; by: string; kinds: Record<'visitor' | 'candidate' | 'staff', string>; size: string; digests: string; name: string; stateHead: string; state: Record<QuarantineState, string>;
  asked: (by: string, at: string, reason: string) => string; ended: (by: string, at: string, reason: string) => string; acts: string; act: Record<FileAct, string>; dialog: Record<FileAct, string>; note: Record<FileAct, string>; own: string; done: Record<QuarantineState, string>; reasonHint: string;
};

const zh: Words = {
  title: '隔离文件', sub: '查毒报毒的上传文件。内容密封保存，任何人都不能打开；180 天后自动销毁，记录保留。', off: '本系统未启用查毒（MALWARE_SCANNER=off），新上传的文件不会进入隔离。', waiting: (count, since) => `查毒服务中断期间收下的 ${String(count)} 个考生文件待查毒（最早 ${since}），恢复后自动补查；查完之前工作人员不能打开。`, none: '没有隔离文件。', only: '状态', all: '全部', found: '发现时间', signature: '病毒特征', by: '上传人', kinds: { visitor: '访客', candidate: '考生', staff: '工作人员' },
  size: '大小', digests: '摘要', name: '文件名摘要', stateHead: '状态', state: { kept: '隔离中', release_asked: '待第二人批准解除', released: '已解除（误报）', destroyed: '已销毁' },
  asked: (by, at, reason) => `${by} ${at} 申请解除：${reason}`, ended: (by, at, reason) => `${by} ${at}：${reason}`, acts: '办理', act: { destruction: '销毁', 'release-request': '申请解除', release: '批准解除' }, dialog: { destruction: '销毁隔离文件', 'release-request': '重新查毒并申请解除', release: '重新查毒并批准解除' },
  note: { destruction: '文件内容立即删除，不能恢复；记录和理由保留。', 'release-request': '先重新查毒，仍报毒的不能解除；还须另一名安全管理员批准。', release: '再次查毒通过后按误报解除，隔离的副本删除，上传人可以重新上传。' },
  own: '您申请的，须由另一名安全管理员批准', done: { kept: '', release_asked: '已查毒并提出申请，等待第二人批准', released: '已解除隔离', destroyed: '已销毁' }, reasonHint: '4 至 200 字，记入审计日志',
};

const en: Words = {
  title: 'Quarantined files', sub: 'Uploads that the malware scan flagged. The content is sealed and nobody can open it; it is destroyed after 180 days, the record stays.', off: 'This installation scans nothing (MALWARE_SCANNER=off): new uploads are not put here.', waiting: (count, since) => `${String(count)} files of candidates were taken while the scan was away and wait for it (the first since ${since}). They are scanned by themselves when it is back; staff cannot open them before.`, none: 'No file is in quarantine.', only: 'State', all: 'All', found: 'Found', signature: 'Signature', by: 'Uploaded by', kinds: { visitor: 'visitor', candidate: 'candidate', staff: 'staff' },
  size: 'Size', digests: 'Digests', name: 'Name', stateHead: 'State', state: { kept: 'In quarantine', release_asked: 'Release waits for a second person', released: 'Released (false alarm)', destroyed: 'Destroyed' },
  asked: (by, at, reason) => `${by} asked for the release, ${at}: ${reason}`, ended: (by, at, reason) => `${by}, ${at}: ${reason}`, acts: 'Act', act: { destruction: 'Destroy', 'release-request': 'Ask for release', release: 'Approve release' }, dialog: { destruction: 'Destroy a quarantined file', 'release-request': 'Scan again and ask for release', release: 'Scan again and approve the release' },
  note: { destruction: 'The content is deleted at once and for good; the record and your reason stay.', 'release-request': 'It is scanned again first and stays where it is if it is still flagged; another security administrator has to approve.', release: 'After one more clean scan it counts as a false alarm: our copy is deleted and its owner may upload it again.' },
  own: 'You asked for it: another security administrator approves', done: { kept: '', release_asked: 'Scanned and asked; a second person has to approve', released: 'Released', destroyed: 'Destroyed' }, reasonHint: '4 to 200 characters, kept in the audit log',
};

/** What the screen of 隔离文件 says. */
export const words: { zh: Words; en: Words } = { zh, en };
