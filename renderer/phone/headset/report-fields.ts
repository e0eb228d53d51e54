import type { HidCollection, HidItem, HidReport } from './hid-collection';

/** One value in a report: which bits, and what they mean (USB HID 1.11 section 6.2.2.5). */
export interface ReportField {
  /** 32 bits: page and usage. Of an array, the usage of its first value. */
  readonly usage: number;
  /** The first bit, counted from the start of the report's data (its number is not part of it). */
  readonly bit: number;
  /** Bits. */
  readonly size: number;
  /** The report says what changed, not what is. */
  readonly relative: boolean;
  /** Of an array: what each value names; null where the value is the usage's own state. */
  readonly names: ReadonlyMap<number, number> | null;
}

export interface ReportLayout {
  readonly reportId: number;
  readonly fields: readonly ReportField[];
  /** Whole bytes of data, without the report's number. */
  readonly bytes: number;
}

/** Far above any headset's report; what claims more is not a description but an attack on memory. */
const longestReportBits = 64 * 1024 * 8;
const mostFields = 4096;
const widestValue = 32;

const whole = (value: number | undefined, most: number): number =>
  value !== undefined && Number.isInteger(value) && value > 0 && value <= most ? value : 0;

const usageAt = (item: HidItem, index: number): number | null => {
  if (item.isRange) {
    const { usageMinimum = 0, usageMaximum = 0 } = item;
    return usageMinimum + index <= usageMaximum ? usageMinimum + index : null;
  }
  // The last usage stands for all values that follow (section 6.2.2.8).
  const usages = item.usages ?? [];
  return usages[Math.min(index, usages.length - 1)] ?? null;
};

const namesOf = (item: HidItem): Map<number, number> => {
  const first = item.logicalMinimum ?? 0;
  const count = item.isRange
    ? (item.usageMaximum ?? 0) - (item.usageMinimum ?? 0) + 1
    : (item.usages ?? []).length;
  const names = new Map<number, number>();
  for (let index = 0; index < Math.min(count, mostFields); index++) {
    const usage = usageAt(item, index);
    if (usage !== null) names.set(first + index, usage);
  }
  return names;
};

/**
 * The fields of one item. Whether a field is marked constant is not asked: some devices mark real buttons so.
 * Only bits without a usage are padding.
 */
const fieldsOf = (item: HidItem, from: number): { fields: ReportField[]; bits: number } => {
  const size = whole(item.reportSize, longestReportBits);
  const count = whole(item.reportCount, longestReportBits);
  const bits = size * count;
  const fields: ReportField[] = [];
  if (bits === 0 || bits > longestReportBits || size > widestValue) return { fields, bits };
  const relative = item.isAbsolute === false;
  for (let index = 0; index < Math.min(count, mostFields); index++) {
    const bit = from + index * size;
    const usage = usageAt(item, item.isArray ? 0 : index);
    if (usage === null) break;
    // An array of single bits is a set of buttons: read by its values, one of them would be pressed at rest.
    const names = item.isArray && size > 1 ? namesOf(item) : null;
    fields.push({ usage, bit, size, relative, names });
  }
  return { fields, bits };
};

/** Where everything lies in a report; null where its description cannot be true. */
export const layoutOf = (report: HidReport): ReportLayout | null => {
  const fields: ReportField[] = [];
  let bit = 0;
  for (const item of report.items ?? []) {
    const read = fieldsOf(item, bit);
    fields.push(...read.fields);
    bit += read.bits;
    if (bit > longestReportBits || fields.length > mostFields) return null;
  }
  const reportId = report.reportId ?? 0;
  if (!Number.isInteger(reportId) || reportId < 0 || reportId > 255) return null;
  return { reportId, fields, bytes: Math.ceil(bit / 8) };
};

/**
 * The layouts of the reports of the collections given. Children are not looked at: browsers list a field in each
 * collection around it, so that the outermost has them all, and reading both would count every bit twice.
 */
export const layoutsOf = (
  collections: readonly HidCollection[],
  way: 'inputReports' | 'outputReports',
): ReportLayout[] =>
  collections
    .flatMap((collection) => collection[way] ?? [])
    .map(layoutOf)
    .filter((layout) => layout !== null);

/** The value of a field in the data of its report; null where the report is too short for it. */
export const readField = (data: DataView, { bit, size }: ReportField): number | null => {
  if (bit + size > data.byteLength * 8) return null;
  let value = 0;
  for (let index = 0; index < size; index++) {
    const at = bit + index;
    const set = (data.getUint8(at >> 3) >> (at & 7)) & 1;
    value += set * 2 ** index;
  }
  return value;
};
