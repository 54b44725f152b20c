const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `12.3 MB`, in steps of 1000 as package indexes show sizes. */
export function showBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`
}

/** `4.2 s`, `3 min 05 s`. */
export function showSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** `1 wheel`, `12 wheels`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${many} ${many === 1 ? noun : plural}`
}
