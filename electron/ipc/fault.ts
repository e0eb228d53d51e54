/** An expected failure of a service: crosses to the renderer as its code. Anything else thrown is a bug. */
export class Fault extends Error {
  readonly code: string;
  readonly detail: string | undefined;

  constructor(code: string, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
  }
}

/** The code of a failed system call (ENOENT, ENOSPC…), or nothing. */
export const systemCode = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};
