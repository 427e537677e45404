import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MissingGlyphError } from '#server/platform/pdf/pdf.ts';
import { printShop, readsPdf, type PrintShop } from '#server/testing/print-shop.ts';
import { TicketFacts } from '../facts/ticket-facts.ts';
import { CANDIDATE_RULES } from './candidate-rules.ts';
import { renderTicket } from './ticket-document.ts';

const AT = Date.parse('2027-09-06T09:00:00+08:00');
const paper = (subject: string, day: string, from: string, to: string) => ({ subject, day, from, to, centre: '济南市历城第二中学唐冶校区', address: '济南市历城区唐冶中路3888号', directions: '乘 K95、311 路到唐冶中路站，向北 200 米', phone: '0531-88880000', room: 12, roomName: '教学楼302', floor: '三层', seat: 17 });
const FACTS = TicketFacts.parse({
  exam: { code: '034', name: { zh: '一级建造师', en: 'Constructor, level 1' } }, year: 2027, sittingId: '034-2027-2', province: { code: '37', name: { zh: '山东省', en: 'Shandong' }, phone: '0531-00003701' }, applicationNumber: '37034041526000012788',
  name: '欧阳𠮷㛃𬭚', documentType: 'resident_id', documentNumber: '370102199112032531', photoId: '019ab000-0000-7000-8000-000000000001', level: '考全科', specialty: '建筑工程',
  papers: [paper('建设工程经济', '2027-09-11', '09:00', '11:00'), paper('建设工程法规及相关知识', '2027-09-11', '14:00', '17:00'), paper('建设工程项目管理', '2027-09-12', '09:00', '12:00'), paper('专业工程管理与实务（建筑工程）', '2027-09-12', '14:00', '18:00')],
});

let shop: PrintShop;
let photo: Buffer;
beforeAll(async () => {
  shop = await printShop('ticket', 'src/server/modules/tickets/documents/ticket.typ');
  photo = await sharp({ create: { width: 295, height: 413, channels: 3, background: '#b9c6d8' } }).jpeg().toBuffer();
}, 60_000);
afterAll(() => shop.close());

const ticketOf = (facts = FACTS, sample = false) => renderTicket(shop.kit, { number: '27034370100117', version: 2, at: AT, facts }, photo, AT, sample);

describe('准考证 (domain 6.3)', () => {
  test.runIf(readsPdf)('says everything a ticket must say on one page, rare characters included', async () => {
    const text = shop.textOf(await ticketOf());
    const said = ['2027年度一级建造师考试', '27034370100117', '欧阳𠮷㛃𬭚', '居民身份证', FACTS.documentNumber, '考全科', '建筑工程', '建设工程法规及相关知识', '2027-09-11', '星期六', '14:00', '17:00', '唐冶校区', '唐冶中路3888号', 'K95', '教学楼302', '0531-00003701', '打印时间2027-09-0609:00', '第2版', '第1页共1页', '考生须知'];
    expect(said.filter((fact) => !text.includes(fact.replaceAll(/\s/g, '')))).toEqual([]);
    for (const rule of CANDIDATE_RULES) expect(text).toContain(rule.replaceAll(/\s/g, '').slice(0, 20));
  });

  test.runIf(readsPdf)('a sample says so across the page', async () => {
    expect(shop.textOf(await ticketOf(FACTS, true))).toContain('样张，仅供发布前核对');
    expect(shop.textOf(await ticketOf())).not.toContain('样张');
  });

  test('a paper at another centre has its own address, and still one page', async () => {
    const [first, ...rest] = FACTS.papers;
    const two = { ...FACTS, papers: [...(first ? [{ ...first, centre: '济南市历下区高级技工学校', address: '济南市历下区文化东路1号' }] : []), ...rest] };
    const bytes = await ticketOf(two);
    if (!readsPdf) return expect(bytes.length).toBeGreaterThan(10_000);
    const text = shop.textOf(bytes);
    expect(text).toContain('文化东路1号');
    return expect(text).toContain('共1页');
  });

  test('a name no font of ours draws stops the print, naming the character', async () => {
    await expect(ticketOf({ ...FACTS, name: '王𰀡' })).rejects.toThrow(MissingGlyphError);
  });
});
