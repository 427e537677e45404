import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { prepareFile } from './prepare-file.ts';
import { standInScanner } from '#server/platform/scanner/stand-in-scanner.ts';

const scanner = standInScanner();
const codesOf = async (bytes: Buffer, fileName = '毕业证书.jpg') => {
  const answer = await prepareFile(scanner, 'refuse', { field: 'files', fileName, bytes });
  return answer.ok ? answer.value : answer.refusals.map((r) => r.code);
};

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#ddd8cc' } });

describe('pictures', () => {
  test('are drawn anew: upright, without location data, and with a small preview', async () => {
    const taken = await picture(800, 600).withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '36/1 40/1 0/1' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const kept = await codesOf(taken, 'C:\\照片\\毕业证<书>.jpg');
    if (Array.isArray(kept)) throw new Error(kept.join());
    const meta = await sharp(kept.bytes).metadata();
    expect([meta.width, meta.height, meta.exif]).toEqual([600, 800, undefined]);
    expect(kept.fileName).toBe('毕业证书.jpg');
    expect((await sharp(kept.preview).metadata()).height).toBeLessThanOrEqual(270);
  });

  test('carry nothing along that was hidden behind them', async () => {
    const kept = await codesOf(Buffer.concat([await picture(600, 600).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]));
    if (Array.isArray(kept)) throw new Error(kept.join());
    expect(kept.bytes.includes('script')).toBe(false);
  });

  test('are taken by their content, never by their name', async () => {
    expect(await codesOf(Buffer.from('<html>not a picture</html>'), '毕业证书.jpg')).toEqual(['material.type_not_accepted']);
    expect(await codesOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg')).toEqual(['material.type_not_accepted']);
    expect(await codesOf(Buffer.from('\0\0\0\x18ftypheic'), 'IMG_0001.HEIC')).toEqual(['material.type_not_accepted']);
  });

  test('too small to read, broken, or unfolding to too many pixels are refused', async () => {
    expect(await codesOf(await picture(300, 900).jpeg().toBuffer())).toEqual(['material.picture_too_small']);
    expect(await codesOf((await picture(900, 900).png().toBuffer()).subarray(0, 900))).toEqual(['material.damaged']);
    const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#000' } }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codesOf(bomb)).toEqual(['material.picture_too_big']);
  });
});

/** A small PDF of these objects; `extra` stands in the catalogue. */
function pdfOf({ pages = 1, extra = '', objects = [] as string[] } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 10} 0 obj << /Type /Page /Parent 2 0 R >> endobj`);
  return Buffer.from(['%PDF-1.7', `1 0 obj << /Type /Catalog /Pages 2 0 R ${extra} >> endobj`, `2 0 obj << /Type /Pages /Count ${pages} >> endobj`, ...kids, ...objects, 'trailer << /Root 1 0 R >>', '%%EOF'].join('\n'), 'latin1');
}

function packed(object: string): string {
  const data = deflateSync(Buffer.from(object)).toString('latin1');
  return `90 0 obj << /Type /ObjStm /Filter /FlateDecode /Length ${data.length} >> stream\n${data}\nendstream endobj`;
}

describe('PDF files', () => {
  test('that only show pages are kept as they are, with their number of pages', async () => {
    const bytes = pdfOf({ pages: 3, extra: '/OpenAction [10 0 R /XYZ null null 0]' });
    expect(await codesOf(bytes, '备案表.pdf')).toMatchObject({ contentType: 'application/pdf', pages: 3, bytes });
  });

  test.each([
    ['a script', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', 'material.pdf_active'],
    ['a script by an escaped name', '/OpenAction << /S /J#61vaScript >>', 'material.pdf_active'],
    ['a program to start', '/AA << /O << /S /Launch >> >>', 'material.pdf_active'],
    ['an attachment', '/Names << /EmbeddedFiles 5 0 R >>', 'material.pdf_active'],
    ['a password', '/Encrypt 8 0 R', 'material.pdf_encrypted'],
  ])('with %s are refused', async (_, extra, code) => {
    expect(await codesOf(pdfOf({ extra }), '备案表.pdf')).toEqual([code]);
  });

  test('with a script packed into an object stream are refused', async () => {
    expect(await codesOf(pdfOf({ objects: [packed('5 0 << /S /JavaScript /JS (x) >>')] }))).toEqual(['material.pdf_active']);
    expect(await codesOf(pdfOf({ objects: [packed('5 0 << /Type /Font >>')] }))).toMatchObject({ pages: 1 });
  });

  test('hiding objects behind false stream marks gains nothing', async () => {
    expect(await codesOf(pdfOf({ objects: ['7 0 obj (>> stream\n) endobj', '8 0 obj << /S /JavaScript >> endobj', '9 0 obj (endstream) endobj'] }))).toEqual(['material.pdf_active']);
  });

  const SCRIPT = '5 0 << /S /JavaScript /JS (x) >>';
  const stream = (dictionary: string, data: string) => `90 0 obj << ${dictionary} >> stream\n${data}\nendstream endobj`;
  const flate = (text: string) => deflateSync(Buffer.from(text, 'latin1')).toString('latin1');
  const hexOf = (text: string) => `${Buffer.from(text, 'latin1').toString('hex')}>`;
  test.each([
    ['its type written in another way', stream('/Type /Obj#53tm /Filter /FlateDecode', flate(SCRIPT)), 'material.pdf_active'],
    ['no type at all, which some viewers do not miss', stream('/N 1 /First 4 /Filter /FlateDecode', flate(SCRIPT)), 'material.pdf_active'],
    ['a harmless stream within a text of its dictionary', stream(`/Type /ObjStm /Filter /FlateDecode /X (stream\n${flate('5 0 << /Type /Font >>').replaceAll(/[\\()]/g, '\\$&')}\nendstream)`, flate(SCRIPT)), 'material.pdf_active'],
    ['a filter written in another way', stream('/Type /ObjStm /Filt#65r /ASCIIHexDecode', hexOf(SCRIPT)), 'material.damaged'],
    ['its filter hidden before a word that looks like an object', stream('/Filter /ASCIIHexDecode /X ( obj) /Type /ObjStm', hexOf(SCRIPT)), 'material.damaged'],
    ['two filters, of which one is meant', stream('/Type /ObjStm /Filter /FlateDecode /Filter /ASCIIHexDecode', hexOf(SCRIPT)), 'material.damaged'],
    ['a predictor, so that unpacked bytes are not the shown ones', stream('/Type /ObjStm /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>', flate('\x01abcd')), 'material.damaged'],
    ['its bytes in another file', stream('/Type /ObjStm /F (elsewhere.bin)', ''), 'material.damaged'],
    ['a dictionary nobody can read', '7 0 obj << /A (never closed >> endobj', 'material.damaged'],
  ])('with an object stream that has %s gain nothing', async (_, object, code) => {
    expect(await codesOf(pdfOf({ objects: [object] }))).toEqual([code]);
  });

  test('of which a viewer would only see what lies behind a page of markup are no PDF files', async () => {
    expect(await codesOf(Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), pdfOf()]), '备案表.pdf')).toEqual(['material.type_not_accepted']);
    expect(await codesOf(Buffer.concat([Buffer.from('\r\n'), pdfOf()]))).toMatchObject({ pages: 1 });
  });

  test('of texts within texts are given up, not looked at for ever', async () => {
    const nested = Buffer.concat([pdfOf(), Buffer.from('1 0 obj<</A('.repeat(400_000)), Buffer.from(')>>'.repeat(400_000))]);
    expect(await codesOf(nested)).toEqual(['material.damaged']);
  }, 20_000);

  test('too long, cut off, or without a page are refused', async () => {
    expect(await codesOf(pdfOf({ pages: 31 }))).toEqual(['material.pdf_too_many_pages']);
    expect(await codesOf(pdfOf().subarray(0, 60))).toEqual(['material.damaged']);
    expect(await codesOf(pdfOf({ pages: 0 }))).toEqual(['material.damaged']);
    const bomb = deflateSync(Buffer.alloc(40_000_000)).toString('latin1');
    expect(await codesOf(pdfOf({ objects: [`90 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n${bomb}\nendstream endobj`] }))).toEqual(['material.damaged']);
  });
});

describe('the malware scan', () => {
  const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

  test('refuses the test virus, also inside a PDF', async () => {
    expect(await codesOf(eicar)).toEqual(['material.infected']);
    expect(await codesOf(Buffer.concat([pdfOf(), eicar]))).toEqual(['material.infected']);
  });

  test('takes nothing of staff while it is away, and a candidate’s file as one that was not scanned', async () => {
    scanner.setDown(true);
    expect(await codesOf(pdfOf())).toEqual(['material.scan_unavailable']);
    expect(await prepareFile(scanner, 'keep', { field: 'files', fileName: '备案表.pdf', bytes: pdfOf() })).toMatchObject({ ok: true, value: { scanned: false } });
    scanner.setDown(false);
  });
});
