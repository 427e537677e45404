import type { Lang } from '#contracts/refusals.ts';

const zh = {
  barLabel: '显示方式',
  on: '当前显示：',
  settings: '调整显示方式',
  leave: '恢复标准版',
  elder: '适老版',
  contrasts: { normal: '标准颜色', strong: '高对比度（白底黑字）', night: '高对比度（黑底黄字）' },
  sizeOf: (percent: number) => `字号 ${percent}%`,
  still: '减少动画',
  /** Of forms that are filled in one group after another: back, on, which of how many. */
  oneAtATime: ['上一项', '下一项', '第 {n} 项，共 {all} 项'],
};

/** Words of the ways a page can be shown, said the same on the bar and on the page where they are chosen. */
export const viewingWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    barLabel: 'How pages are shown',
    on: 'Shown now: ',
    settings: 'Change this',
    leave: 'Back to the standard view',
    elder: 'easy view (large and simple)',
    contrasts: { normal: 'standard colours', strong: 'high contrast (black on white)', night: 'high contrast (yellow on black)' },
    sizeOf: (percent) => `text at ${percent} %`,
    still: 'no motion',
    oneAtATime: ['Previous part', 'Next part', 'Part {n} of {all}'],
  },
};
