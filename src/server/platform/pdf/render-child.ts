import { join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { RenderAnswer, RenderOrder } from './render-order.ts';

/**
 * The renderer process: takes orders over IPC, one at a time, and answers with a PDF/A-2a or the fault. It is a process of its own
 * because the compiler keeps memory with each document; whoever started it replaces it from time to time.
 */
const compilers = new Map<string, NodeCompiler>();

const SWEEP_EVERY = 5;
let rendered = 0;

process.on('message', (order: RenderOrder) => {
  process.send?.(answer(order));
});
process.on('disconnect', () => process.exit(0));

function answer(order: RenderOrder): RenderAnswer {
  try {
    return { id: order.id, pdf: render(order) };
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

function render(order: RenderOrder): Uint8Array {
  const compiler = compilerFor(order);
  try {
    for (const [name, bytes] of Object.entries(order.files)) compiler.mapShadow(join(order.folder, name), Buffer.from(bytes));
    const compiled = compiler.compile({ mainFilePath: join(order.folder, order.main) });
    const diagnostics = compiled.takeDiagnostics();
    if (diagnostics) throw new Error(`the template ${order.main} does not compile cleanly: ${explain(compiler, diagnostics)}`);
    if (!compiled.result) throw new Error(`the template ${order.main} gave no document`);
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: order.createdAt });
    assertOwnFonts(pdf);
    return pdf;
  } finally {
    compiler.resetShadow();
    rendered += 1;
    // what the last documents did not use is forgotten, in few sweeps: each looks at everything that is remembered
    if (rendered % SWEEP_EVERY === 0) compiler.evictCache(2);
  }
}

function compilerFor({ folder, fonts }: RenderOrder): NodeCompiler {
  const known = compilers.get(folder);
  if (known) return known;
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });
  compilers.set(folder, compiler);
  return compiler;
}

function explain(compiler: NodeCompiler, diagnostics: NodeError): string {
  return compiler.fetchDiagnostics(diagnostics).map((d: unknown) => JSON.stringify(d)).join('; ').slice(0, 2000);
}

/** The compiler also finds the fonts of the machine and cannot be told not to; a document that took one is not the same everywhere. */
function assertOwnFonts(pdf: Buffer): void {
  const foreign: string[] = [];
  for (let at = pdf.indexOf('/BaseFont'); at >= 0; at = pdf.indexOf('/BaseFont', at + 9)) {
    const name = /^\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/>]+)/.exec(pdf.toString('latin1', at, at + 200))?.[1] ?? '';
    if (!name.startsWith('Jinbang')) foreign.push(name);
  }
  if (foreign.length > 0) throw new Error(`the document uses fonts of the machine: ${[...new Set(foreign)].join(', ')}`);
}
