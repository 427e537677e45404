import type { BankFault, FiscalMood, ReceiptFault, RegistryMode, ScannerMood } from '#contracts/demo.ts';
import type { Lang } from '#contracts/refusals.ts';

const modes: Record<RegistryMode, string> = {
  normal: '正常', slow: '很慢（8 秒后答复）', down: '断线', lost: '办了但答复丢失', denied: '拒绝受理（不认我方密钥）', busy: '繁忙（503）', limited: '超过调用限额（429）', flaky: '时好时坏', garbled: '答复无法识别', forged: '签名不符', stale: '答复是一小时前签的', repeated: '重复上一次的答复', reordered: '批量答复乱序', contradictory: '答复自相矛盾',
};
const faults: Record<BankFault, string> = {
  lose: '支付通知丢失（靠平台主动查询）', delay: '支付通知迟到 1 分钟', repeat: '同一通知重复 3 次', forge: '夹杂伪造的通知', reorder: '通知乱序（成功之后又到“失败”）', down: '查询和关闭订单不可用',
  falseAnswers: '查询答复的签名不符', chargeTwice: '一次支付扣款两次', amountOff: '扣款金额少 1 元', ignoreEnd: '订单过期后仍然扣款',
};
const fiscalModes: Record<FiscalMood, string> = {
  normal: '正常', slow: '很慢（8 秒后答复）', down: '断线', lost: '开了票但答复丢失', busy: '繁忙（503）', stranger: '不认我方密钥（403）', refuse: '不予受理（签名答复）', taken: '所有人得到同一个号码', wrong_amount: '金额少 1 分', garbled: '答复无法识别', forged: '签名不符',
};
const scannerMoods: Record<ScannerMood, string> = { normal: '正常', down: '断线（考生的文件先收下、待查毒）' };
const receiptFaults: Record<ReceiptFault, string> = {
  lose: '回执丢失（一直停在“已发出”）', delay: '回执迟到 1 分钟', fail: '全部回执为“未送达”', repeat: '同一回执重复 3 次', reorder: '回执乱序（之后又到一个更早的相反结果）', forge: '夹杂伪造的回执',
};

const zh = {
  title: '外部系统',
  lead: '身份、学历、学位、职称核验库、信用平台和支付渠道都由替身程序扮演。让它们出错，看平台怎样应对：不丢一笔钱，不误判一个人。',
  registries: '核验库',
  registryNames: { identity: '身份核验', education: '学历核验', degree: '学位核验', title: '职称核验', credit: '信用平台' },
  bank: '支付渠道',
  bankFaults: '银行的异常',
  fiscal: '财政电子票据平台',
  fiscalMode: '开票和冲红',
  knownPayers: '身份证第 16、17 位为 03 的交款人被拒绝开票，41 一直繁忙，22 能开票但不能冲红；其余正常。',
  scanner: '查毒',
  scannerMood: '查毒服务',
  knownVirus: '含 EICAR 测试串的文件报毒；断线期间收下的文件在恢复后一分钟内补查。',
  carriers: '短信和邮件',
  failing: '拒收',
  firstSms: '短信主通道失败（改走备用通道）',
  sms: '短信通道全部失败',
  mail: '邮件通道失败',
  apply: '照此设置',
  normal: '全部恢复正常',
  done: '已设置，从下一次请求起生效。',
  real: '此项按设置接入了真实系统，不能在这里改变。',
  knownRules: '没有登记过的新注册人员按号码末位得到答复：身份证第 16、17 位或证书末两位为 44 姓名不符、55 查无此号、66 已注销或信息不符、77 需人工核验，其余通过；身份证第 16、17 位为 88 的人在信用平台有失信记录。',
  receipts: '回执的异常',
  knownNumbers: '号码末四位 4444 为空号、4445 为关机，bounce.example.cn 的邮箱退信；样例人员孙强、张伟、王磊、赵建国的短信和黄丽的邮件不送达；其余送达。',
  modes, faults, fiscalModes, scannerMoods, receiptFaults,
};

/** Words of the page that turns the outside world. */
export const outsideWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    title: 'Outside systems',
    lead: 'The registries of identity, education, degrees and titles, the credit platform and the payment channel are played by stand-ins. Make them fail and watch: no money is lost, nobody is misjudged.',
    registries: 'Registries',
    registryNames: { identity: 'Identity', education: 'Education', degree: 'Degrees', title: 'Professional titles', credit: 'Credit platform' },
    bank: 'Payment channel',
    bankFaults: 'What goes wrong at the bank',
    fiscal: 'Fiscal e-receipt platform',
    fiscalMode: 'Issuing and reversing',
    knownPayers: 'Payers whose identity number has 03 at digits 16 and 17 are refused a receipt, 41 always meet a busy platform, 22 get one that cannot be reversed; all others are served.',
    scanner: 'Malware scan',
    scannerMood: 'The scanner',
    scannerMoods: { normal: 'Works', down: 'Away (candidates’ files are taken and wait)' },
    knownVirus: 'A file with the EICAR test string is flagged; what was taken while it was away is scanned within a minute of its return.',
    carriers: 'Text messages and mail',
    failing: 'Refused',
    firstSms: 'The first carrier of text messages fails (the second takes over)',
    sms: 'All text messages fail',
    mail: 'Mail fails',
    apply: 'Set so',
    normal: 'Everything back to normal',
    done: 'Set; it holds from the next request on.',
    real: 'A real system is connected here by the settings; it cannot be turned from this page.',
    knownRules: 'Newcomers the registries do not know are answered by their number: digits 16 and 17 of an identity number, or the last two of a certificate: 44 another name, 55 unknown, 66 cancelled or different data, 77 needs a manual check, anything else passes; an identity number with 88 there is listed at the credit platform.',
    receipts: 'What goes wrong with delivery receipts',
    knownNumbers: 'Numbers ending in 4444 do not exist, 4445 are switched off, mailboxes at bounce.example.cn bounce; text messages to the sample people 孙强, 张伟, 王磊, 赵建国 and mail to 黄丽 fail; everything else arrives.',
    receiptFaults: {
      lose: 'Receipts are lost (messages stay “sent”)', delay: 'Receipts come a minute late', fail: 'Every receipt says “not delivered”', repeat: 'The same receipt three times more', reorder: 'Out of order (an older, contrary one follows)', forge: 'Forged receipts among them',
    },
    fiscalModes: {
      normal: 'Normal', slow: 'Slow (answers after 8 s)', down: 'Line cut', lost: 'Issued, but the answer is lost', busy: 'Busy (503)', stranger: 'Does not admit our key (403)', refuse: 'Refuses (signed)', taken: 'One number for everybody', wrong_amount: 'One fen too little', garbled: 'Unreadable answers', forged: 'Wrong signature',
    },
    modes: { normal: 'Normal', slow: 'Slow (answers after 8 s)', down: 'Line cut', lost: 'Done, but the answer is lost', denied: 'Refused (our key is unknown)', busy: 'Busy (503)', limited: 'Over the limit (429)', flaky: 'Fails every other time', garbled: 'Unreadable answers', forged: 'Wrong signature', stale: 'Signed an hour ago', repeated: 'Repeats its last answer', reordered: 'Batches out of order', contradictory: 'Contradicts itself' },
    faults: {
      lose: 'Notices are lost (the platform has to ask)', delay: 'Notices come a minute late', repeat: 'The same notice three times more', forge: 'Forged notices among them', reorder: 'Out of order (“failed” after the success)', down: 'Query and close unavailable',
      falseAnswers: 'Answers with a wrong signature', chargeTwice: 'One payment charged twice', amountOff: 'One yuan too little charged', ignoreEnd: 'Charges after the order has expired',
    },
  },
};
