/** Which of SIP.js's own two phones for applications. */
export type StockKind = 'SimpleUser' | 'SessionManager';

export interface StockOrder {
  kind: StockKind;
  server: string;
  domain: string;
  user: string;
  secret: string;
  /** What it says, in hertz. */
  tone: number;
}

/** What the page puts on `window.stock`. */
export interface StockApi {
  start(order: StockOrder): Promise<void>;
  call(user: string): Promise<void>;
  hangUp(): Promise<void>;
}

declare global {
  interface Window {
    stock: StockApi;
  }
}
