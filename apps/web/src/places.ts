import { fileURLToPath } from 'node:url';

/** Folders of the source tree, the same whether the compiled files or the sources run. */
export const viewsFolder = fileURLToPath(new URL('../src/views', import.meta.url));
export const filesFolder = fileURLToPath(new URL('../src/assets/files', import.meta.url));
