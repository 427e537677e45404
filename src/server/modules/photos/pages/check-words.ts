import type { CheckCode } from '#contracts/photos/standard.ts';

type CheckWords = Record<CheckCode, { name: string; hint: string }>;

const zh: CheckWords = {
  type: { name: '文件格式', hint: '按文件内容识别，改扩展名无效。请使用 JPG、PNG、WEBP 或 HEIC 照片。' },
  source_size: { name: '原图尺寸', hint: '选取部分的像素太少。请换一张更大的照片，或把裁剪框放大；系统不会放大小照片。' },
  final_size: { name: '成品尺寸', hint: '成品固定为 25 × 35 毫米、300 dpi。' },
  bytes: { name: '文件大小', hint: '成品压缩到 10 KB 左右。细节过于杂乱的照片压不下来，请换用纯色背景。' },
  face_count: { name: '人像数量', hint: '照片中应当只有您一个人的正面人像。未能识别到人脸时仍可上传，由工作人员人工审核。' },
  head_size: { name: '头部大小', hint: '从头顶到下巴应占照片高度的一半左右。请调整裁剪框的大小。' },
  head_whole: { name: '头部完整', hint: '头顶和下巴应完整，四周留有空白。请退后一点或换一张拍得更全的照片。' },
  eye_line: { name: '头部高低', hint: '眼睛应在照片中线稍上方。请上下移动裁剪框。' },
  head_centre: { name: '头部左右', hint: '脸部应在照片正中。请左右移动裁剪框。' },
  roll: { name: '头部倾斜', hint: '两眼应在一条水平线上。请摆正头部或把手机拿正后重拍。' },
  yaw: { name: '正面朝向', hint: '应正面对着镜头，两耳轮廓大致对称。' },
  sharpness: { name: '清晰度', hint: '照片模糊。请擦净镜头、对焦后重拍，不要使用截图或翻拍。' },
  brightness: { name: '面部亮度', hint: '面部过暗或过亮。请面向窗户等柔和光源，避免逆光和直射闪光。' },
  contrast: { name: '面部层次', hint: '面部发灰、看不清五官。请避免雾面滤镜和过度美颜。' },
  glare: { name: '反光过曝', hint: '面部有大片发白。请避开强光和镜片反光。' },
  side_light: { name: '受光均匀', hint: '脸的一侧明显比另一侧暗。请正对窗户等光源，不要让光从一侧照来。' },
  background_light: { name: '背景颜色', hint: '背景应为白色。请站在白墙前，或请照相馆拍摄白底照片。' },
  background_even: { name: '背景均匀', hint: '背景有杂物或阴影。请离墙半米以上，身后不要有其他物品。' },
};

const en: CheckWords = {
  type: { name: 'File type', hint: 'Read from the content, not the name. Use a JPG, PNG, WEBP or HEIC picture.' },
  source_size: { name: 'Size of the original', hint: 'The chosen part has too few pixels. Take a larger picture or a larger cut; small ones are never enlarged.' },
  final_size: { name: 'Final size', hint: 'Always 25 × 35 mm at 300 dpi.' },
  bytes: { name: 'File size', hint: 'Compressed to about 10 KB. A restless picture will not go that small: use a plain background.' },
  face_count: { name: 'Number of faces', hint: 'You alone, from the front. If no face is recognised you can still upload; an officer will look at it.' },
  head_size: { name: 'Size of the head', hint: 'From crown to chin about half the height of the photo. Make the cut larger or smaller.' },
  head_whole: { name: 'Whole head', hint: 'Crown and chin belong in the picture, with room around. Move back a little, or use a picture that shows more.' },
  eye_line: { name: 'Height of the eyes', hint: 'The eyes belong a little above the middle. Move the cut up or down.' },
  head_centre: { name: 'Left and right', hint: 'The face belongs in the middle. Move the cut sideways.' },
  roll: { name: 'Tilt', hint: 'Both eyes on one level. Straighten your head or the phone and take it again.' },
  yaw: { name: 'Facing the camera', hint: 'Look straight into the camera, so that both sides of the face show alike.' },
  sharpness: { name: 'Sharpness', hint: 'The picture is blurred. Clean the lens, focus and take it again; no screenshots or photos of photos.' },
  brightness: { name: 'Light on the face', hint: 'The face is too dark or too bright. Turn to soft light such as a window; no light from behind, no direct flash.' },
  contrast: { name: 'Contrast of the face', hint: 'The face looks grey and flat. No haze filters, no heavy retouching.' },
  glare: { name: 'Glare', hint: 'Large white spots on the face. Avoid strong light and reflections in glasses.' },
  side_light: { name: 'Light from both sides', hint: 'One side of the face is much darker. Face the window or lamp; no light from one side.' },
  background_light: { name: 'Colour of the background', hint: 'The background should be white. Stand before a white wall, or have a studio take the picture.' },
  background_even: { name: 'Even background', hint: 'Things or shadows behind you. Stand half a metre from the wall with nothing else behind.' },
};

/** Name and remedy of each check (照片检查项), Chinese and English. */
export const checkWords = { zh, en };
