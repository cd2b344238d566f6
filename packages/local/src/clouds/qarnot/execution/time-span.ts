const SPAN = /^(-?)(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

/** Milliseconds of `[d.]hh:mm:ss[.fffffff]`; undefined for anything else. */
export function parseTimeSpan(text: string): number | undefined {
  const [, sign, days = '0', hours, minutes, seconds, fraction = ''] = SPAN.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = (Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60 + Number(seconds);
  const ms = whole * 1000 + Number(`0.${fraction.padEnd(1, '0')}`) * 1000;
  return sign === '-' ? -ms : ms;
}

/** The shortest `[d.]hh:mm:ss[.fffffff]` of a duration in milliseconds. */
export function formatTimeSpan(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const days = Math.floor(whole / 86_400_000);
  const clock = [
    two((whole / 3_600_000) % 24),
    two((whole / 60_000) % 60),
    two((whole / 1000) % 60),
  ];
  const rest = whole % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}0000`;
  return `${days === 0 ? '' : `${days}.`}${clock.join(':')}${fraction}`;
}
