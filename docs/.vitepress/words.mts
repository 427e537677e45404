/** What the site itself says in Chinese. */
export const wordsZh = {
  theme: {
    outline: { label: '本页内容', level: [2, 3] as [number, number] },
    docFooter: { prev: '上一篇', next: '下一篇' },
    returnToTopLabel: '回到顶部',
    sidebarMenuLabel: '目录',
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    langMenuLabel: '语言',
    skipToContentLabel: '跳到正文',
    notFound: { title: '没有这一页', quote: '地址可能写错了，或者这一页已经移走。', linkText: '回到首页', linkLabel: '回到首页' },
  },
  search: {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索文档' },
    modal: { displayDetails: '显示详情', resetButtonTitle: '清除', backButtonTitle: '关闭', noResultsText: '没有找到', footer: { selectText: '打开', navigateText: '上下选择', closeText: '关闭' } },
  },
};
