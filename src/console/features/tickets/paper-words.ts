const zh = {
  title: '考务用表', sub: '按考点生成：试卷分发统计、考场公告、门贴、带照片的签到表、缺考与情况记录单、座位标签。每个考点一个压缩包，含全部用表和装箱清单；也可以只取相邻的几个考场。', start: '生成考务用表', again: '重新生成', goOn: '继续生成', none: '还没有生成。', made: (by: string, at: string) => `${by} 于 ${at} 生成`, outdated: '生成之后座位或参考人员有变动，请重新生成',
  progress: '生成进度', progressOf: (n: number, of: number) => `已生成 ${String(n)} / ${String(of)} 份`, centre: '考点', rooms: '考场', roomsOf: (from: number, to: number) => (from === to ? String(from) : `${String(from)}–${String(to)}`), people: '考生', file: '文件', waiting: '等待生成', take: (mb: string) => `下载 PDF（${mb} MB）`,
  order: '门贴和签到表的顺序', orders: { seat: '按座位号', pinyin: '按姓氏拼音', strokes: '按姓氏笔画' },
  failed: '生成失败', failedNote: '有文件没有生成。原因见下表；处理后按“继续生成”，只重做没有成功的部分。', centres: '按考点下载', parts: '按考场下载', drawn: (n: number, of: number) => `${String(n)} / ${String(of)} 份`, takeAll: (mb: string) => `下载 ZIP（${mb} MB）`, roomSpare: '每考场每科备用份数', centreSpare: '考点备用比例（%）', spareOf: (room: number, percent: number) => `备用：每考场 ${String(room)} 份，考点 ${String(percent)}%`,
};

export const paperWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Papers of the exam day', sub: 'By test centre: packing counts, room notices, door lists, sign-in sheets with photos, absence and incident forms, seat labels. One archive a centre holds all of it with the packing list; files of some neighbouring rooms are there too.', start: 'Draw the papers', again: 'Draw them again', goOn: 'Go on drawing', none: 'Not drawn yet.', made: (by, at) => `drawn by ${by} at ${at}`, outdated: 'seats or people changed since; draw them again',
    progress: 'Progress', progressOf: (n, of) => `${String(n)} of ${String(of)} files`, centre: 'Centre', rooms: 'Rooms', roomsOf: (from, to) => (from === to ? String(from) : `${String(from)}–${String(to)}`), people: 'People', file: 'File', waiting: 'waiting', take: (mb) => `PDF (${mb} MB)`,
    order: 'Order of door lists and sign-in sheets', orders: { seat: 'by seat', pinyin: 'by reading of the names', strokes: 'by strokes of the names' },
    failed: 'Failed', failedNote: 'Some files could not be drawn; the reason stands below. Mend it and press “Go on drawing”: only what failed is drawn again.', centres: 'By centre', parts: 'By rooms', drawn: (n, of) => `${String(n)} of ${String(of)} files`, takeAll: (mb) => `ZIP (${mb} MB)`, roomSpare: 'Spare copies a room and paper', centreSpare: 'Spare copies at the office (%)', spareOf: (room, percent) => `spare: ${String(room)} a room, ${String(percent)} % at the centre`,
  },
};
