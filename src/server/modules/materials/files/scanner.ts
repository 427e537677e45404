/** The malware scan every upload passes (安全检查); the real one is a clamd, the stand-in knows the EICAR test file. */
export type FileScanner = { scan: (bytes: Buffer) => Promise<'clean' | 'infected' | 'unavailable'> };
