import type { PhotoReasonCode } from '#contracts/photos.ts';

const zh = {
  grid: '照片墙', keys: '方向键移动，空格勾选，A 通过（准予），J 不通过（不予），Enter 看质量报告', more: '下一页', first: '回到第一页', ticked: (n: number) => `已勾选 ${String(n)} 张`, tickAll: '勾选本页全部', untick: '取消勾选', tick: (name: string) => `勾选 ${name}`,
  old: '以前的照片', nowPhoto: '现用照片', noOld: '首次上传', flagged: (n: number) => `质量提示 ${String(n)} 项`, fine: '质量合格', alike: (n: number) => `与 ${String(n)} 人相似（仅供参考）`, report: '质量报告', closeReport: '收起质量报告', noPhoto: '没有照片',
  rejectTitle: (n: number) => `不通过 ${String(n)} 张照片`, denyTitle: (n: number) => `不予更换 ${String(n)} 件`, pick: '原因', other: '其他（写在意见中）', extra: '补充意见（考生会看到）', confirm: '提交', result: (done: number, not: number) => `已处理 ${String(done)} 件${not > 0 ? `，${String(not)} 件未处理：` : '。'}`,
  reasons: {
    not_self: '不是本人', not_recent: '不是近期照片', background: '背景不合要求', blurred: '模糊', face_covered: '面部遮挡', glasses: '眼镜反光或遮挡', lighting: '光线不佳', edited: '修饰或翻拍', pose: '姿态、表情', unfounded: '申请理由不充分',
  } satisfies Record<PhotoReasonCode, string> as Record<PhotoReasonCode, string>,
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    grid: 'Photos', keys: 'Arrow keys move, space ticks, A approves (allows), J rejects (denies), Enter shows the report', more: 'Next page', first: 'First page', ticked: (n) => `${String(n)} ticked`, tickAll: 'Tick the page', untick: 'Untick', tick: (name) => `Tick ${name}`,
    old: 'Earlier photo', nowPhoto: 'Present photo', noOld: 'First upload', flagged: (n) => `${String(n)} remarks`, fine: 'Quality good', alike: (n) => `Like ${String(n)} others (a hint only)`, report: 'Quality report', closeReport: 'Close the report', noPhoto: 'No photo',
    rejectTitle: (n) => `Reject ${String(n)} photos`, denyTitle: (n) => `Deny ${String(n)} requests`, pick: 'Reason', other: 'Other (say below)', extra: 'More words (the candidate reads them)', confirm: 'Submit', result: (done, not) => `${String(done)} done${not > 0 ? `, ${String(not)} not:` : '.'}`,
    reasons: {
      not_self: 'Not the person', not_recent: 'Not recent', background: 'Background', blurred: 'Blurred', face_covered: 'Face covered', glasses: 'Glasses', lighting: 'Light', edited: 'Edited or from a print', pose: 'Pose, expression', unfounded: 'Reason does not suffice',
    },
  },
};
