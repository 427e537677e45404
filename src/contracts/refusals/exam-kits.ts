import type { RefusalWords } from './words.ts';

/** Noes of the kits for rooms without a network (考场离线包). */
export const EXAM_KIT_REFUSALS = {
  'exam_kit.not_found': { status: 404, zh: '未找到该考场离线包', en: 'This kit is not there' },
  'exam_kit.not_held_there': { status: 404, zh: '该省份不举行本次考试', en: 'This province does not hold this sitting' },
  'exam_kit.plan_not_frozen': { status: 409, zh: '座位尚未编排并冻结，不能制作考场离线包', en: 'Seats are not allocated and frozen yet, so no kit can be made' },
  'exam_kit.centre_unknown': { status: 422, zh: '所选考点在本次编排中没有考生', en: 'Nobody of this plan sits at the chosen test centre' },
  'exam_kit.under_way': { status: 409, zh: '该考点的离线包正在制作，请等它完成', en: 'A kit of this test centre is being made; wait until it is done' },
  'exam_kit.exam_over': { status: 409, zh: '考试已经结束，不再制作离线包', en: 'The exam is over; no kit is made any more' },
  'exam_kit.not_ready': { status: 409, zh: '离线包尚未制作完成', en: 'The kit is not ready yet' },
  'exam_kit.not_failed': { status: 409, zh: '只有制作失败的离线包才能重新制作', en: 'Only a kit that failed can be made again' },
  'exam_kit.results_unreadable': { status: 422, zh: '这不是签到结果文件，或文件已损坏。请在签到页面重新“导出结果”后再上传', en: 'This is no file of results, or it is damaged. Export the results again on the check-in page' },
  'exam_kit.results_of_another': { status: 422, zh: '结果文件属于别的考点、场次或省份，请核对后上传', en: 'The file holds results of another centre, half-day or province' },
  'exam_kit.results_forged': { status: 422, zh: '设备“{device}”的结果与其签名不符：文件在导出后被改动过，一条也没有接收。请在原设备上重新导出', en: 'The results of device “{device}” do not fit their signature: the file was changed after it was exported; nothing was taken. Export it again on the same device' },
  'exam_kit.results_known': { status: 409, zh: '这个结果文件已经上传过，没有新的登记', en: 'These results were uploaded before; there is nothing new in them' },
  'exam_kit.results_early': { status: 409, zh: '本场考试还没有开始，不能上传签到结果', en: 'This half-day has not begun; no results can be uploaded yet' },
  'exam_kit.results_late': { status: 409, zh: '签到结果应在 {until} 前上传，现已超过期限。请通过考务数据逐条登记', en: 'Results had to be uploaded before {until}. Record them one by one as exam-day data' },
  'exam_kit.nothing_to_load': { status: 409, zh: '没有可以登记的缺考或违纪', en: 'There is no absence or breach to record' },
  'exam_kit.off_roster': { status: 422, zh: '不在本考点本场的名册中', en: 'Not on the roster of this centre and half-day' },
  'exam_kit.disputed': { status: 422, zh: '有设备登记到场，也有设备登记缺考：按到场处理，请核对签到表', en: 'One device says present, another absent: taken as present; check the sign-in sheet' },
} as const satisfies Record<string, RefusalWords>;
