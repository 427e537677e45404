const zh = {
  title: '通道', list: '通道列表', note: '从上到下依次使用：前一个不通、没有模板或拒绝时，由后一个发送。', empty: '没有通道。',
  channels: { sms: '短信', mail: '邮件' }, columns: { carrier: '通道', state: '状态', day: '近一天', last: '最近', templates: '报备模板' },
  states: { working: '正常', held: '已熔断', trying: '试探恢复' }, since: (at: string) => `自 ${at}`,
  day: (taken: number, refused: number, unclear: number) => `接收 ${taken.toLocaleString()}，拒绝 ${refused.toLocaleString()}，无答复 ${unclear.toLocaleString()}`,
  lastTaken: (at: string) => `接收 ${at}`, lastNo: (at: string, why: string) => `失败 ${at}：${why}`, never: '近一天未使用',
  kinds: { aliyun: '阿里云短信', tencent: '腾讯云短信', smtp: '邮件服务器', gateway: '自建网关', 'stand-in': '演示替身' } as Record<string, string>,
  anyWords: '不限模板', allOwn: '全部已报备', catchAll: (n: number) => `${String(n)} 种只发标题`, lacking: (n: number) => `${String(n)} 种不能发`,
  reportsTo: '状态报告推送地址', reportsNote: '填入运营商控制台。地址含密钥，请勿外传。',
  waiting: '等候发送', nothingWaits: '没有消息在等候。', why: { due: '即将发送', night: '夜间免打扰', allowance: '号码限量', carrier: '等候通道' }, count: (n: number) => `${n.toLocaleString()} 条`,
  limits: '每个号码或邮箱的限量', code: '验证码', notice: '其他', most: (m: { minute: number; hour: number; day: number }) => `每分钟 ${String(m.minute)}，每小时 ${String(m.hour)}，每天 ${String(m.day)}`,
  tries: (n: number) => `发送 ${String(n)} 次`, instead: '代替短信',
};

/** Words of the carriers of messages (通道). */
export const carrierWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Carriers', list: 'List of carriers', note: 'Asked from top to bottom: when one is away, has no template or refuses, the next one sends.', empty: 'There is no carrier.',
    channels: { sms: 'SMS', mail: 'Mail' }, columns: { carrier: 'Carrier', state: 'State', day: 'Last day', last: 'Last', templates: 'Registered templates' },
    states: { working: 'working', held: 'held back', trying: 'being tried' }, since: (at) => `since ${at}`,
    day: (taken, refused, unclear) => `${taken.toLocaleString()} taken, ${refused.toLocaleString()} refused, ${unclear.toLocaleString()} without an answer`,
    lastTaken: (at) => `taken ${at}`, lastNo: (at, why) => `refused ${at}: ${why}`, never: 'not used in the last day',
    kinds: { aliyun: 'Alibaba Cloud SMS', tencent: 'Tencent Cloud SMS', smtp: 'mail server', gateway: 'own gateway', 'stand-in': 'stand-in' },
    anyWords: 'any words', allOwn: 'all registered', catchAll: (n) => `${String(n)} by their title only`, lacking: (n) => `${String(n)} cannot be sent`,
    reportsTo: 'Where it pushes its reports', reportsNote: 'To be entered at the provider. It holds a secret; do not pass it on.',
    waiting: 'Waiting', nothingWaits: 'Nothing waits.', why: { due: 'about to go', night: 'rests for the night', allowance: 'recipient had enough', carrier: 'waits for a carrier' }, count: (n) => n.toLocaleString(),
    limits: 'What one number or mailbox gets at the most', code: 'Codes', notice: 'Everything else', most: (m) => `${String(m.minute)} a minute, ${String(m.hour)} an hour, ${String(m.day)} a day`,
    tries: (n) => (n === 1 ? 'tried once' : `tried ${String(n)} times`), instead: 'instead of a text message',
  },
};
