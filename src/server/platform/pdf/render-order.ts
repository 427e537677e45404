/** One document to render: a template, its data and its files; what goes to the renderer process. */
export type RenderOrder = {
  id: number;
  /** Folder of the template, its whole world: it can read nothing outside. */
  folder: string;
  main: string;
  /** Shadowed files by name relative to the folder: data, photo, codes, the shared library. */
  files: Record<string, Uint8Array>;
  fonts: string[];
  /** Seconds since 1970; stamped as creation date, so that the same document has the same bytes. */
  createdAt: number;
};

export type RenderAnswer = { id: number; pdf: Uint8Array } | { id: number; fault: string };
