import type { CodeKind, CodeVerdict } from '#contracts/signed-codes.ts';
import type { Lang } from '#contracts/refusals.ts';

type Told = { title: string; text: string };

const zh = {
  title: '防伪核验',
  lead: '核对准考证、电子证书等文件是否由本平台签发、是否仍然有效。请用手机相机扫描文件上的二维码，或把二维码的内容粘贴在下面。',
  privacy: '核验在您的设备上完成：二维码的内容不会发送给任何人。浏览器不支持时才由服务器核验，服务器不保存内容。',
  code: '二维码内容',
  codeHint: '以 JB1. 开头的文字，或扫码打开的完整网址',
  check: '核验',
  again: '核验另一份文件',
  result: '核验结果',
  facts: '签发时记载的内容',
  compare: '请与纸面逐项对照：任何一项不一致，文件即被改动过。',
  asOf: '吊销清单截至：',
  offline: '现在没有网络，使用的是此前保存的公钥和吊销清单。',
  noKeys: '没有网络，此设备也没有保存公钥，暂时无法核验。请联网后再试。',
  kinds: { ticket: '准考证', certificate: '电子证书', proof: '成绩合格证明', recheck: '成绩复查结果通知书' } satisfies Record<CodeKind, string>,
  terms: { kind: '文件', number: '编号', title: '考试', holder: '姓名', document: '证件号码', issuedOn: '签发日期', version: '版本', remark: '备注', usableUntil: '使用有效期至' },
  versionOf: (n: number | string) => `第 ${String(n)} 版`,
  verdicts: {
    genuine: { title: '真实有效', text: '此文件由本平台签发，签发后没有改动，也没有被收回。' },
    use_over: { title: '真实，但用途已过期', text: '此文件由本平台签发，没有改动，也没有被收回；但加注的使用有效期已过，不能再用于加注的用途。请向持有人索取重新加注的文件。' },
    revoked: { title: '已失效', text: '此文件确由本平台签发，但已经收回或已由新的版本代替。请向持有人索取现行文件，或向签发机构查询。' },
    forged: { title: '不是真的', text: '内容与签名不符：文件被改动过，或不是本平台签发的。请不要采信。' },
    unknown_key: { title: '不是本平台签发', text: '本平台从未使用过这样的签名。如果文件来自另一机构，请到该机构的网站核验。' },
    unreadable: { title: '读不出来', text: '这不是文件上的二维码内容，或者没有复制完整。请重新扫描。' },
  } satisfies Record<CodeVerdict, Told>,
};

const en: typeof zh = {
  title: 'Check a document',
  lead: 'Find out whether an admission ticket or certificate was issued here and still holds. Scan the QR code on it with your phone’s camera, or paste what the code says below.',
  privacy: 'The check is made on your device: what the code says is sent to nobody. Only where a browser cannot do it does our server check, and it keeps nothing.',
  code: 'Text of the QR code',
  codeHint: 'It begins with JB1., or is the whole address that scanning opens',
  check: 'Check',
  again: 'Check another document',
  result: 'Outcome',
  facts: 'What was recorded at issue',
  compare: 'Compare each line with the paper: if one differs, the paper was altered.',
  asOf: 'List of withdrawn documents as of: ',
  offline: 'There is no network now; keys and list kept earlier on this device were used.',
  noKeys: 'There is no network and this device keeps no keys yet, so nothing can be checked. Please try again when connected.',
  kinds: { ticket: 'Admission ticket', certificate: 'Electronic certificate', proof: 'Proof of passing', recheck: 'Outcome of a score re-check' },
  terms: { kind: 'Document', number: 'Number', title: 'Exam', holder: 'Name', document: 'ID number', issuedOn: 'Issued on', version: 'Version', remark: 'Remark', usableUntil: 'Usable until' },
  versionOf: (n) => `Version ${String(n)}`,
  verdicts: {
    genuine: { title: 'Genuine and valid', text: 'This document was issued here, has not been altered since, and was not withdrawn.' },
    use_over: { title: 'Genuine, but its time of use is over', text: 'This document was issued here, has not been altered and was not withdrawn; but the time it was made out for is over, so it no longer serves that purpose. Ask the holder for a newly annotated one.' },
    revoked: { title: 'No longer valid', text: 'This document was issued here, but has been withdrawn or replaced by a newer version. Ask the holder for the current one, or the issuing body.' },
    forged: { title: 'Not genuine', text: 'Content and signature do not fit: it was altered, or was not issued here. Do not rely on it.' },
    unknown_key: { title: 'Not issued here', text: 'No such signature was ever used here. If the document comes from another body, check it on that body’s site.' },
    unreadable: { title: 'Cannot be read', text: 'This is not the text of a document’s QR code, or part of it is missing. Please scan it again.' },
  },
};

/** What the pages of checking a document say. */
export const words: Record<Lang, typeof zh> = { zh, en };
