import type { PhotoReasonCode } from '#contracts/photos.ts';
import type { Words } from '#contracts/words.ts';

/** What each reason code of a photo decision says to the candidate (照片审核意见). */
export const PHOTO_REASONS: Record<PhotoReasonCode, Words> = {
  not_self: { zh: '照片与本人身份信息不符，请上传本人照片', en: 'The photo does not show the registered person; upload your own' },
  not_recent: { zh: '照片与近期容貌差异较大，请上传近期照片', en: 'The photo is not recent; upload a recent one' },
  background: { zh: '背景不是纯色或有杂物，请用白色背景重新拍摄', en: 'The background is not plain; use a white one' },
  blurred: { zh: '照片模糊，五官不清晰，请重新拍摄', en: 'The photo is blurred; take it again' },
  face_covered: { zh: '面部被头发、口罩、帽子等遮挡，请露出眉毛和双耳', en: 'The face is covered; show eyebrows and ears' },
  glasses: { zh: '眼镜反光或镜框遮挡眼睛，请重新拍摄', en: 'Glasses reflect or hide the eyes; take it again' },
  lighting: { zh: '光线过暗、过亮或面部有阴影，请重新拍摄', en: 'The light is too dark, too bright or throws shadows; take it again' },
  edited: { zh: '照片经过明显修饰或翻拍，请上传未经修饰的原始照片', en: 'The photo was edited or taken from a print; upload an original' },
  pose: { zh: '头部倾斜、侧脸或表情夸张，请正面免冠重新拍摄', en: 'Head tilted, turned or grimacing; face the camera' },
  unfounded: { zh: '申请理由不充分，现用照片符合要求', en: 'The reason does not suffice; the present photo meets the standard' },
};

/** The words kept with a decision: those of the code, then what the officer adds. */
export function reasonText(code: PhotoReasonCode | undefined, more: string): string {
  return [code === undefined ? '' : PHOTO_REASONS[code].zh, more.trim()].filter((part) => part !== '').join('；');
}
