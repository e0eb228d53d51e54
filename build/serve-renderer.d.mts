export interface ServedRenderer {
  /** With a settings file it ends in the fragment that fetches the file, once. */
  url: string;
  close(): Promise<void>;
}

export function serveRenderer(options: {
  root: string;
  /** 0: any free one. */
  port: number;
  settingsFile?: string | undefined;
  /** The page could not use the settings file. */
  onRefused?: (why: string) => void;
  /** For a laboratory: servers outside this machine may do without TLS. */
  allowUnencrypted?: boolean;
}): Promise<ServedRenderer>;
