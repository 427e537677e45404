const zh = {
  title: '所学专业如何认定', sub: '对照表中没有这个专业。您的认定会成为先例，供后来的审核员参考；不会自动用于任何人，也不代替本次审核决定。', of: { education: '学历专业', degree: '学位专业' }, none: '还没有审核先例。', allOver: '全国认定：',
  countsAs: { core: '本专业', related: '相近专业', other: '其他专业', none: '不符' }, times: (n: number) => `${String(n)} 次`, contradictory: '意见不一致', own: '本份报考的认定', here: '本省及本辖区的先例', elsewhere: (what: string) => `其他省份：${what}`, record: '记录认定', again: '重新认定', recordHint: '写明理由，如培养方案中相关课程的比例', toCase: '查看这份报考',
  choose: '认定为', pleaseChoose: '请选择', reason: '理由', reasonHint: '后来的审核员会看到；不要写考生个人信息', keep: '记录', cancel: '取消',
};

/** What the card about a major no table names says. */
export const majorWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'How this major counts', sub: 'The table does not name this major. What you record becomes a precedent for later reviewers; it is never applied by itself and does not replace your decision on this case.', of: { education: 'Major of the education', degree: 'Major of the degree' }, none: 'No precedents yet.', allOver: 'Nationwide:',
    countsAs: { core: 'core', related: 'related', other: 'other', none: 'not accepted' }, times: (n) => (n === 1 ? 'once' : `${String(n)} times`), contradictory: 'disagreement', own: 'Recorded for this case', here: 'Precedents of this province and your jurisdiction', elsewhere: (what) => `Other provinces: ${what}`, record: 'Record how it counts', again: 'Record anew', recordHint: 'With the reason, such as the share of related courses', toCase: 'Open that application',
    choose: 'Counts as', pleaseChoose: 'Choose', reason: 'Reason', reasonHint: 'Later reviewers read it; write nothing personal about the candidate', keep: 'Record', cancel: 'Cancel',
  },
};
