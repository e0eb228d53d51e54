/** What the test and the stand-in's process say to each other. */
export interface SeenFrame {
  url: string;
  isTop: boolean;
}

export type ToStandin =
  | { do: 'fetch'; call: number; url: string }
  | { do: 'invoke'; call: number; channel: string; args: unknown[]; frame: SeenFrame }
  | {
      do: 'permission';
      call: number;
      permission: string;
      url: string;
      mediaTypes: ('audio' | 'video')[];
    }
  | { do: 'probe'; call: number; urls: readonly string[] }
  | { do: 'look'; call: number }
  | { do: 'loaded' }
  | { do: 'press'; accelerator: string }
  | { do: 'secondStart'; argv: string[] }
  | { do: 'power'; event: 'suspend' | 'resume' }
  | { do: 'clickNotice' }
  | { do: 'closeWindow' }
  /** What the page's `beforeunload` said. */
  | { do: 'unloadAnswered'; mayGo: boolean }
  /** What the agent will say to the next question. */
  | { do: 'answerNext'; button: number }
  | { do: 'quit' }
  | { do: 'pageGone'; reason: string };

export type FromStandin =
  | { say: 'load'; url: string }
  /** The window would go: the page is asked. */
  | { say: 'unload' }
  | { say: 'send'; channel: string; args: unknown[] }
  | { say: 'answer'; call: number; value: unknown }
  | { say: 'failed'; call: number; message: string };

export interface FetchedFile {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** What the program lets be done with one address. */
export interface SecurityProbe {
  /** The ways by which the window would go there. */
  leaves: string[];
  /** A window would be opened there. */
  opens: boolean;
  /** A request would be sent there. */
  requests: boolean;
  /** Its page would have the microphone. */
  hears: boolean;
  /** Its page would have a headset. */
  holds: boolean;
}

/** What the program has set of Electron's security checklist (electronjs.org/docs/latest/tutorial/security). */
export interface SecurityLook {
  /** Every page has a sandbox. */
  sandboxed: boolean;
  schemes: { scheme: string; privileges: Record<string, boolean> }[];
  /** A <webview> would be let in. */
  webview: boolean;
  /** What other programs were asked to open. */
  external: string[];
  at: Record<string, SecurityProbe>;
}

/** What can be seen of the desktop from outside. */
export interface DesktopLook {
  shortcuts: string[];
  notices: { title: string; body: string }[];
  tray: { tooltip: string; entries: string[] } | null;
  awake: number;
  shown: number;
  isMinimized: boolean;
  /** The addresses of the window's pages. */
  loaded: string[];
  /** What the agent was asked in a box of the system. */
  asked: { message: string; buttons: string[] }[];
  webPreferences: Record<string, unknown>;
  /** Which sockets WebRTC was told to use. */
  ipHandling: string;
}
