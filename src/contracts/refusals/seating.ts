import type { RefusalWords } from './words.ts';

/** Noes about test centres, rooms and seats (考点、考场、编排). */
export const SEATING_REFUSALS = {
  'seating.no_time': { status: 409, zh: '时间表中没有级别 {level} 科目 {subject} 的考试时间，{count} 人无法编排；请先在考试设置中补全时间表', en: 'The timetable has no time for subject {subject} of level {level}; {count} people cannot be seated. Complete it in the exam’s settings first' },
  'seating.too_few_seats': { status: 409, zh: '{place} {when}：应考 {people} 人，座位 {seats} 个，还差 {missing} 个', en: '{placeEn}, {whenEn}: {people} examinees for {seats} seats; {missing} are missing' },
  'seating.too_few_accessible': { status: 409, zh: '{place} {when}：需要无障碍考场的 {people} 人，无障碍座位 {seats} 个，还差 {missing} 个', en: '{placeEn}, {whenEn}: {people} need an accessible room, there are {seats} accessible seats; {missing} are missing' },
  'seating.pattern_part_twice': { status: 422, zh: '准考证号格式中同一部分只能出现一次', en: 'A part may stand in the ticket number once only' },
  'seating.pattern_too_long': { status: 422, zh: '准考证号最多 {most} 位', en: 'A ticket number has at most {most} digits' },
  'seating.pattern_ambiguous': { status: 422, zh: '准考证号须含省、地市，并含考场与座位或顺序号，否则两名考生可能同号', en: 'A ticket number needs province and city, and room with seat or a running number; otherwise two people could get the same' },
  'seating.pattern_needs_serial': { status: 422, zh: '分科座位的准考证号须含省、地市和顺序号：同一座位不同半天坐不同的人', en: 'With seats by subject a ticket number needs province, city and a running number: a seat holds different people on different half-days' },
} as const satisfies Record<string, RefusalWords>;
