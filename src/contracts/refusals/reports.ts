import type { RefusalWords } from './words.ts';

/** Noes about figures and exports (统计看板、名单导出). */
export const REPORT_REFUSALS = {
  'report.place_not_found': { status: 404, zh: '没有这个地区的统计', en: 'There are no figures of this place' },
  'export.not_found': { status: 404, zh: '没有这项导出', en: 'There is no such export' },
  'export.not_ready': { status: 409, zh: '文件尚未生成完毕', en: 'The file is not finished yet' },
  'export.list_closed': { status: 403, zh: '您没有查看该名单的权限，不能导出', en: 'You may not see this list, so you cannot export it' },
  'export.column_unknown': { status: 422, zh: '所选的列不属于该名单', en: 'The list has no such column' },
  'export.gone': { status: 404, zh: '文件已过期或已取消，请重新导出', en: 'The file has expired or was cancelled; export again' },
  'export.over': { status: 409, zh: '这项导出已经结束，无法取消', en: 'This export is over and cannot be cancelled' },
  'export.too_many': { status: 409, zh: '您已有 {count} 项导出正在进行，请等待完成或先取消一项', en: 'You have {count} exports under way; wait for one or cancel one' },
  'export.unmask_forbidden': { status: 403, zh: '您没有查看完整号码的权限，只能导出遮盖后的号码', en: 'You may not see whole numbers; only masked ones can be exported' },
  'export.place_foreign': { status: 422, zh: '所选地区不在您的辖区内', en: 'The chosen place is outside your jurisdiction' },
} as const satisfies Record<string, RefusalWords>;
