const zh = {
  titles: { announcement: '通知公告', question: '考生问答', policy: '政策文件' },
  leads: { announcement: '国家和各省考试机构发布的通知，最新的在前。', question: '考生常问的问题和考试机构的回答。', policy: '考试有关的规定和文件。' },
  kinds: '栏目', province: '报名地', provinceHint: '选择后显示该省和全国的内容', allProvinces: '全部', show: '查看', pinned: '置顶', nation: '全国',
  none: '这里还没有内容。', decisions: '处理决定公布', older: '更早的', newest: '回到最新', files: '附件', kilobytes: (n: number) => `PDF，${String(n)} KB`, published: '发布时间', author: '发布单位', chineseOnly: '', more: '全部通知公告',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    titles: { announcement: 'Announcements', question: 'Questions and answers', policy: 'Policy files' },
    leads: { announcement: 'What the national centre and the provinces’ agencies announce, newest first.', question: 'What candidates often ask, and what the agencies answer.', policy: 'Regulations and documents about the exams.' },
    kinds: 'Sections', province: 'Place of application', provinceHint: 'Shows what that province and the national centre say', allProvinces: 'All', show: 'Show', pinned: 'Pinned', nation: 'Nationwide',
    none: 'Nothing here yet.', decisions: 'Published decisions on breaches of discipline', older: 'Earlier', newest: 'Back to the newest', files: 'Attachments', kilobytes: (n) => `PDF, ${String(n)} KB`, published: 'Published', author: 'By', chineseOnly: 'This text is published in Chinese only.', more: 'All announcements',
  },
};
