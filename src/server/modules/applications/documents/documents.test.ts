import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MissingGlyphError, openPdf, type Pdf } from '#server/platform/pdf/pdf.ts';
import { buildFonts } from '../../../../../scripts/build-fonts.mjs';
import { APPLICATION_FORM_TEMPLATE, applicationFormTemplatePath, ApplicationFormDocument, renderApplicationForm } from './application-form.ts';
import { COMMITMENT_LETTER_TEMPLATE, CommitmentLetterDocument, commitmentLetterTemplatePath, renderCommitmentLetter } from './commitment-letter.ts';
import { hasProgram } from '#server/testing/has-program.ts';

const ISSUED = Date.parse('2026-07-06T09:30:00+08:00');
const poppler = hasProgram('pdftoppm') && hasProgram('pdftotext') && hasProgram('pdffonts');

const FORM: ApplicationFormDocument = ApplicationFormDocument.parse({
  examYear: 2026,
  examName: '一级建造师执业资格',
  applicationNumber: '2026-008-37-00012345-6',
  verificationCode: 'K7QM-3XPA',
  confirmedAt: '2026-07-06 09:12',
  printedAt: '2026-07-06 09:30',
  applicant: {
    name: '欧阳𠮷㛃𬭚', sex: '女', bornOn: '1991-12-03', documentType: '居民身份证', documentNumber: '370102199112032531',
    phone: '18653118762', mail: 'ouyang.jijie@sdjianshe-group.example.com', address: '山东省济南市历下区经十路17703号华特广场B座1206室', postcode: '250014',
    employer: '山东泉城建设集团有限公司第二工程公司', employerKind: '企业', fileNumber: '您是新考生, 无档案号!',
  },
  choice: {
    province: '山东省', prefecture: '济南市', level: '考全科', specialty: '建筑工程',
    subjects: [
      { code: '1', name: '建设工程经济' }, { code: '2', name: '建设工程法规及相关知识' },
      { code: '3', name: '建设工程项目管理' }, { code: '4', name: '专业工程管理与实务（建筑工程）' },
    ],
  },
  educations: [{ level: '大学本科', institution: '山东建筑大学', major: '土木工程', graduatedOn: '2014-06', studyMode: '全日制', certificateNumber: '104301201405001234', verification: '核验通过' }],
  degrees: [{ level: '学士', institution: '山东建筑大学', major: '工学', graduatedOn: '2014-06', studyMode: null, certificateNumber: '1043042014001234', verification: '需人工核验' }],
  totalYears: 12,
  yearsInProfession: 12,
  titles: [{ name: '工程师', level: '中级', obtainedOn: '2019-12', number: '鲁济中职字第2019120456号' }],
  workHistory: [
    { from: '2014-07', to: '2018-03', employer: '济南四建（集团）有限责任公司', duty: '施工员' },
    { from: '2018-04', to: null, employer: '山东泉城建设集团有限公司', duty: '项目技术负责人' },
  ],
  exemption: null,
  majorMismatchAcknowledged: true,
  review: { route: 'on_site', routeText: '现场核验', pointName: '济南市考试院报名点', address: '济南市市中区建设路85号2号楼一层大厅', phone: '0531-5550 0137', hours: '7月8日至7月15日 工作日 9:00–11:30，13:30–17:00' },
  commitment: {
    kind: 'signed', signedBy: '欧阳𠮷㛃𬭚', signedAt: '2026-07-06 09:10:22', version: '2026-1', digest: '9f2c4be1a07d53e86c118ad4f0b3e95d7a61c28fd0e94b75318c6af2be07d914',
    statement: ['本人已知晓证明事项的告知内容，符合所报考级别和专业的报考条件，填报的信息真实、准确、完整，愿意接受核查，并承担不实承诺的法律责任。'],
  },
  employerSeal: true,
});

const LETTER: CommitmentLetterDocument = CommitmentLetterDocument.parse({
  title: '资格考试报名证明事项告知承诺书',
  version: '2026-1', examName: '一级建造师执业资格考试', examYear: 2026, applicationNumber: FORM.applicationNumber,
  sections: [
    { heading: null, paragraphs: ['本人已认真阅读并理解告知书的全部内容，现就参加本次考试的报名事项郑重承诺：'] },
    { heading: '一、关于报考条件', paragraphs: ['本人符合所报考级别、专业的学历、学位和从事相关专业工作年限等全部条件。'] },
    { heading: '二、关于信息真实', paragraphs: ['本人填写和提交的身份、学历、学位、工作经历等信息真实、准确、完整，没有隐瞒、伪造或者由他人代为承诺。'] },
    { heading: '三、关于核查和责任', paragraphs: ['本人同意考试管理机构在考前、考中、考后核查上述信息。承诺不实的，本人接受报名无效、成绩无效等处理，并承担相应的法律责任。'] },
  ],
  signer: { name: '欧阳𠮷㛃𬭚', documentType: '居民身份证', documentNumber: '3701021991****2531', accountName: 'ouyang_91' },
  signedAt: '2026-07-06 09:10:22', digest: '9f2c4be1a07d53e86c118ad4f0b3e95d7a61c28fd0e94b75318c6af2be07d914', seal: null, withdrawnAt: null,
  printedAt: '2026-07-06 09:30', verificationCode: 'K7QM-3XPA',
});

let folder: string;
let pdf: Pdf;
let photo: Buffer;

beforeAll(async () => {
  await buildFonts();
  folder = mkdtempSync(join(tmpdir(), 'jinbang-documents-'));
  pdf = openPdf({ templates: { [APPLICATION_FORM_TEMPLATE]: applicationFormTemplatePath(), [COMMITMENT_LETTER_TEMPLATE]: commitmentLetterTemplatePath() }, renderers: 1 });
  photo = await sharp({ create: { width: 295, height: 413, channels: 3, background: '#b9c6d8' } }).jpeg().toBuffer();
}, 60_000);

afterAll(async () => {
  await pdf.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('application form (报名表)', () => {
  test('is the same bytes each time, and declares PDF/A-2a', async () => {
    const [one, two] = await Promise.all([renderApplicationForm(pdf, FORM, photo, ISSUED), renderApplicationForm(pdf, FORM, photo, ISSUED)]);
    expect(one.equals(two)).toBe(true);
    expect(one.toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</);
  });

  test.runIf(poppler)('says every fact in its text, rare characters included', async () => {
    const text = textOf(await renderApplicationForm(pdf, FORM, photo, ISSUED)).replaceAll(/\s/g, '');
    const said = [
      '2026年度一级建造师执业资格考试报名表', FORM.applicationNumber, '欧阳𠮷㛃𬭚', FORM.applicant.documentNumber, FORM.applicant.phone, FORM.applicant.mail,
      FORM.applicant.address, FORM.applicant.employer, '您是新考生,无档案号!', '专业工程管理与实务（建筑工程）', '(4)', FORM.educations[0]?.certificateNumber, '核验通过', '需人工核验',
      '鲁济中职字第2019120456号', '项目技术负责人', FORM.review.address, FORM.review.phone, '9f2c4be1', '单位（盖章）', '现场核验意见', '验证码K7QM-3XPA', '第1页',
    ];
    expect(said.filter((fact) => fact && !text.includes(fact.replaceAll(/\s/g, '')))).toEqual([]);
  });

  test('leaves out the parts a province does not ask for, and has no signature block of its own when nothing is signed', async () => {
    const form = await renderApplicationForm(pdf, {
      ...FORM, employerSeal: false, degrees: [], workHistory: [], titles: [],
      review: { ...FORM.review, route: 'online', routeText: '线上核验' }, commitment: { kind: 'none', reason: '本次报名未采用告知承诺制，按规定提交证明材料。' },
    }, photo, ISSUED);
    if (!poppler) return expect(form.length).toBeGreaterThan(10_000);
    const text = textOf(form).replaceAll(/\s/g, '');
    expect(text).not.toContain('单位（盖章）');
    expect(text).not.toContain('现场核验意见');
    return expect(text).toContain('报考人员签名');
  });

  test.runIf(poppler)('embeds our fonts and no font of the machine', async () => {
    const path = keep('fonts.pdf', await renderApplicationForm(pdf, FORM, photo, ISSUED));
    const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2).map((line) => line.trim().split(/\s+/));
    expect(new Set(fonts.map(([name]) => name?.replace(/^[A-Z]{6}\+/, '')))).toEqual(new Set(['JinbangSans-Regular', 'JinbangSans-Bold', 'JinbangRare-Regular']));
    expect(fonts.every((line) => line.slice(-5, -3).join(' ') === 'yes yes')).toBe(true);
  });

  test.runIf(poppler)('draws rare characters: each adds its ink to the name', async () => {
    const inkOf = async (name: string) => inkInNameCell(await renderApplicationForm(pdf, { ...FORM, applicant: { ...FORM.applicant, name } }, photo, ISSUED));
    const [alone, ...rare] = await Promise.all(['一', '一𠮷', '一㛃', '一𬭚', '一𪚥'].map(inkOf));
    for (const ink of rare) expect(ink).toBeGreaterThan((alone ?? 0) + 120);
  });

  test('stops, naming the character, when no font draws it', async () => {
    const name = '王𰀡';
    await expect(renderApplicationForm(pdf, { ...FORM, applicant: { ...FORM.applicant, name } }, photo, ISSUED)).rejects.toThrow(MissingGlyphError);
    await expect(renderApplicationForm(pdf, { ...FORM, applicant: { ...FORM.applicant, name } }, photo, ISSUED)).rejects.toThrow('U+30021');
    expect(pdf.unprintable(name)).toEqual(['𰀡']);
    expect(pdf.unprintable('𠮷田㛃𬭚𪚥阿依古丽·买买提')).toEqual([]);
  });

  test('text that looks like markup stays text', async () => {
    const employer = '#image("/etc/passwd") *加粗* $x$ @ref <label>';
    const form = await renderApplicationForm(pdf, { ...FORM, applicant: { ...FORM.applicant, employer } }, photo, ISSUED);
    if (poppler) expect(textOf(form).replaceAll(/\s/g, '')).toContain(employer.replaceAll(/\s/g, ''));
  });
});

describe('commitment letter (承诺书)', () => {
  test('prints the whole text, the signer, the digest, and a withdrawal where there was one', async () => {
    const signed = await renderCommitmentLetter(pdf, LETTER, ISSUED);
    const withdrawn = await renderCommitmentLetter(pdf, { ...LETTER, withdrawnAt: '2026-07-07 10:00' }, ISSUED);
    expect(withdrawn.equals(signed)).toBe(false);
    if (!poppler) return;
    const text = textOf(signed).replaceAll(/\s/g, '');
    for (const paragraph of LETTER.sections.flatMap((s) => s.paragraphs)) expect(text).toContain(paragraph.replaceAll(/\s/g, ''));
    expect(text).toContain(LETTER.digest);
    expect(text).not.toContain('已撤回');
    expect(textOf(withdrawn).replaceAll(/\s/g, '')).toContain('本承诺已撤回撤回时间2026-07-0710:00');
  });
});

function keep(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function textOf(document: Buffer): string {
  return execFileSync('pdftotext', ['-raw', keep('text.pdf', document), '-'], { encoding: 'utf8' });
}

/** Dark pixels in the cell of the name on page one, at 200 dots per inch. */
async function inkInNameCell(document: Buffer): Promise<number> {
  const path = keep(`ink-${document.length}-${Math.abs(document.readInt32LE(document.length - 60))}.pdf`, document);
  execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-gray', '-png', '-singlefile', path, path.slice(0, -4)]);
  const dot = 200 / 25.4;
  const cell = { left: Math.round(36 * dot), top: Math.round(42 * dot), width: Math.round(45 * dot), height: Math.round(7 * dot) };
  const { data } = await sharp(readFileSync(`${path.slice(0, -4)}.png`)).extract(cell).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((level) => level < 160).length;
}
