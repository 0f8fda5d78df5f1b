/** Counts days from 1 January 1970, as the data does. */

const MILLISECONDS = 86_400_000;

/** The number of a day, `2015-06-12`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS);
}

/** A day's number as `2015-06-12`. */
export function isoDay(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

export function yearOf(number: number): number {
  return new Date(number * MILLISECONDS).getUTCFullYear();
}

export interface Bin {
  /** The first day, and the first day after. */
  readonly begin: number;
  readonly end: number;
  readonly label: string;
}

const MONTH_STEPS = [1, 3, 12, 60, 120];

/** Fewer are not drawn, so that a single day does not fill the whole width. */
const FEWEST = 7;

/**
 * Equal stretches of the calendar, at most so many, that cover these days: days, months, quarters, years …
 * Days are taken only where `exact` says that events are known to the day.
 */
export function calendarBins(first: number, last: number, most: number, exact = true): Bin[] {
  if (exact && last - first < most && last - first < 62) {
    const before = Math.max(0, FEWEST - (last - first) - 1) >> 1;
    return Array.from({ length: Math.max(FEWEST, last - first + 1) }, (_, day) => {
      return { begin: first - before + day, end: first - before + day + 1, label: isoDay(first - before + day) };
    });
  }
  const months = (yearOf(last) - yearOf(first) + 1) * 12;
  const step = MONTH_STEPS.find((candidate) => months / candidate <= most) ?? 1200;
  const start = new Date(first * MILLISECONDS);
  const month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const begin = month - (month % step);
  let length = 1;
  while (monthStart(begin + length * step) <= last) length += 1;
  const before = Math.max(0, FEWEST - length) >> 1;
  return Array.from({ length: Math.max(FEWEST, length) }, (_, place) => {
    const at = begin + (place - before) * step;
    return { begin: monthStart(at), end: monthStart(at + step), label: binLabel(at, step) };
  });
}

function monthStart(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return Math.round(date.getTime() / MILLISECONDS);
}

function binLabel(month: number, step: number): string {
  const year = Math.floor(month / 12);
  if (step === 1) return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
  if (step === 3) return `${year}, quarter ${Math.floor((month % 12) / 3) + 1}`;
  return step === 12 ? String(year) : `${year}–${year + step / 12 - 1}`;
}
