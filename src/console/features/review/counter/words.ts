import type { DayPlaces } from '#contracts/appointments.ts';

const zh = {
  title: '现场窗口', sub: '扫描或输入报名表上的二维码（报名序号），与本人和原件核对后作出决定。', number: '报名序号（可用扫码枪）', code: '报名表验证码', codeHint: '对报名表有疑问时输入，12 位', find: '受理', finding: '正在查找…', next: '下一位',
  person: '核对本人', photoAlt: (name: string) => `${name} 的照片`, noPhoto: '没有照片', name: '姓名', document: '证件号码', exam: '考试', choice: '报考', point: '审核点', state: '状态', appointment: '预约', noAppointment: '未预约', bring: '应查验的原件', nothingToBring: '没有另外要求的材料',
  decide: '核验决定', approve: '核验通过', reject: '核验不通过', reason: '意见', reasonHint: '不通过须写明原因，考生会看到', pick: '常用意见', submit: '登记决定', submitting: '正在登记…', closed: '现在不能办理', checklist: '原件核对清单', required: '必核',
  done: (d: string) => `已登记：${d}`, receipt: '打印回执（PDF）', openCase: '打开完整报考信息',
  day: '当日办理清单', handOver: '打印交接清单（PDF）', columns: { time: '时间', number: '报名序号', name: '姓名', exam: '考试', decision: '结果', by: '经办人' }, empty: '这一天还没有办理记录。', doneOf: (n: number) => `已办理 ${String(n)} 件`, places: (p: DayPlaces) => (p.limit === null ? `已约 ${String(p.booked)} / 排定 ${String(p.planned)}（日接待量不限）` : `日接待量 ${String(p.limit)}：已约 ${String(p.booked)}，剩余 ${String(Math.max(0, p.limit - p.booked))}`), chooseDay: '日期', choosePoint: '审核点', choose: '请选择审核点',
};
const en: typeof zh = {
  title: 'Counter', sub: 'Scan or type the number on the printed form, compare the person and the originals, decide.', number: 'Application number (scanner works)', code: 'Code on the form', codeHint: 'When the paper is doubted, 12 characters', find: 'Look up', finding: 'Looking…', next: 'Next person',
  person: 'The person', photoAlt: (name) => `Photo of ${name}`, noPhoto: 'No photo', name: 'Name', document: 'Document', exam: 'Exam', choice: 'Applied for', point: 'Review point', state: 'State', appointment: 'Appointment', noAppointment: 'none', bring: 'Originals to see', nothingToBring: 'Nothing further is asked for',
  decide: 'Decision', approve: 'Approve', reject: 'Reject', reason: 'Reason', reasonHint: 'A no needs its reason; the candidate reads it', pick: 'Standard reasons', submit: 'Record the decision', submitting: 'Recording…', closed: 'Nothing can be done now', checklist: 'Originals seen', required: 'required',
  done: (d) => `Recorded: ${d}`, receipt: 'Print the receipt (PDF)', openCase: 'Open the whole case',
  day: 'Done on this day', handOver: 'Print the hand-over list (PDF)', columns: { time: 'Time', number: 'Number', name: 'Name', exam: 'Exam', decision: 'Decision', by: 'By' }, empty: 'Nothing was done on this day yet.', doneOf: (n) => `${String(n)} done`, places: (p) => (p.limit === null ? `${String(p.booked)} booked of ${String(p.planned)} planned (no limit a day)` : `${String(p.limit)} a day: ${String(p.booked)} booked, ${String(Math.max(0, p.limit - p.booked))} left`), chooseDay: 'Day', choosePoint: 'Review point', choose: 'Choose a review point',
};
export const words = { zh, en };
