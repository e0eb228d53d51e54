export const sentinel: string;
export const readFuses: (bytes: Uint8Array) => Record<string, boolean> | null;
