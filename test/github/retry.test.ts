import { expect, test } from 'vitest'
import { retryWait } from '../../src/github/retry.ts'

const NOW = 1_000_000

test.each([
  { name: 'a bad gateway: a second, then twice as long', answer: { status: 502, message: '' }, attempt: 3, want: 4 },
  { name: 'a time-out', answer: { status: 408, message: '' }, attempt: 1, want: 1 },
  { name: 'no answer at all', answer: { message: 'socket hang up' }, attempt: 1, want: 1 },
  { name: 'Retry-After, to the second', answer: { status: 429, message: '', retryAfterSeconds: 7 }, attempt: 1, want: 7 },
  { name: 'Retry-After with an outage', answer: { status: 503, message: '', retryAfterSeconds: 9 }, attempt: 1, want: 9 },
  { name: 'a primary limit: until it resets', answer: { status: 403, message: 'API rate limit exceeded', remaining: 0, resetAt: NOW + 30 }, attempt: 1, want: 30 },
  { name: 'a secondary limit without a word of when: a minute', answer: { status: 403, message: 'You have exceeded a secondary rate limit' }, attempt: 1, want: 60 },
  { name: 'a limit that resets in an hour: not worth the wait', answer: { status: 403, message: '', remaining: 0, resetAt: NOW + 3600 }, attempt: 1, want: undefined },
  { name: 'a missing permission: no second try', answer: { status: 403, message: 'Resource not accessible by integration', remaining: 4999 }, attempt: 1, want: undefined },
  { name: 'a wrong token', answer: { status: 401, message: 'Bad credentials' }, attempt: 1, want: undefined },
  { name: 'a rejected file', answer: { status: 422, message: 'Validation Failed' }, attempt: 1, want: undefined },
  { name: 'the last attempt', answer: { status: 502, message: '' }, attempt: 6, want: undefined },
])('$name', ({ answer, attempt, want }) => expect(retryWait(answer, attempt, NOW)).toBe(want)) // biome-ignore format: a table
