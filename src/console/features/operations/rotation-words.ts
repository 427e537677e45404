type Words = { title: string; key: string; underWay: string; done: string; progress: string; columns: (done: number, all: number) => string; sealed: string; left: string; notCounted: string; times: string; keep: string; giveUp: string };

const zh: Words = {
  title: '密钥轮换', key: '新主密钥编号', underWay: '进行中', done: '已完成', progress: '进度', columns: (done, all) => `${String(done)} / ${String(all)} 列`, sealed: '已换封', left: '仍用旧密钥', notCounted: '本轮走完后清点', times: '开始 – 最近',
  keep: '完成前旧密钥不能停用；中断后再次运行 npm run keys:rotate 会接着做。', giveUp: '数据库里已没有旧密钥密封的内容。旧密钥在用它做的最后一份备份过期之前仍须封存。',
};
const en: Words = {
  title: 'Change of master keys', key: 'Number of the new key', underWay: 'under way', done: 'done', progress: 'Progress', columns: (done, all) => `${String(done)} of ${String(all)} columns`, sealed: 'Sealed anew', left: 'Sealed with older keys still', notCounted: 'counted at the end of the round', times: 'Begun – last',
  keep: 'Until it is done the old key is needed; npm run keys:rotate goes on where it was.', giveUp: 'Nothing in the database is sealed with an older key. Keep the old key locked away until the last backup made with it has gone.',
};

/** What the card of a change of keys says. */
export const rotationWords: { zh: Words; en: Words } = { zh, en };
