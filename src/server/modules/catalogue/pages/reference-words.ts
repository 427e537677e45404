const zh = {
  majors: {
    title: '专业对照表',
    lead: '用于确认报考条件中的学历专业：按毕业时间查对应名称，看属于本专业、相近专业还是其他专业。',
    partial: '本版只收录了官方对照表的一部分专业。未查到不等于不符合，请以当地考试机构答复为准。',
    editions: '版本',
    mine: '我的专业属于哪一类', major: '所学专业', majorHint: '按毕业证书填写', graduatedIn: '毕业时间', graduatedInHint: '如 201107；只写年份也可以', ask: '查询',
    monthWrong: '请填写毕业年月，如 201107',
    found: (major: string, name: string, category: string) => `“${major}”对应“${name}”，属于${category}`,
    why: (column: string, printed: string) => `在“${column}”一栏查到“${printed}”。`,
    bySynonym: '名称写法略有不同，视为同一专业。', byDirection: '括号内的专业方向不影响对应。', otherColumn: (column: string) => `按您的毕业时间应查“${column}”一栏，该名称列在其他时期，请以证书和当地考试机构答复为准。`,
    alsoUnder: '同名专业还列在：',
    notFound: (major: string) => `对照表中没有“${major}”`,
    notFoundNext: '可能属于其他专业，也可能名称不完全一致。报名时系统会提示但不会阻止您继续，是否符合条件由报名地考试机构确认。',
    askAgency: '查看各省咨询电话',
    search: '在表中查找', searchHint: '在各时期的专业名称中查找', searchAct: '查找', showAll: '显示全部',
    caption: (shown: number, total: number) => `共 ${total} 个专业，显示 ${shown} 个`,
    category: '分类', categories: { core: '本专业', related: '相近专业', other: '其他专业' },
    restored: '补录', restoredNote: '标“补录”的行，所据印本缺页，按新旧专业目录补录，待与正式印本核对。',
    nothing: '没有查到，请换一个词。', otherLabel: '其他专业：',
    replaced: (title: string) => `您看到的“${title}”已被新版替代，仅供查阅。`, pages: '分页', previous: '上一页', next: '下一页', pageOf: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  },
};

type Words = typeof zh;

const en: Words = {
  majors: {
    title: 'Table of equivalent majors',
    lead: 'For the education condition: find the name of your major by the time you graduated, and whether it counts as a core, related or other major.',
    partial: 'This edition holds only a part of the official table. Not found does not mean not eligible: the answer of the local exam agency decides.',
    editions: 'Editions',
    mine: 'Where does my major belong', major: 'Major', majorHint: 'As on the certificate, in Chinese', graduatedIn: 'Graduated in', graduatedInHint: 'For example 201107; the year alone will do', ask: 'Look up',
    monthWrong: 'Give the month of graduation, for example 201107',
    found: (major, name, category) => `“${major}” corresponds to “${name}”: ${category}`,
    why: (column, printed) => `Found as “${printed}” in the column “${column}”.`,
    bySynonym: 'The spelling differs slightly; it counts as the same major.', byDirection: 'The direction in brackets makes no difference.', otherColumn: (column) => `For your time of graduation the column is “${column}”; the name stands in another one, so certificate and local exam agency decide.`,
    alsoUnder: 'The same name also stands under: ',
    notFound: (major) => `“${major}” is not in the table`,
    notFoundNext: 'It may be an “other” major, or its name may differ. When you apply you are warned but not stopped; the exam agency of your place of application decides.',
    askAgency: 'Enquiry telephones of the provinces',
    search: 'Search the table', searchHint: 'In the names of all periods', searchAct: 'Search', showAll: 'Show all',
    caption: (shown, total) => `${shown} of ${total} majors shown`,
    category: 'Category', categories: { core: 'core major', related: 'related major', other: 'other major' },
    restored: 'restored', restoredNote: 'Rows marked “restored” stood on a page the print at hand lacks; they were filled in from the old and new catalogues and await comparison with the official print.',
    nothing: 'Nothing found; try another word.', otherLabel: 'Other majors: ',
    replaced: (title) => `“${title}” has been replaced by a newer edition and is kept for reading only.`, pages: 'Pages', previous: 'Previous', next: 'Next', pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
};

/** What the pages of reference data say. */
export const referenceWords = { zh, en };
