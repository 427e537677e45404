import type { DayPlaces } from '#contracts/appointments.ts';

const zh = {
  title: '现场核验预约', sub: '按审核点和日期查看预约名单，调整名额，排定以后的时段。', point: '审核点', day: '日期', choose: '请选择审核点', empty: '这一天没有开放预约的时段。', booked: (n: number, all: number) => `已约 ${String(n)} / ${String(all)}`, nobody: '暂无预约', closed: (why: string) => `停止预约：${why}`,
  attended: '到场', missed: '未到场', change: '调整', changeTitle: (at: string) => `调整时段 ${at}`, capacity: '名额', closeWhy: '停止预约的原因（留空为开放）', save: '保存', plan: '排定时段', planTitle: '排定时段', from: '从', to: '到', weekdays: '星期', days: ['一', '二', '三', '四', '五', '六', '日'], hoursFrom: '每天从', hoursTo: '到', minutes: '每段分钟数',
  morning: '上午', afternoon: '下午', planAct: '排定', planned: (made: number, kept: number) => `新增 ${String(made)} 个时段，原有 ${String(kept)} 个未改动。`, number: '报名序号', name: '姓名', exam: '考试', state: '状态', act: '登记', total: (n: number) => `共 ${String(n)} 人`, places: (p: DayPlaces) => (p.limit === null ? `已约 ${String(p.booked)} / 排定 ${String(p.planned)}（日接待量不限）` : `日接待量 ${String(p.limit)}：已约 ${String(p.booked)}，剩余 ${String(Math.max(0, p.limit - p.booked))}，排定 ${String(p.planned)}`), previous: '前一天', next: '后一天',
};
const en: typeof zh = {
  title: 'Review appointments', sub: 'Who comes when, by review point and day; change places, plan the times ahead.', point: 'Review point', day: 'Day', choose: 'Choose a review point', empty: 'No times are open on this day.', booked: (n, all) => `${String(n)} of ${String(all)} booked`, nobody: 'Nobody yet', closed: (why) => `Closed: ${why}`,
  attended: 'Came', missed: 'Did not come', change: 'Change', changeTitle: (at) => `Change ${at}`, capacity: 'Places', closeWhy: 'Why it is closed (empty: open)', save: 'Save', plan: 'Plan times', planTitle: 'Plan times', from: 'From', to: 'To', weekdays: 'Weekdays', days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], hoursFrom: 'Each day from', hoursTo: 'to', minutes: 'Minutes each',
  morning: 'Morning', afternoon: 'Afternoon', planAct: 'Plan', planned: (made, kept) => `${String(made)} times made, ${String(kept)} were there already.`, number: 'Number', name: 'Name', exam: 'Exam', state: 'State', act: 'Mark', total: (n) => `${String(n)} people`, places: (p) => (p.limit === null ? `${String(p.booked)} booked of ${String(p.planned)} planned (no limit a day)` : `${String(p.limit)} a day: ${String(p.booked)} booked, ${String(Math.max(0, p.limit - p.booked))} left, ${String(p.planned)} planned`), previous: 'Day before', next: 'Day after',
};
export const words = { zh, en };
