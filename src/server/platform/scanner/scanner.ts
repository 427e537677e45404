/** What the scan says of one file: a signature that was found goes by its own name; `unavailable` is never taken for clean; `off` was chosen by the operator. */
export type ScanAnswer = { found: 'clean' | 'unavailable' | 'off' } | { found: 'infected'; signature: string };

/** The malware scan every upload passes (查毒); the real one is a clamd, the stand-in knows the EICAR test file. The file's name is for whoever keeps what was flagged. */
export type FileScanner = { scan: (bytes: Buffer, fileName: string) => Promise<ScanAnswer> };

/** No scan, because the operator said so (`MALWARE_SCANNER=off`). */
export const noScanner: FileScanner = { scan: () => Promise.resolve({ found: 'off' }) };
