// The part of WebHID's HIDCollectionInfo that is read here, as plain data: the domain needs no DOM types, and a
// description may be incomplete, since what an operating system gives differs (Windows has no nesting, for instance).

export interface HidItem {
  /** Bits per value. */
  readonly reportSize?: number | undefined;
  /** How many values. */
  readonly reportCount?: number | undefined;
  /** Each value names a usage instead of being the state of one. */
  readonly isArray?: boolean | undefined;
  /** False: a report of what changed, not of what is. */
  readonly isAbsolute?: boolean | undefined;
  readonly isRange?: boolean | undefined;
  /** 32 bits each: page in the upper half, usage in the lower. */
  readonly usages?: readonly number[] | undefined;
  readonly usageMinimum?: number | undefined;
  readonly usageMaximum?: number | undefined;
  readonly logicalMinimum?: number | undefined;
  readonly logicalMaximum?: number | undefined;
}

export interface HidReport {
  /** 0 where the device numbers no reports. */
  readonly reportId?: number | undefined;
  readonly items?: readonly HidItem[] | undefined;
}

export interface HidCollection {
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
  readonly inputReports?: readonly HidReport[] | undefined;
  readonly outputReports?: readonly HidReport[] | undefined;
}
