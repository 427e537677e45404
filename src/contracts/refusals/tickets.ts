import type { RefusalWords } from './words.ts';

/** Noes of admission tickets (准考证). */
export const TICKET_REFUSALS = {
  'ticket.release_not_found': { status: 404, zh: '未找到该准考证发布', en: 'This ticket release is not there' },
  'ticket.not_held_there': { status: 404, zh: '该省份不举行本次考试', en: 'This province does not hold this sitting' },
  'ticket.plan_not_frozen': { status: 409, zh: '座位尚未编排并冻结，不能准备准考证', en: 'Seats are not allocated and frozen yet, so tickets cannot be prepared' },
  'ticket.release_exists': { status: 409, zh: '该省份本次考试的准考证已在准备或已发布', en: 'Tickets of this sitting and province are already under way' },
  'ticket.wrong_state': { status: 409, zh: '发布状态为“{state}”，不能进行此操作', en: 'Not possible while the release is {stateEn}' },
  'ticket.own_proposal': { status: 409, zh: '提请发布的人不能自己确认，须由另一人确认', en: 'Somebody else than the person who proposed it must approve' },
  'ticket.changed_meanwhile': { status: 409, zh: '该发布刚刚被他人改动，请刷新后再试', en: 'Somebody has just changed this release; reload and try again' },
  'ticket.window_unpublished': { status: 409, zh: '准考证打印时间尚未公布', en: 'The period for printing tickets is not published yet' },
  'ticket.before_window': { status: 409, zh: '准考证打印尚未开始，开始时间：{opensAt}（北京时间）', en: 'Ticket printing has not opened yet; it opens at {opensAt} (Beijing time)' },
  'ticket.after_window': { status: 409, zh: '准考证打印已于 {closesAt} 截止', en: 'Ticket printing closed at {closesAt}' },
  'ticket.not_released': { status: 409, zh: '{province}的准考证尚未发布，请稍后再试；咨询电话 {phone}', en: 'The tickets of {provinceEn} are not released yet; try again later. Enquiries: {phone}' },
  'ticket.release_closed': { status: 409, zh: '{province}暂停打印准考证，请留意通知；咨询电话 {phone}', en: 'Printing is closed in {provinceEn} for the time being; watch for notices. Enquiries: {phone}' },
  'ticket.query_closed': { status: 409, zh: '本网站已关闭免登录的准考证查询，请登录后在“我的报考”中打印', en: 'Tickets cannot be looked up here without a sign-in: sign in and print yours from “My applications”' },
  'ticket.no_match': { status: 404, zh: '没有与所填报名省份、证件类型、证件号码和姓名全部相符的准考证。请逐项核对后再试；如有疑问请拨打 {phone}', en: 'No ticket fits the province, document type, document number and name together. Check each of them; enquiries: {phone}' },
  'ticket.too_many_tries': { status: 429, zh: '该证件号码查询过于频繁，请 {seconds} 秒后再试', en: 'This document number was asked for too often; try again in {seconds} seconds' },
  'ticket.excluded': { status: 409, zh: '不能打印准考证：{reason}。请咨询报名地考试机构：{phone}', en: 'No ticket can be printed: {reasonEn}. Please ask the examination body: {phone}' },
  'ticket.nothing_issued': { status: 409, zh: '没有一名考生可以发放准考证', en: 'There is nobody to issue a ticket to' },
  'ticket.none_yet': { status: 409, zh: '本次发布中没有该考生的准考证', en: 'This release holds no ticket for this person' },
  'ticket.unchanged': { status: 409, zh: '准考证内容没有变化，不需要换发', en: 'Nothing on the ticket has changed, so there is nothing to issue again' },
  'ticket.unprintable': { status: 409, zh: '准考证含有无法印刷的字符（{characters}），请联系考试机构处理', en: 'The ticket holds a character that cannot be printed ({characters}); please ask the examination body' },
  'ticket.photo_gone': { status: 409, zh: '准考证照片暂时无法读取，请稍后再试', en: 'The photo of the ticket cannot be read at the moment; try again shortly' },
} as const satisfies Record<string, RefusalWords>;
