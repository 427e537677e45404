/*
 * How long a site search takes over 20,000 entries (bigger than any portal's): the statements of one page of results, on the embedded PostgreSQL, one after another.
 * `tsx --tsconfig tsconfig.server.json bench/site-search.ts [entries] [questions]`. Prints JSON.
 */
import { listExams } from '#server/modules/catalogue/index.ts';
import { askIndex } from '#server/modules/site/search/domain/query.ts';
import type { Entry } from '#server/modules/site/search/entry.ts';
import { loadFold } from '#server/modules/site/search/fold.ts';
import { findEntries, replaceEntries } from '#server/modules/site/search/search.store.ts';
import { searchSynonyms } from '#server/modules/site/search/synonyms.ts';
import { inTransaction, readAlone } from '#server/platform/db/tx.ts';
import { inProcess } from './support/program.ts';
import { machine, openWorld } from './support/world.ts';

const ENTRIES = Number(process.argv[2] ?? 20_000);
const QUESTIONS = Number(process.argv[3] ?? 1_000);
const PLACES = ['济南', '青岛', '兰州', '成都', '武汉', '杭州', '昆明', '长春', '西安', '乌鲁木齐'];
const MATTERS = ['报名时间安排', '资格核验办法', '审核点对外办理时间', '考试收费标准', '准考证打印', '成绩复核', '证书发放', '考场规则', '告知承诺制', '工作年限计算', '学历核验', '退费办法'];
const ASKED = ['一建', '一级建造师 报名时间', '济南 审核点', '工作年限怎么计算', '成绩复核', '告知承诺制办理要点', '执业药师 报考条件', 'constructor', '退费', '准考证打印时间', '青岛 收费标准', '考', '土木工程', '学历认证需要什么材料', 'safety engineer'];

const world = await openWorld();
try {
  const seeded = await inProcess({ MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error' }, world.template.app, world.folder);
  await seeded.loadReferenceData();
  const exams = await inTransaction(seeded.db, listExams);
  const fold = await loadFold();
  const entry = (n: number): Entry => {
    const exam = exams[n % exams.length];
    const [place = '', matter = ''] = [PLACES[n % PLACES.length], MATTERS[n % MATTERS.length]];
    const name = exam?.name.zh ?? '';
    const text = `${place}${name}考试${matter}，第 ${String(n)} 号。`;
    return { id: `bench:${String(n)}`, kind: 'announcement', province: null, href: `/notices/${String(n)}`, title: { zh: `${place}${name}${matter}`, en: exam?.name.en }, body: { zh: text.repeat(Math.ceil(300 / text.length)) }, weight: 1, shownFrom: 0 };
  };
  const began = performance.now();
  await inTransaction(seeded.db, (tx) => replaceEntries(tx, Array.from({ length: ENTRIES }, (_, n) => entry(n)), fold));
  const buildMs = performance.now() - began;
  const took: number[] = [];
  const now = Date.now();
  for (let n = 0; n < QUESTIONS; n++) {
    const asked = askIndex(ASKED[n % ASKED.length] ?? '', searchSynonyms(), fold);
    if (asked === null) throw new Error('a question of the bench asks nothing');
    const at = performance.now();
    await readAlone(seeded.db, async (tx) => {
      const page = { offset: 0, limit: 10 };
      const { counts } = await findEntries(tx, { words: asked.strict, first: asked.strict, least: 1, pieces: [] }, { now }, page);
      if ([...counts.values()].reduce((sum, found) => sum + found, 0) < 3 && asked.loose.length > 0) await findEntries(tx, { words: [asked.strict, ...asked.loose].join(' | '), first: asked.strict, least: asked.least, pieces: asked.loose }, { now }, page);
    });
    took.push(performance.now() - at);
  }
  await seeded.close();
  took.sort((a, b) => a - b);
  const part = (share: number) => Number((took[Math.floor(took.length * share)] ?? 0).toFixed(1));
  console.log(JSON.stringify({ machine: machine(), entries: ENTRIES, questions: QUESTIONS, buildSeconds: Number((buildMs / 1000).toFixed(1)), ms: { p50: part(0.5), p95: part(0.95), p99: part(0.99), most: part(0.9999) } }, null, 2));
} finally {
  await world.end();
}
