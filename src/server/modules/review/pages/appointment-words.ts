import type { Lang } from '#contracts/refusals.ts';

const zh = {
  mine: '我的报考', title: '现场核验预约', lead: '选择到审核点的时间。预约后可以改约或取消，名额会立即放给其他考生。', point: '审核点', name: '名称', address: '地址', phone: '电话', hours: '办公时间',
  booked: (at: string) => `您已预约：${at}`, bring: '请携带打印的报名表和要求的材料原件，提前 10 分钟到达。', missed: '上次预约您没有到场，请重新选择时间。', choose: '选择时段', when: '时段（括号内为剩余名额）', full: '已满', dayFull: '当日已满', closed: '停止预约', left: (n: number) => `（剩 ${String(n)}）`,
  book: '预约', change: '改约到所选时段', cancel: '取消预约', cancelTitle: '取消预约', cancelText: '取消后名额立即放出，可能被其他考生约走。', back: '返回报考状态', none: '现在不能预约', mark: '（您的预约）',
};
const en: typeof zh = {
  mine: 'My applications', title: 'Appointment for on-site review', lead: 'Choose when to come to the review point. You can change or cancel it later; the place then goes to others at once.', point: 'Review point', name: 'Name', address: 'Address', phone: 'Phone', hours: 'Hours',
  booked: (at) => `You are booked for ${at}`, bring: 'Bring the printed form and the originals asked for, ten minutes early.', missed: 'You missed your last appointment; choose another time.', choose: 'Choose a time', when: 'Time (places left)', full: 'full', dayFull: 'the day is full', closed: 'closed', left: (n) => ` (${String(n)} left)`,
  book: 'Book', change: 'Change to the chosen time', cancel: 'Cancel the appointment', cancelTitle: 'Cancel the appointment', cancelText: 'The place is given free at once and may go to somebody else.', back: 'Back to the application', none: 'Nothing can be booked now', mark: ' (yours)',
};

/** The words of the appointment page. */
export const appointmentWords = { zh, en } satisfies Record<Lang, typeof zh>;
