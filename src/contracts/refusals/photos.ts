import type { RefusalWords } from './words.ts';

/** Noes of the photo (注册照片): reading the picture, the standard, the lock and the change request. */
export const PHOTO_REFUSALS = {
  'photo.file_missing': { status: 422, zh: '请先选择照片文件', en: 'Choose a picture first' },
  'photo.not_a_picture': { status: 422, zh: '该文件不是可识别的照片，请使用 JPG、PNG、WEBP 或 HEIC 格式', en: 'This file is not a picture we can read; use JPG, PNG, WEBP or HEIC' },
  'photo.infected': { status: 422, zh: '照片文件未通过安全检查，不能接收，已隔离保存。请检查您的设备后换一张照片', en: 'The picture did not pass the malware check and was put aside; check your device and use another picture' },
  'photo.damaged': { status: 422, zh: '照片文件不完整或已损坏，请重新选择', en: 'The picture file is incomplete or damaged; choose it again' },
  'photo.too_many_pixels': { status: 422, zh: '照片尺寸过大（超过 5000 万像素），请缩小后再上传', en: 'The picture has more than 50 million pixels; make it smaller first' },
  'photo.heic_unreadable': { status: 422, zh: '这张 HEIC 照片无法读取。请在 iPhone“设置 → 相机 → 格式”中选“兼容性最佳”后重拍，或将照片另存为 JPG', en: 'This HEIC picture cannot be read. On the iPhone choose Settings → Camera → Formats → Most Compatible and take it again, or save it as JPG' },
  'photo.too_small': { status: 422, zh: '照片过小：选取部分为 {measured} 像素，至少需要 {wanted}。请换一张更大的照片，系统不会放大小照片', en: 'Too small: the chosen part has {measured} pixels, at least {wanted} are needed. Choose a larger picture; small ones are never enlarged' },
  'photo.below_standard': { status: 422, zh: '照片有 {count} 项检查未通过，请按下面各项的提示更换照片或重新裁剪', en: '{count} of the checks failed; change the picture or cut it again as the hints below say' },
  'photo.no_proposal': { status: 409, zh: '没有待上传的照片，或预览已超过 1 小时，请重新打开照片', en: 'There is no picture waiting, or its preview is older than one hour; open the picture again' },
  'photo.proposal_changed': { status: 409, zh: '预览之后照片已被更换（可能在另一个窗口），请重新查看预览', en: 'The picture was changed after this preview, perhaps in another window; look at the preview again' },
  'photo.locked': { status: 409, zh: '照片上传成功后不能自行修改。如确需更换，请提出照片修改申请', en: 'Once uploaded the photo cannot be changed. If it must be, ask for a photo change' },
  'photo.not_found': { status: 404, zh: '尚未上传照片', en: 'There is no photo yet' },
  'photo.no_crop_kept': { status: 409, zh: '无法再调整这张照片，请重新打开照片', en: 'This picture cannot be adjusted any more; open it again' },
  'photo.wrong_state': { status: 409, zh: '照片当前状态不能进行此操作', en: 'This cannot be done with the photo as it stands now' },
  'photo.reason_needed': { status: 422, zh: '请填写理由，考生会看到', en: 'Give the reason; the candidate will read it' },
  'photo.change_open_already': { status: 409, zh: '您已有一份正在处理的照片修改申请', en: 'You already have a photo change request being dealt with' },
  'photo.change_not_needed': { status: 409, zh: '现在就可以上传照片，无需提出修改申请', en: 'You can upload a photo now; no request is needed' },
  'photo.change_not_found': { status: 404, zh: '未找到该照片修改申请', en: 'There is no such photo change request' },
  'photo.change_wrong_state': { status: 409, zh: '该申请已处理或已失效', en: 'This request has been dealt with or is no longer in force' },
  'photo.change_unknown_sitting': { status: 422, zh: '请选择在该省份开考的考试', en: 'Choose an exam that is held in this province' },
  'photo.awaiting_review': { status: 409, zh: '照片正在审核，审核通过后才能继续', en: 'The photo is being reviewed; you can go on once it is approved' },
  'photo.rejected': { status: 409, zh: '照片审核不通过，请更换照片', en: 'The photo was not approved; replace it' },
} as const satisfies Record<string, RefusalWords>;
