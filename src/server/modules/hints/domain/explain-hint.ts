import type { HintKind } from '#contracts/hints.ts';
import type { Words } from '#contracts/words.ts';

/** From how many accounts on something in common is worth a look, and over how many days; fewer is a family. */
export const THRESHOLDS = { device: { people: 3, days: 90 }, network: { people: 30, days: 30 }, file: { people: 2 }, photo: { people: 2 }, mailbox: { people: 2, days: 365 }, phone: { people: 3, days: 365 } } as const;

/** What a hint says, in words a reviewer can act on: what was seen, of how many, and what harmless reason there may be. */
export function explainHint(kind: HintKind, people: number): Words {
  const n = String(people);
  switch (kind) {
    case 'same_device': return { zh: `近 ${String(THRESHOLDS.device.days)} 天有 ${n} 个账号从同一设备、同一网络登录。可能是家人或单位代为操作，也可能是代报名。`, en: `${n} accounts signed in from one device on one network within ${String(THRESHOLDS.device.days)} days. A family or an employer may do so, or somebody who registers others.` };
    case 'same_network': return { zh: `近 ${String(THRESHOLDS.network.days)} 天有 ${n} 个账号从同一网络登录。学校、单位、网吧共用网络时常见。`, en: `${n} accounts signed in from one network within ${String(THRESHOLDS.network.days)} days, as happens at schools and offices.` };
    case 'same_file': return { zh: `${n} 个账号上传了完全相同的文件作证明材料。同一张证书不会属于两人；统一格式的工作证明样本可能相同。`, en: `${n} accounts uploaded the very same file as proof. One certificate does not belong to two persons; a blank form of an employer may.` };
    case 'same_photo': return { zh: `照片与另一账号的照片相似。双胞胎、同一照相馆的背景也会相似，请对照两张照片。`, en: `The photo looks like that of another account. Twins do, and pictures of one studio may: compare the two.` };
    case 'same_contact': return { zh: `${n} 个账号先后用同一手机号或邮箱接收消息。夫妻共用、换号后他人再用都可能。`, en: `${n} accounts received messages at one phone or mailbox. Couples share one, and numbers are given out again.` };
    case 'same_identity': return { zh: `${n} 个账号姓名、出生日期、性别相同而证件类型不同，可能是同一人用两种证件注册。同名同日生的人也有。`, en: `${n} accounts share name, birthday and sex and were registered with documents of different types: perhaps one person twice. Namesakes born on one day exist.` };
  }
}
