import type { OpenBreach, ProposeDecision } from '#contracts/breaches.ts';
import type { Disposition } from '#contracts/breach-articles.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { IntegrityRecordId } from '#contracts/integrity.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { attachEvidence, decideBreach, dismissBreach, followCorrection, giveStatement, notifyBreach, openBreach, proposeDecision, proposeCaseCorrection, publishBreach, receiveLetter, type BreachCase } from '#server/modules/breaches/index.ts';
import { decideCorrection, proposeCorrection } from '#server/modules/integrity/index.ts';
import type { StoredFile } from '#server/modules/materials/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { LoadedPerson } from './demo-people.store.ts';

/** People of the demonstration about whom there is a case; every one about the examination of the year before. */
export const BREACH_PEOPLE = ['wu-gang', 'wang-lei', 'li-xuemei', 'sun-qiang', 'liu-peng', 'huang-li', 'zheng-xiaoyan', 'zhao-ting', 'chen-jing', 'jiang-mao'] as const;
type Key = (typeof BREACH_PEOPLE)[number];
type Env = { tx: Tx; kit: Kit; now: Instant };
type Officer = Parameters<typeof openBreach>[0];

const STATES = ['opened', 'noticed', 'hearing', 'heard', 'proposed', 'decided', 'served'] as const;
type Reach = (typeof STATES)[number];
type Sample = { key: Key; reach: Reach; article: OpenBreach['article']; item: number; place: string; facts: string; disposition: Disposition; said?: string; answer?: string; number?: string };

const SAMPLES: readonly Sample[] = [
  { key: 'wu-gang', reach: 'opened', article: '7', item: 5, place: '济南第三考点第 08 考场 17 座', facts: '开考 50 分钟后，监考人员发现其使用藏于眼镜腿内的微型接收设备，当场收缴并由两名监考人员签字确认。', disposition: 'all_void' },
  { key: 'wang-lei', reach: 'noticed', article: '6', item: 7, place: '济南第一考点第 22 考场 05 座', facts: '考试结束后将《建设工程经济》草稿纸夹带出考场，在考点门口被工作人员发现并收回。', disposition: 'subjects_void' },
  { key: 'li-xuemei', reach: 'hearing', article: '9', item: 2, place: '青岛第二考点第 03 考场', facts: '拒绝监考人员核对身份，经劝阻仍不配合，持续约十分钟，影响其他应试人员作答。', disposition: 'removed' },
  { key: 'sun-qiang', reach: 'heard', article: '11', item: 1, place: '烟台第一考点第 11 考场', facts: '《建设工程法规及相关知识》客观题作答与同考场另一应试人员雷同，经阅卷专家组确认。', disposition: 'subjects_void', said: '本人独立作答，邻座可能偷看我的答题卡，请调取监控核实。' },
  { key: 'liu-peng', reach: 'proposed', article: '7', item: 1, place: '济南第二考点第 15 考场 21 座', facts: '抄袭事先写在准考证背面的公式和要点，监考人员当场发现并收缴准考证。', disposition: 'all_void', said: '准考证背面是考前复习时写的，考试时没有看。', answer: '监控录像显示其多次翻看准考证背面，申辩与事实不符，不予采纳。', number: '鲁人考处字〔2026〕第021号' },
  { key: 'huang-li', reach: 'decided', article: '7', item: 2, place: '淄博第一考点第 02 考场', facts: '与后座应试人员互相传递草稿纸，监考人员当场制止，草稿纸上有选择题答案。', disposition: 'all_void', said: '是后座主动把纸扔到我桌上的。', answer: '监控录像显示其先向后座传递草稿纸，申辩不予采纳。', number: '鲁人考处字〔2026〕第018号' },
  { key: 'zheng-xiaoyan', reach: 'served', article: '7', item: 4, place: '潍坊第一考点', facts: '提前离开考场后，在考试结束前通过即时通讯群发布试题及答案，经公安机关核查属实。', disposition: 'all_void', said: '只是和朋友讨论题目，不知道考试还没有结束。', answer: '群聊记录显示其明知考试仍在进行，申辩不予采纳。', number: '鲁人考处字〔2026〕第009号' },
  { key: 'zhao-ting', reach: 'heard', article: '6', item: 4, place: '济南第一考点第 09 考场', facts: '开考后 15 分钟未在规定座位就座，经提醒后仍停留在相邻座位约五分钟。', disposition: 'subjects_void', said: '相邻座位的桌牌贴错了，监考老师让我等候更换。' },
  { key: 'chen-jing', reach: 'served', article: '8', item: 2, place: '济南第四考点第 06 考场', facts: '面部比对不一致，现场认定由他人代替参加考试，替考人员已移交公安机关。', disposition: 'all_void_long', said: '本人参加了考试，因手术后容貌有变化，附医院证明。', answer: '现场比对与询问笔录不支持其申辩，不予采纳。', number: '鲁人考处字〔2026〕第003号' },
  { key: 'jiang-mao', reach: 'served', article: '6', item: 6, place: '济南第二考点第 19 考场', facts: '考试结束信号发出后继续填涂答题卡，经两次提醒后停止。', disposition: 'subjects_void', said: '我没有听清结束铃声。', answer: '考场广播和监考人员均已提醒，申辩不影响事实认定。', number: '鲁人考处字〔2026〕第005号' },
];

/** Opens cases in every state an officer would try, by the commands officers and candidates use. */
export async function openSampleBreaches(env: Env, people: ReadonlyMap<string, LoadedPerson>, evidence: readonly StoredFile[]): Promise<void> {
  const [zheng, feng] = [await officerOf(env, 'weiji.shandong'), await officerOf(env, 'weiji.pizhun')];
  for (const [n, sample] of SAMPLES.entries()) {
    // what 郑刚 opens 冯雪 approves and the other way round, so that something waits for each
    const [one, other] = sample.key === 'liu-peng' ? [feng, zheng] : [zheng, feng];
    const file = evidence[n % evidence.length];
    invariant(file, 'every sample case has its evidence');
    const c = await bring(env, one, other, sample, people, file);
    if (sample.key === 'zhao-ting') must(await dismissBreach(one, c, { reason: '经核实桌牌确有错误，不构成违纪', version: c.version }));
    if (sample.key === 'zheng-xiaoyan') must(await publishBreach(other, c, { from: beijingDay(env.now), until: beijingDay(env.now + 60 * 86_400_000), reason: '传播面广，依法公布' }));
    if (sample.key === 'chen-jing') await correct(one, other, c);
    if (sample.key === 'jiang-mao') must(await proposeCaseCorrection(one, c, { kind: 'revoke', toSubjects: [], documentNumber: '鲁政复决字〔2026〕25号', reason: '行政复议机关调取录像，认定结束信号延迟播放，撤销原处理决定', version: c.version }));
  }
}

async function bring(env: Env, one: Officer, other: Officer, s: Sample, people: ReadonlyMap<string, LoadedPerson>, file: StoredFile): Promise<BreachCase> {
  const accountId = people.get(s.key)?.accountId;
  const account = accountId && (await findAccount(env.tx, env.kit.crypto, accountId));
  invariant(account, `no sample person ${s.key}`);
  const year = Number(beijingDay(env.now).slice(0, 4)) - 1;
  const whose = must(await openBreach(one, {
    person: { by: 'person', name: account.name, documentNumber: account.documentNumber }, article: s.article, item: s.item, subjects: [], occurredOn: `${String(year)}-09-13`, place: s.place, facts: s.facts, examText: `${String(year)}年度一级建造师考试`,
  }));
  const self = { ...env, actor: { accountId: account.id } };
  const proposal = (version: number): ProposeDecision => ({ disposition: s.disposition, decisionNumber: s.number ?? '', reasons: '上述事实有监考记录、收缴物品和现场录像等证据证实，事实清楚，证据充分。', answer: s.answer ?? '', version });
  let c = must(await attachEvidence(one, whose, [file]));
  const steps: Record<Exclude<Reach, 'opened'>, () => Promise<Result<BreachCase>>> = {
    noticed: () => notifyBreach(one, c, { disposition: s.disposition, version: c.version }),
    hearing: () => receiveLetter(self, c.id),
    heard: () => giveStatement(self, c.id, { answer: 'state', text: s.said ?? '' }, []),
    proposed: () => proposeDecision(one, c, proposal(c.version)),
    decided: () => decideBreach(other, c, { decision: 'approve', reason: '', version: c.version }),
    served: () => receiveLetter(self, c.id),
  };
  for (const state of STATES.slice(1, STATES.indexOf(s.reach) + 1)) if (state !== 'opened') c = must(await steps[state]());
  return c;
}

/** A decision lifted by review: proposed by one, approved by the other, the case follows. */
async function correct(one: Officer, other: Officer, c: BreachCase): Promise<void> {
  const id = IntegrityRecordId.parse(c.recordId);
  must(await proposeCorrection(one, id, { kind: 'revoke', documentNumber: '鲁政复决字〔2026〕18号', reason: '行政复议机关采信医院证明，认定替考事实不成立，撤销原处理决定' }));
  await followCorrection(other, must(await decideCorrection(other, id, { decision: 'approve', note: '' })));
}

async function officerOf(env: Env, userName: string): Promise<Officer> {
  const member = await findMemberByUserName(env.tx, userName);
  invariant(member, `no sample member of staff ${userName}`);
  return { ...env, actor: { staffId: member.id, jurisdiction: member.jurisdiction } };
}

/** A refusal is a fault of the sample data and stops here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample case was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
