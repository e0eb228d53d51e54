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

/** What can be seen of the desktop from outside. */
export interface DesktopLook {
  shortcuts: string[];
  notices: { title: string; body: string }[];
  tray: { tooltip: string; entries: string[] } | null;
  awake: number;
  shown: number;
  isMinimized: boolean;
  /** What the agent was asked in a box of the system. */
  asked: { message: string; buttons: string[] }[];
  webPreferences: Record<string, unknown>;
  /** Which sockets WebRTC was told to use. */
  ipHandling: string;
}
