export interface Signing {
  certificate: { file: string } | { bytes: Buffer };
  password: string;
  /** Null: nobody says when it was signed. */
  timestamp: string | null;
}
export const signingOf: (environment: Record<string, string | undefined>) => Signing | null;
export const signWindows: (file: string, signing: Signing) => void;
