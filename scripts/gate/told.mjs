const FIRST = 25; // lines of what a failed test said: what was expected
const LAST = 15; // and where: the call stack stands at the end

/** What failed and why, for the end of a run whose beginning nobody may be able to read any more: its name, and below it what it said, without colours and empty lines, the middle of a long text left out. */
export function told(name, messages) {
  const lines = messages.map(String).join('\n').replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n').filter((line) => line.trim() !== '').map((line) => line.slice(0, 300));
  const left = lines.length - FIRST - LAST;
  const shown = left > 0 ? [...lines.slice(0, FIRST), `… ${left} lines …`, ...lines.slice(-LAST)] : lines;
  return [name, ...shown.map((line) => `     ${line}`)].join('\n');
}
