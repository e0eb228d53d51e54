import type { BookCore } from '../archive/page-parts';
import type { AheadNews } from '../archive/prefetch';
import type { RecordingKey } from '../archive/recording-sound';
import type { Room } from '../archive/reserve-file';
import type { InteractionId } from '../customers';
import type { Log, Result } from '../../kernel';
import type { RecordingStorage, SweepRules } from '../../model/recording';

// What the page and the worker of the book say to each other. Plain data: what the structured clone carries.

type Plain = Pick<
  BookCore,
  | 'open'
  | 'matchKeys'
  | 'customer'
  | 'search'
  | 'saveCustomer'
  | 'removeCustomer'
  | 'interaction'
  | 'saveInteraction'
  | 'patchInteraction'
  | 'saveNote'
  | 'restoreInteraction'
  | 'exampleCount'
  | 'bringExamples'
  | 'removeExamples'
>;

/** Watches of the book by name; the last of what each takes is who is told. */
export type WatchName =
  | 'watchCustomer'
  | 'watchHistory'
  | 'watchContactCount'
  | 'watchCalls'
  | 'watchInteraction'
  | 'watchRecordings';

// oxlint-disable-next-line typescript/consistent-type-definitions -- an interface has no index signature
export type PageSide = {
  questions: {
    [Name in keyof Plain]: Plain[Name];
  } & {
    /** `lock`: a Web Lock that the worker holds as long as it lives. */
    begin(lock: string): Promise<null>;
    /** `decides`: by which key the page is asked what is of this run. */
    closeInterrupted(decides: number): Promise<Result<InteractionId[]>>;
    beginRecording: RecordingStorage['begin'];
    appendRecording: RecordingStorage['append'];
    finishRecording: RecordingStorage['finish'];
    recordingSound: RecordingStorage['sound'];
    removeRecording: RecordingStorage['remove'];
    sweepRecordings(rules: Omit<SweepRules, 'isGone'>, decides: number): Promise<Result<number>>;
  };
  news: {
    watch(key: number, name: WatchName, of: unknown[]): void;
    stopWatch(key: number): void;
    lossSeen(): void;
  };
};

// oxlint-disable-next-line typescript/consistent-type-definitions -- an interface has no index signature
export type WorkerSide = {
  questions: {
    decide(key: number, id: string): Promise<boolean>;
    recordingKey: RecordingKey;
    roomReady(): Promise<boolean>;
    roomCheck(): Promise<Room>;
    roomKeep(): Promise<Room>;
    roomMend(): Promise<boolean>;
  };
  news: {
    log: Log;
    ahead(news: AheadNews): void;
    bookLost(lost: boolean): void;
    roomLeft(left: boolean): void;
    roomTears(): void;
    /** What whoever watches is told. */
    told(key: number, values: unknown[]): void;
    /** One row of the first of them is another one; all else is as it was told. */
    toldRow(key: number, place: number, row: unknown): void;
  };
};
