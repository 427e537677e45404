import { resultsBodyFrom, resultsFrom, type ResultsBody, type SealedResults } from '#contracts/exam-kit-file.ts';

export type OpenedResults = { bundle: SealedResults; body: ResultsBody };

/** The bundles of a file of results with what they say; undefined when anything in it is not of our making. It says nothing of seal and signature yet. */
export function openResults(text: string): OpenedResults[] | undefined {
  const file = resultsFrom(jsonOf(text));
  const opened = file?.bundles.map((bundle) => ({ bundle, body: resultsBodyFrom(bundle.body) }));
  return opened?.every((o): o is OpenedResults => o.body !== undefined) ? opened : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
