import type { RefusalWords } from './words.ts';

/** Noes about retention, runs that erase and legal holds (保存期限、到期销毁、保全). */
export const RETENTION_REFUSALS = {
  'retention.nation_only': { status: 403, zh: '保存期限、销毁和保全由辖区为全国的人员办理', en: 'Retention, erasing and holds are for staff of the whole country' },
  'retention.unknown_class': { status: 422, zh: '没有这一类，或这一类不由两人批准销毁：{of}', en: 'There is no such class, or no run erases it: {of}' },
  'retention.nothing_due': { status: 409, zh: '所选各类没有到期且未保全的内容，无须销毁', en: 'Nothing of these classes is past its time and free: there is nothing to erase' },
  'retention.run_open': { status: 409, zh: '已有一次销毁等待批准或正在进行，请先办完', en: 'A run waits for its approval or is under way; that one comes first' },
  'retention.run_not_found': { status: 404, zh: '没有这次销毁', en: 'There is no such run' },
  'retention.run_moved_on': { status: 409, zh: '这次销毁已由他人办理，请刷新后再看', en: 'Somebody has dealt with this run meanwhile; look again' },
  'retention.own_run': { status: 403, zh: '提请销毁的人不能自己批准或退回，请由另一人办理', en: 'Whoever asked for a run cannot decide on it; another person must' },
  'retention.not_own_run': { status: 403, zh: '只有提请人可以撤回', en: 'Only whoever asked for it can take it back' },
  'retention.no_such_person': { status: 404, zh: '没有以该证件号码注册的账号', en: 'No account is registered with this document number' },
  'retention.no_such_application': { status: 404, zh: '没有这个报名序号', en: 'There is no such application number' },
  'retention.class_held': { status: 409, zh: '这一类已在保全中', en: 'This class is held already' },
  'retention.until_past': { status: 422, zh: '保全截止日须在今天之后', en: 'The last day of a hold must be after today' },
  'retention.hold_not_found': { status: 404, zh: '没有这项保全', en: 'There is no such hold' },
  'retention.hold_lifted': { status: 409, zh: '这项保全已经解除或已变动，请刷新后再看', en: 'This hold was lifted or changed meanwhile; look again' },
} as const satisfies Record<string, RefusalWords>;
