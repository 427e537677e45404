const zh = {
  frame: '考生页面预览', page: '页面', pages: { exam: '考试页', exams: '考试目录', province: '选择省份' }, width: '宽度', widths: { phone: '手机', desktop: '电脑' }, lang: '语言',
  province: '省份', jump: '跳到', jumpHint: '选择一个时间点', edges: { before: '开始前一分钟', opens: '开始', last: '截止前一分钟', closed: '截止后' },
  text: '下面就是考生看到的页面，只是换了时刻；准备中的考次按已公布显示。页面只能看，链接和按钮不起作用。', summary: '各省此刻一览', none: '还没有省份安排本次考试，安排之后可以预览。',
};

type PreviewWords = typeof zh;

const en: PreviewWords = {
  frame: 'Preview of the candidate’s page', page: 'Page', pages: { exam: 'Exam', exams: 'List of exams', province: 'Choice of province' }, width: 'Width', widths: { phone: 'Phone', desktop: 'Desktop' }, lang: 'Language',
  province: 'Province', jump: 'Jump to', jumpHint: 'choose a moment', edges: { before: 'a minute before it opens', opens: 'opens', last: 'the last minute', closed: 'closed' },
  text: 'This is the page candidates see, at another moment; a sitting in preparation is shown as if announced. It can only be looked at: links and buttons do nothing.', summary: 'All provinces at that moment', none: 'No province holds this sitting yet; there is something to see once one does.',
};

/** What the preview of the candidate's page says. */
export const previewWords = { zh, en };
