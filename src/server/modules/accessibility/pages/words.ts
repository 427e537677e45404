import type { Lang } from '#contracts/refusals.ts';

const zh = {
  title: '无障碍',
  lead: '按您习惯的方式浏览和办理。不需要登录，也不需要安装任何软件。',
  chosen: '已按您的选择显示。',
  back: '返回刚才的页面',
  leave: '返回',
  elderOn: '进入适老版',
  elderOff: '退出适老版',
  contrastOn: '打开高对比度',
  contrastOff: '恢复标准颜色',
  each: '逐项选择显示方式',
  elder: '适老版：大字号、大按钮，一次只办一件事',
  size: '字号',
  sizes: { s100: '标准', s125: '大（125%）', s150: '较大（150%）', s200: '特大（200%）' },
  contrast: '颜色',
  still: '减少动画：页面上没有会动的内容',
  apply: '按此显示',
  remembered: '您的选择只记在这台设备的浏览器里，保存一年，不用于识别您的身份。',
};

/** What the page of ways of showing says. */
export const words: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Accessibility',
    lead: 'Read and use these pages the way that suits you. Nothing to install, no need to sign in.',
    chosen: 'The pages are now shown as you chose.',
    back: 'Back to the page you came from',
    leave: 'Back',
    elderOn: 'Turn on the easy view',
    elderOff: 'Leave the easy view',
    contrastOn: 'Turn on high contrast',
    contrastOff: 'Back to standard colours',
    each: 'Choose how the pages are shown',
    elder: 'Easy view: large type and buttons, one thing at a time',
    size: 'Size of text',
    sizes: { s100: 'Standard', s125: 'Large (125 %)', s150: 'Larger (150 %)', s200: 'Largest (200 %)' },
    contrast: 'Colours',
    still: 'No motion: nothing on the pages moves',
    apply: 'Show pages like this',
    remembered: 'Your choice is kept only in the browser of this device, for a year, and is not used to recognise you.',
  },
};
