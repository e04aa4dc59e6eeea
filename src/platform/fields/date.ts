import { asInstant, atLegalTime, type Day, type Instant, isDay } from '../clock.ts';
import type { Widget } from '../form-data.ts';
import { toAscii } from './characters.ts';
import { build, Fault, type Field, type FieldOptions, text } from './field.ts';

function readDay(value: string): Day {
  const match = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(
    toAscii(value).replace(/\s/g, ''),
  );
  if (match === null) throw new Fault('badDate');
  const day = [match[1], match[2] ?? match[4], match[3] ?? match[5]]
    .map((part = '') => part.padStart(2, '0'))
    .join('-');
  if (!isDay(day)) throw new Fault('noSuchDate');
  return day;
}

interface DayOptions extends FieldOptions {
  notFuture?: true;
}

function dayMeta(widget: Widget, options: DayOptions): { widget: Widget; notFuture?: true } {
  return options.notFuture ? { widget, notFuture: true } : { widget };
}

/** A calendar day; also takes 20261122, 2026/11/22 and 2026年11月22日 as people type them. */
export function dayField<const O extends DayOptions>(options: O): Field<Day, O> {
  return build(text, options, dayMeta('date', options), { type: 'string', format: 'date' }, readDay);
}

/** An instant; without offset it is time in Asia/Shanghai ('2026-11-22 09:30'). */
export function dateTimeField<const O extends DayOptions>(options: O): Field<Instant, O> {
  return build(
    text,
    options,
    dayMeta('datetime', options),
    { type: 'string', format: 'date-time' },
    (value) => {
      const typed = toAscii(value).replace('：', ':');
      const local = /^(\S+?)[T\s]+(\d{1,2}:\d{2})(?::00(?:\.000)?)?$/.exec(typed);
      try {
        if (local === null) return asInstant(typed);
        return atLegalTime(readDay(local[1] ?? ''), (local[2] ?? '').padStart(5, '0'));
      } catch (error) {
        if (error instanceof RangeError) throw new Fault('badDateTime');
        throw error;
      }
    },
  );
}
