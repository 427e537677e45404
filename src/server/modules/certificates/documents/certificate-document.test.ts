import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MissingGlyphError } from '#server/platform/pdf/pdf.ts';
import { printShop, readsPdf, type PrintShop } from '#server/testing/print-shop.ts';
import { CertificateFacts } from '../facts/certificate-facts.ts';
import { renderCertificate, type CopyToPrint } from './certificate-document.ts';

const AT = Date.parse('2027-12-20T09:00:00+08:00');
const words = (zh: string) => ({ zh, en: zh });
const FACTS = CertificateFacts.parse({
  kind: 'qualification', number: '0342027370000015', managementNumber: '20273703404000001', title: words('一级建造师执业资格证书'), exam: { code: '034', name: words('一级建造师') }, year: 2027, province: { code: '37', name: words('山东省') }, level: { code: '04', name: words('考全科') }, specialty: { code: '15', name: words('建筑工程') },
  name: '欧阳𠮷㛃𬭚', sex: 'female', bornOn: '1991-12-03', documentType: 'resident_id', documentNumber: '370102199112032531', photoId: '019ab000-0000-7000-8000-000000000001', approvedOn: '2027-09-12', validThrough: null, issuedBy: words('山东省人事考试机构'),
});
const COPY: CopyToPrint['copy'] = { number: 3, purpose: 'title', detail: '济南城建集团有限公司', validUntil: '2028-03-19', at: AT };

let shop: PrintShop;
let photo: Buffer;
beforeAll(async () => {
  shop = await printShop('certificate', 'src/server/modules/certificates/documents/certificate.typ');
  photo = await sharp({ create: { width: 295, height: 413, channels: 3, background: '#1020f0' } }).jpeg().toBuffer();
}, 60_000);
afterAll(() => shop.close());

const copyOf = (facts = FACTS, copy = COPY) => renderCertificate(shop.kit, { facts, version: 2, issuedAt: AT, copy }, photo, AT);

describe('电子证书', () => {
  test.runIf(readsPdf)('says what it certifies and what this copy is for, on one page, rare characters included', async () => {
    const text = shop.textOf(await copyOf());
    const said = ['一级建造师执业资格证书', '欧阳𠮷㛃𬭚', '女', '1991年12月3日', '居民身份证', FACTS.documentNumber, '建筑工程', FACTS.number, FACTS.managementNumber, '2027年9月12日', '长期', '山东省人事考试机构', '第2版', '取得一级建造师资格', '加注', '0342027370000015-003', '职称评审（济南城建集团有限公司）', '2028年3月19日', '加注时间2027-12-2009:00', '第1页共1页'];
    expect(said.filter((fact) => !text.includes(fact.replaceAll(/\s/g, '')))).toEqual([]);
  });

  test.runIf(readsPdf)('a proof of passing says so, and until when', async () => {
    const text = shop.textOf(await copyOf({ ...FACTS, kind: 'proof', exam: { code: '009', name: words('统计专业技术资格') }, validThrough: '2030-09-11' }));
    for (const said of ['统计专业技术资格成绩合格证明', '特此证明', '至2030年9月11日']) expect(text).toContain(said);
    expect(text).not.toContain('特发此证');
  });

  test.runIf(readsPdf)('keeps one page with the longest words', async () => {
    const long = { ...FACTS, name: '阿卜杜热西提·阿卜杜热合曼·买买提明', title: words('勘察设计注册工程师（水利水电工程规划）职业资格证书'), exam: { code: '040', name: words('勘察设计注册工程师（水利水电工程规划）') }, specialty: { code: '01', name: words('水利水电工程（水土保持、工程地质）') } };
    expect(shop.textOf(await copyOf(long, { ...COPY, purpose: 'other', detail: '参加黄河流域生态保护和高质量发展重点工程建设项目关键岗位人员公开选聘报名' }))).toContain('第1页共1页');
  });

  test.runIf(readsPdf)('prints in black and white: photo, code, number and annotation stay apart from the paper, the purpose across the page stays light', async () => {
    const { data, info } = await shop.pageOf(await copyOf(), 80).raw().toBuffer({ resolveWithObject: true });
    const dark = (x: number, y: number, w: number, h: number) => {
      let n = 0;
      for (let row = y; row < y + h; row += 1) for (let column = x; column < x + w; column += 1) if ((data[row * info.width + column] ?? 255) < 110) n += 1;
      return n / (w * h);
    };
    const at = (mm: number) => Math.round((mm / 25.4) * 80);
    // photo at the right of the person's table, the QR code below it
    expect(dark(at(157), at(68), at(20), at(24))).toBeGreaterThan(0.9);
    const column = dark(at(154), at(104), at(28), at(34));
    expect(column).toBeGreaterThan(0.15);
    expect(column).toBeLessThan(0.7);
    expect(dark(0, 0, info.width, info.height)).toBeLessThan(0.2);
  });

  test('a name no font of ours draws stops the print, naming the character', async () => {
    await expect(copyOf({ ...FACTS, name: '王𰀡' })).rejects.toThrow(MissingGlyphError);
  });
});
