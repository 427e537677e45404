type Step = 'prepared' | 'writing' | 'moved' | 'finished';
type Words = { title: string; version: string; steps: Record<Step, string>; progress: string; columns: (done: number, all: number) => string; moved: string; left: string; notCounted: string; times: string; next: Record<Step, string> };

const zh: Words = {
  title: '索引密钥更换', version: '新版本', steps: { prepared: '已备好', writing: '换算中', moved: '已换算完', finished: '已完成' },
  progress: '进度', columns: (done, all) => `${String(done)} / ${String(all)} 列`, moved: '已换算', left: '仍是旧版本', notCounted: '本轮走完后清点', times: '开始 – 最近',
  next: {
    prepared: '依次重启所有进程，然后运行 npm run keys:rotate -- --index write。', writing: '依次重启所有进程，然后运行 npm run keys:rotate -- --index；中断后再次运行会接着做。',
    moved: '运行 npm run keys:rotate -- --index --check，退出码为 0 后运行 npm run keys:rotate -- --index finish，再依次重启。', finished: '重启过的进程不再查找旧版本。',
  },
};
const en: Words = {
  title: 'Change of the index secret', version: 'New version', steps: { prepared: 'prepared', writing: 'under way', moved: 'all made anew', finished: 'done' },
  progress: 'Progress', columns: (done, all) => `${String(done)} of ${String(all)} columns`, moved: 'Made anew', left: 'In the earlier version still', notCounted: 'counted at the end of the round', times: 'Begun – last',
  next: {
    prepared: 'Restart every process in turn, then run npm run keys:rotate -- --index write.', writing: 'Restart every process in turn, then run npm run keys:rotate -- --index; it goes on where it was.',
    moved: 'Run npm run keys:rotate -- --index --check; once it ends with 0, npm run keys:rotate -- --index finish, then restart in turn.', finished: 'Processes restarted since look for the earlier version no more.',
  },
};

/** What the card of a change of the index secret says. */
export const indexChangeWords: { zh: Words; en: Words } = { zh, en };
