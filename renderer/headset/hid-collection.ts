// The part of WebHID's HIDCollectionInfo that is read here, as plain data: the domain needs no DOM types, and a
// description may be incomplete, since what an operating system gives differs (Windows has no nesting, for instance).

export interface HidItem {
  /** Bits per value. */
  readonly reportSize?: number;
  /** How many values. */
  readonly reportCount?: number;
  /** Each value names a usage instead of being the state of one. */
  readonly isArray?: boolean;
  /** False: a report of what changed, not of what is. */
  readonly isAbsolute?: boolean;
  readonly isRange?: boolean;
  /** 32 bits each: page in the upper half, usage in the lower. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly logicalMinimum?: number;
  readonly logicalMaximum?: number;
}

export interface HidReport {
  /** 0 where the device numbers no reports. */
  readonly reportId?: number;
  readonly items?: readonly HidItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}
