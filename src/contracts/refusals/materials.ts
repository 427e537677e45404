import type { RefusalWords } from './words.ts';

/** Noes of supporting materials (证明材料). */
export const MATERIAL_REFUSALS = {
  'material.not_found': { status: 404, zh: '未找到该证明材料，可能已被替换或删除', en: 'This material is not there; it may have been replaced or removed' },
  'material.closed': { status: 409, zh: '当前报考状态不能上传或更改证明材料', en: 'Materials cannot be added or changed in the present state of the application' },
  'material.no_file': { status: 422, zh: '请选择要上传的文件', en: 'Choose the file to upload' },
  'material.too_large': { status: 422, zh: '{file}：单个文件不能超过 {megabytes} MB，请压缩后再上传', en: '{file}: one file may be at most {megabytes} MB; compress it and upload again' },
  'material.type_not_accepted': { status: 422, zh: '{file}：只接受 JPG、PNG、WebP 图片或 PDF 文件；苹果手机的 HEIC 照片请先另存为 JPG', en: '{file}: only JPG, PNG and WebP pictures or PDF files are accepted; save an iPhone HEIC photo as JPG first' },
  'material.damaged': { status: 422, zh: '{file}：文件已损坏或无法读取，请重新扫描或拍照', en: '{file}: the file is damaged or cannot be read; scan or photograph it again' },
  'material.picture_too_small': { status: 422, zh: '{file}：图片太小（{width}×{height}），文字无法辨认；短边至少 {min} 像素', en: '{file}: the picture is too small to read ({width}×{height}); its short side needs at least {min} pixels' },
  'material.picture_too_big': { status: 422, zh: '{file}：图片像素过大，请缩小后再上传', en: '{file}: the picture has too many pixels; make it smaller and upload again' },
  'material.pdf_encrypted': { status: 422, zh: '{file}：PDF 设置了密码或权限保护，请取消保护后再上传', en: '{file}: the PDF is protected by a password or permissions; remove the protection and upload again' },
  'material.pdf_active': { status: 422, zh: '{file}：PDF 中含有脚本、附件或自动动作，不能接收；请用“打印为 PDF”另存后再上传', en: '{file}: the PDF contains scripts, attachments or automatic actions; print it to a new PDF and upload that' },
  'material.pdf_too_many_pages': { status: 422, zh: '{file}：PDF 共 {pages} 页，最多 {max} 页', en: '{file}: the PDF has {pages} pages; at most {max} are accepted' },
  'material.infected': { status: 422, zh: '{file}：文件未通过安全检查，不能接收，已隔离保存。请检查您的设备后换一份文件', en: '{file}: the file did not pass the malware check and was put aside; check your device and use another file' },
  'material.scan_unavailable': { status: 503, zh: '文件安全检查暂时不可用，请稍后再上传', en: 'The malware check is not available at the moment; upload again shortly' },
  'material.too_many_files': { status: 409, zh: '该类材料最多 {max} 个文件，请先删除不需要的文件', en: 'At most {max} files of this kind; remove one that is not needed first' },
  'material.same_file': { status: 409, zh: '该文件已经上传过', en: 'This file has been uploaded already' },
  'material.missing': { status: 409, zh: '尚缺证明材料：{kind}', en: 'Still missing: {kind}' },
} as const satisfies Record<string, RefusalWords>;
