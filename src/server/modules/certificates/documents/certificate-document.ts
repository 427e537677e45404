import { CERTIFICATE_KIND_WORDS, COPY_PURPOSE_WORDS, type CopyPurpose } from '#contracts/certificates.ts';
import { beijingDay, beijingTime, type Day, type Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { listDocumentTypes } from '#server/modules/catalogue/index.ts';
import { issueCode } from '#server/modules/signed-codes/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { copyNumberText } from '../domain/copies.ts';
import type { CertificateFacts } from '../facts/certificate-facts.ts';
import { codeKind } from './certificate-code.ts';
import { qrImage } from '#server/platform/pdf/qr-image.ts';

/** All that an electronic certificate prints, in words, from the frozen facts of its version and the annotation of the copy. */
type CertificateDocument = {
  title: string; kindText: string; exam: string; year: string; number: string; managementNumber: string; version: number; name: string; sex: string; bornOn: string; documentType: string; documentNumber: string; level: string; specialty: string; statement: string;
  approvedOn: string; validThrough: string; issuedBy: string; issuedOn: string; copy: { number: string; purpose: string; until: string; at: string };
};

/** One annotated copy of one version. */
export type CopyToPrint = { facts: CertificateFacts; version: number; issuedAt: Instant; copy: { number: number; purpose: CopyPurpose; detail: string; validUntil: Day; at: Instant } };

/** The name the template is registered by (make-kit.ts). */
const TEMPLATE = 'certificate';

/** 电子证书 as PDF: photo (JPEG, 295 × 413), the annotation, and the signed QR code, which says what the copy is for and until when. */
export async function renderCertificate(kit: Pick<Kit, 'pdf' | 'signatures' | 'settings'>, printed: CopyToPrint, photo: Uint8Array, printedAt: Instant): Promise<Buffer> {
  const data = documentOf(printed);
  const { facts, version, issuedAt, copy } = printed;
  const code = issueCode(kit, {
    kind: codeKind(facts.kind), number: facts.number, version, title: data.title, holder: facts.name, document: maskDocumentNumber(facts.documentNumber), issuedOn: beijingDay(issuedAt),
    remark: `加注副本 ${data.copy.number}，用于${data.copy.purpose}`, usableUntil: copy.validUntil,
  });
  return kit.pdf.render(TEMPLATE, { data, files: { 'photo.jpg': photo, 'qr.png': qrImage(code, 'L') }, issuedAt: printedAt });
}

/** A certificate's facts in the words of its print. */
function documentOf({ facts: f, version, issuedAt, copy }: CopyToPrint): CertificateDocument {
  return {
    title: f.kind === 'proof' ? `${f.exam.name.zh}${CERTIFICATE_KIND_WORDS.proof.zh}` : f.title.zh, kindText: CERTIFICATE_KIND_WORDS[f.kind].zh, exam: f.exam.name.zh, year: String(f.year), number: f.number, managementNumber: f.managementNumber, version,
    name: f.name, sex: f.sex === null ? '' : f.sex === 'male' ? '男' : '女', bornOn: f.bornOn === null ? '' : dayText(f.bornOn), documentType: listDocumentTypes().find((t) => t.type === f.documentType)?.name.zh ?? f.documentType, documentNumber: f.documentNumber,
    level: f.level.name.zh, specialty: f.specialty.name.zh, statement: statementOf(f), approvedOn: dayText(f.approvedOn), validThrough: f.validThrough === null ? '' : dayText(f.validThrough), issuedBy: f.issuedBy.zh, issuedOn: dayText(beijingDay(issuedAt)),
    copy: { number: copyNumberText(f.number, copy.number), purpose: purposeText(copy), until: dayText(copy.validUntil), at: beijingTime(copy.at) },
  };
}

/** What the copy is for: the purpose, and what the holder wrote beside it. */
export function purposeText({ purpose, detail }: { purpose: CopyPurpose; detail: string }): string {
  const { zh } = COPY_PURPOSE_WORDS[purpose];
  if (purpose === 'other') return detail;
  return detail === '' ? zh : `${zh}（${detail}）`;
}

function statementOf({ kind, exam, year }: CertificateFacts): string {
  const passed = `持有人于${String(year)}年度参加${exam.name.zh}${exam.name.zh.endsWith('考试') ? '' : '考试'}，全部应试科目在规定年限内达到合格标准`;
  return kind === 'proof' ? `${passed}，特此证明。` : `${passed}，取得${exam.name.zh}资格，特发此证。`;
}

const dayText = (day: Day): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
