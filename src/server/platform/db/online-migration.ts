/** One thing a migration does that a program of the release before, still at work, may not outlive, or waits for. */
export type Offence = { file: string; statement: string; why: string };

type Rule = { why: string; breaks: (statement: string, made: ReadonlySet<string>) => boolean };

const onOlder = (pattern: RegExp) => (statement: string, made: ReadonlySet<string>): boolean => {
  const table = pattern.exec(statement)?.[1];
  return table !== undefined && !made.has(table);
};
const ALTER = 'alter table (?:only )?(?:if exists )?(\\w+)\\b.*';

/** What is refused, and what to do instead; a table made in the same file is empty and nobody's yet, so anything may be done to it. */
const RULES: readonly Rule[] = [
  { why: 'takes a column away: the program before this one still reads it; take it away one release later', breaks: onOlder(new RegExp(`${ALTER}\\bdrop column\\b`)) },
  { why: 'takes a table away: the program before this one still reads it; take it away one release later', breaks: onOlder(/drop table (?:if exists )?(\w+)/) },
  { why: 'renames: the program before this one knows the old name; add the new beside it', breaks: onOlder(new RegExp(`${ALTER}\\brename\\b`)) },
  { why: 'changes a type: the table is written anew under a lock; add a column, fill it in batches, read the new one', breaks: onOlder(new RegExp(`${ALTER}\\balter (?:column )?\\w+ (?:set data )?type\\b`)) },
  { why: 'makes a column not null: the whole table is read under a lock; add a check … not valid, validate it later', breaks: onOlder(new RegExp(`${ALTER}\\balter (?:column )?\\w+ set not null\\b`)) },
  { why: 'adds a column that must be filled: the program before this one does not fill it; give it a default, or let it be null', breaks: (s, made) => onOlder(new RegExp(`${ALTER}\\badd column\\b`))(s, made) && columnsAdded(s).some((c) => /\bnot null\b/.test(c) && !/\b(default|generated)\b/.test(c)) },
  { why: 'gives a column a default that is reckoned row by row: the table is written anew under a lock', breaks: (s, made) => onOlder(new RegExp(`${ALTER}\\badd column\\b`))(s, made) && columnsAdded(s).some((c) => /\bdefault (?:gen_random_uuid|clock_timestamp|random|nextval)\b/.test(c) || /\bgenerated always as\b/.test(c)) },
  { why: 'adds a rule that is held against every row under a lock: add it not valid, validate it in a file of its own', breaks: (s, made) => onOlder(new RegExp(`${ALTER}\\badd (?:constraint \\w+ )?(?:check|foreign key|exclude)\\b`))(s, made) && !/\bnot valid\b/.test(s) },
  { why: 'adds a key whose index is made under a lock', breaks: (s, made) => onOlder(new RegExp(`${ALTER}\\badd (?:constraint \\w+ )?(?:unique|primary key)\\b`))(s, made) && !/\busing index\b/.test(s) },
  { why: 'makes an index while writers wait; say why the table is small, or have the operator make it concurrently before', breaks: onOlder(/create (?:unique )?index (?:if not exists )?(?:\w+ )?on (?:only )?(\w+)/) },
  { why: 'changes every row in one statement: writers of each wait until all are done; do it in batches by a job', breaks: onOlder(/^(?:update|delete from) (?:only )?(\w+)/) },
];

/** What a migration does that needs the program to stand still (扩展/收缩迁移), but for statements with the words `online: <why>` in a comment right above. */
export function offencesOf(file: string, text: string): Offence[] {
  const statements = splitStatements(text);
  const made = new Set(statements.flatMap(({ sql }) => /create table (?:if not exists )?(\w+)/.exec(sql)?.[1] ?? []));
  return statements.flatMap(({ sql, excused }) => (excused ? [] : RULES.filter((rule) => rule.breaks(sql, made)).map(({ why }) => ({ file, statement: sql.slice(0, 120), why }))));
}

function columnsAdded(sql: string): string[] {
  return sql.split(/\badd column\b/).slice(1);
}

/** The statements of a file, in small letters and single blanks, without comments; bodies of functions are no statements of their own. */
export function splitStatements(text: string): { sql: string; excused: boolean }[] {
  const parts = text.match(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|;|[^-/'$;]+|[-/$]/g) ?? [];
  const found: { sql: string; excused: boolean }[] = [];
  let [sql, excused] = ['', false];
  const end = () => {
    const plain = sql.toLowerCase().replaceAll(/\s+/g, ' ').trim();
    if (plain !== '') found.push({ sql: plain, excused });
    [sql, excused] = ['', false];
  };
  for (const part of parts) {
    if (part.startsWith('--')) excused ||= /^--\s*online:\s*\S.{9,}/.test(part);
    else if (part === ';') end();
    else sql += /^(?:'|\$\w*\$)/.test(part) ? "''" : part.startsWith('/*') ? ' ' : part;
  }
  end();
  return found;
}
