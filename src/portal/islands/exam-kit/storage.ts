/** What this browser keeps between two openings of the page (IndexedDB); where it keeps nothing, it lasts until the page is closed. */
const memory = new Map<string, unknown>();
let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('jinbang-exam-kit', 1);
    request.onupgradeneeded = () => { request.result.createObjectStore('kept'); };
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(new Error('this browser keeps nothing')); };
  });
  return opened;
}

/** Keeps a value durably before it answers; false where the browser keeps nothing. */
export async function keep(name: string, value: unknown): Promise<boolean> {
  memory.set(name, value);
  try {
    const db = await database();
    await new Promise<void>((resolve, reject) => {
      const act = db.transaction('kept', 'readwrite', { durability: 'strict' });
      act.objectStore('kept').put(value, name);
      act.oncomplete = () => { resolve(); };
      act.onabort = () => { reject(new Error('not kept')); };
    });
    return true;
  } catch {
    return false;
  }
}

/** What was kept under a name. */
export async function kept<T>(name: string): Promise<T | undefined> {
  try {
    const db = await database();
    return await new Promise<T | undefined>((resolve, reject) => {
      const request: IDBRequest<T | undefined> = db.transaction('kept').objectStore('kept').get(name);
      request.onsuccess = () => { resolve(request.result); };
      request.onerror = () => { reject(new Error('not read')); };
    });
  } catch {
    return memory.get(name) as T | undefined;
  }
}
