import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { isDeskUrl } from '../ipc/trusted-frame';
import webFiles from './web-files.json';

const refuse = (status: number) => new Response(null, { status });
const types: Record<string, string> = webFiles.types;

/** The file that a path of the desk's scheme stands for, or null when it leads out of the folder. */
export const fileFor = (root: string, pathname: string): string | null => {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
  return file.startsWith(resolve(root) + sep) ? file : null;
};

/** Answers app://desk/… from one folder, with the policy of the moment. */
export const serveDesk =
  (root: string, policy: () => string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (!isDeskUrl(request.url)) return refuse(403);
    const file = fileFor(root, new URL(request.url).pathname);
    const type = file === null ? undefined : types[extname(file)];
    if (file === null || type === undefined) return refuse(404);
    let body: Buffer<ArrayBuffer>;
    try {
      body = await readFile(file);
    } catch {
      return refuse(404);
    }
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: {
        'content-type': type,
        'content-security-policy': policy(),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-cache',
      },
    });
  };
