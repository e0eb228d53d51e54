/** An expected failure inside the browser edition's bridge; crosses as its code. */
export class BridgeFault extends Error {
  readonly code: string;
  readonly detail: string | undefined;

  constructor(code: string, detail?: string) {
    super(code);
    this.name = 'BridgeFault';
    this.code = code;
    this.detail = detail;
  }
}
