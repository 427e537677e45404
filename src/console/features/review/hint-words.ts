const zh = {
  title: '线索', note: '只供核对参考：不影响报考状态，不能单凭线索判定不通过。', count: (n: number) => `${String(n)} 条`, others: '本辖区相关人员', elsewhere: (n: number) => `另有 ${String(n)} 人不在您的辖区或未列出`, found: '发现', dismiss: '排除', dismissTitle: '排除线索', dismissNote: '只对这位考生排除，记入审计日志；相关人数增加时会再次出现。', dismissed: (by: string, at: string, reason: string) => `${by} ${at} 已排除：${reason}`, hint: '4 至 200 字，写明核对了什么',
};

/** What the card of hints beside a case says. */
export const hintWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: { title: 'Hints', note: 'For comparing only: they change nothing about the application and are no ground for a rejection by themselves.', count: (n) => (n === 1 ? '1 hint' : `${String(n)} hints`), others: 'Others within your jurisdiction', elsewhere: (n) => `${String(n)} more outside your jurisdiction or not listed`, found: 'Found', dismiss: 'Dismiss', dismissTitle: 'Dismiss the hint', dismissNote: 'For this person only, kept in the audit log; it stands again when it is about more people.', dismissed: (by, at, reason) => `Dismissed by ${by}, ${at}: ${reason}`, hint: '4 to 200 characters: what was compared' },
};
